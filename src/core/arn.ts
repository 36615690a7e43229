/** The six parts of an Amazon Resource Name. `region` and `account` are empty where the service leaves them out. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Splits an ARN; `undefined` when `text` is not one. The resource part keeps its own colons. */
export function parseArn(text: string): Arn | undefined {
  const parts = arnParts.exec(text);
  if (!parts) return undefined;
  const [, partition = '', service = '', region = '', account = '', resource = ''] = parts;
  return { partition, service, region, account, resource };
}

const arnParts = /^arn:([^:]+):([^:]+):([^:]*):([^:]*):(.*)$/s;

/** The ARN of an S3 bucket; S3 ARNs carry neither Region nor account. */
export const bucketArn = (partition: string, bucket: string): string => `arn:${partition}:s3:::${bucket}`;

/** The bucket named by an S3 bucket or object ARN, or `undefined` for any other ARN. */
export function bucketNameOf(arn: string): string | undefined {
  const parsed = parseArn(arn);
  return parsed?.service === 's3' && parsed.region === '' ? parsed.resource.split('/')[0] : undefined;
}

/** The bucket and folder to which an S3 ARN says to deliver; `undefined` for any other ARN. The folder has no end slash. */
export function deliveryPlaceOf(
  arn: string,
): { readonly arn: string; readonly prefix: string | undefined } | undefined {
  const parsed = parseArn(arn);
  const bucket = bucketNameOf(arn);
  if (!parsed || !bucket) return undefined;
  const folder = parsed.resource.slice(bucket.length + 1).replace(/\/+$/, '');
  return { arn: bucketArn(parsed.partition, bucket), prefix: folder || undefined };
}

/**
 * A log group's ARN without the trailing `:*` that CloudTrail and DescribeLogGroups add
 * (Amazon CloudWatch Logs API Reference, LogGroup: `arn` ends with `:*`, `logGroupArn` does not).
 */
export const logGroupArn = (arn: string): string => arn.replace(/:\*$/, '');

/** A day as CloudTrail's folders write it. */
export interface Day {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/** Where a trail delivers, as far as it decides its folders. */
export interface DeliveringTrail {
  readonly S3BucketName: string;
  readonly S3KeyPrefix?: string | undefined;
  readonly IsOrganizationTrail?: boolean | undefined;
}

/**
 * The folder of one account, Region and day, such as `s3://logs/AWSLogs/o-1/111111111111/CloudTrail/eu-west-1/2026/11/19/`
 * (AWS CloudTrail User Guide, "Finding your CloudTrail log files"). Only organization trails name the organization.
 */
export function trailFolder(
  { S3BucketName, S3KeyPrefix, IsOrganizationTrail }: DeliveringTrail,
  organizationId: string | null,
  { account, region }: { readonly account: string; readonly region: string },
  { year, month, day }: Day,
): string {
  const prefix = S3KeyPrefix ? `${S3KeyPrefix.replace(/\/+$/, '')}/` : '';
  const organization = IsOrganizationTrail && organizationId ? `${organizationId}/` : '';
  return `s3://${S3BucketName}/${prefix}AWSLogs/${organization}${account}/CloudTrail/${region}/${year}/${month}/${day}/`;
}

/** Whether what lies in a folder is below a location; Athena reads a location with all folders in it. */
export const isBelow = (folder: string, location: string): boolean => folder.startsWith(withSlash(location));

/** A location as it is compared: the older schemes of Hadoop mean the same, and a folder ends in a slash. */
export const withSlash = (location: string): string => `${location.replace(/^s3[an]:/, 's3:').replace(/\/+$/, '')}/`;

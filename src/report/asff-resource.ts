import { shortened } from './shortened.ts';

/**
 * The resource of a finding in the AWS Security Finding Format: what an ARN names, or the account
 * (Security Hub User Guide, "Resources").
 * @param arn null for the account itself
 */
export function asffResource({
  account,
  region,
  partition,
  arn,
}: {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly arn: string | null;
}) {
  const place = { Partition: partition, Region: region };
  if (arn === null || arn === '') return { Type: 'AwsAccount', Id: `AWS::::Account:${account}`, ...place };
  return { Type: typeOf(arn), Id: shortened(arn, 512), ...place };
}

const typeOf = (arn: string): string => types.find(([pattern]) => pattern.test(arn))?.[1] ?? 'Other';

const types: readonly (readonly [pattern: RegExp, type: string])[] = [
  [/^arn:[^:]*:s3:::[^/]+$/, 'AwsS3Bucket'],
  [/^arn:[^:]*:cloudtrail:[^:]*:\d*:trail\//, 'AwsCloudTrailTrail'],
  [/^arn:[^:]*:kms:[^:]*:\d*:key\//, 'AwsKmsKey'],
  [/^arn:[^:]*:sns:[^:]*:\d*:[^:]+$/, 'AwsSnsTopic'],
  [/^arn:[^:]*:sqs:[^:]*:\d*:[^:]+$/, 'AwsSqsQueue'],
  [/^arn:[^:]*:lambda:[^:]*:\d*:function:/, 'AwsLambdaFunction'],
  [/^arn:[^:]*:ec2:[^:]*:\d*:vpc\//, 'AwsEc2Vpc'],
  [/^arn:[^:]*:ec2:[^:]*:\d*:subnet\//, 'AwsEc2Subnet'],
  [/^arn:[^:]*:ec2:[^:]*:\d*:transit-gateway\//, 'AwsEc2TransitGateway'],
  [/^arn:[^:]*:eks:[^:]*:\d*:cluster\//, 'AwsEksCluster'],
  [/^arn:[^:]*:rds:[^:]*:\d*:db:/, 'AwsRdsDbInstance'],
  [/^arn:[^:]*:rds:[^:]*:\d*:cluster:/, 'AwsRdsDbCluster'],
];

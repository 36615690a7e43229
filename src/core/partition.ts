/**
 * The partition of a Region. AWS names Regions so that the prefix tells the partition
 * (AWS General Reference, "Amazon Resource Names"; botocore's partitions data).
 */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  if (region.startsWith('us-iso-')) return 'aws-iso';
  if (region.startsWith('us-isob-')) return 'aws-iso-b';
  if (region.startsWith('eu-isoe-')) return 'aws-iso-e';
  if (region.startsWith('us-isof-')) return 'aws-iso-f';
  if (region.startsWith('eusc-')) return 'aws-eusc';
  return 'aws';
}

const globalRegions: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-iso': 'us-iso-east-1',
  'aws-iso-b': 'us-isob-east-1',
  'aws-iso-e': 'eu-isoe-west-1',
  'aws-iso-f': 'us-isof-south-1',
  'aws-eusc': 'eusc-de-east-1',
};

/**
 * The Region in which a partition records its global services (IAM, STS's global endpoint, Organizations, sign-in).
 * CloudTrail User Guide, "About global service events": us-east-1 since 22 November 2021.
 */
export const globalRegionOf = (partition: string): string => globalRegions[partition] ?? 'us-east-1';

const regionsByDefault: Readonly<Record<string, readonly string[]>> = {
  aws: [
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-southeast-1',
    'ap-southeast-2',
    'ca-central-1',
    'eu-central-1',
    'eu-north-1',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'sa-east-1',
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
};

/**
 * The Regions that every account of a partition has without opting in
 * (AWS Account Management User Guide, "Enable or disable AWS Regions"): what an account is assumed to have
 * while its own list cannot be read.
 */
export const regionsByDefaultOf = (partition: string): readonly string[] =>
  regionsByDefault[partition] ?? [globalRegionOf(partition)];

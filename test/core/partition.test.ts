import { expect, test } from 'vitest';
import { globalRegionOf, partitionOf, regionsByDefaultOf } from '../../src/core/partition.ts';

test.each([
  ['eu-west-1', 'aws', 'us-east-1'],
  ['cn-northwest-1', 'aws-cn', 'cn-north-1'],
  ['us-gov-east-1', 'aws-us-gov', 'us-gov-west-1'],
  ['us-iso-west-1', 'aws-iso', 'us-iso-east-1'],
  ['us-isob-east-1', 'aws-iso-b', 'us-isob-east-1'],
  ['eu-isoe-west-1', 'aws-iso-e', 'eu-isoe-west-1'],
  ['us-isof-east-1', 'aws-iso-f', 'us-isof-south-1'],
  ['eusc-de-east-1', 'aws-eusc', 'eusc-de-east-1'],
])('%s belongs to %s, whose global Region is %s', (region, partition, global) => {
  expect([partitionOf(region), globalRegionOf(partition)]).toEqual([partition, global]);
  expect(partitionOf(globalRegionOf(partition))).toBe(partition);
  expect(regionsByDefaultOf(partition).map(partitionOf)).toEqual(regionsByDefaultOf(partition).map(() => partition));
  expect(regionsByDefaultOf(partition)).toContain(global);
});

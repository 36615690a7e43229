import { expect, test } from 'vitest';
import { regionsNotGathered } from '../../src/analysis/finding-aggregation.ts';

const regions = ['eu-west-1', 'us-east-1', 'us-west-2'];

test.each([
  ['ALL_REGIONS', [], []],
  ['ALL_REGIONS_EXCEPT_SPECIFIED', ['us-west-2', 'eu-north-1'], ['us-west-2']],
  ['SPECIFIED_REGIONS', ['us-west-2'], ['eu-west-1']],
  ['NO_REGIONS', [], ['eu-west-1', 'us-west-2']],
  ['A_MODE_OF_TOMORROW', ['eu-west-1', 'us-west-2'], ['eu-west-1', 'us-west-2']],
])('%s with %j leaves out %j, and never the home Region', (RegionLinkingMode, Regions, left) => {
  const aggregation = { FindingAggregationRegion: 'us-east-1', RegionLinkingMode, Regions };
  expect(regionsNotGathered(aggregation, regions)).toEqual(left);
});

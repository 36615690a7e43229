import {
  GetFilterCommand,
  type GetFilterCommandOutput,
  ListDetectorsCommand,
  ListFiltersCommand,
} from '@aws-sdk/client-guardduty';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { guardDuty } from '../aws/services.ts';
import { guardDutyFilters } from '../evidence/guardduty-filters.ts';
import { detectorId } from './guardduty-detector.ts';

export default defineCollector({
  kind: guardDutyFilters,
  service: guardDuty,
  operations: { ListDetectors: ListDetectorsCommand, ListFilters: ListFiltersCommand, GetFilter: GetFilterCommand },
  each: { ListFilters: 'detector', GetFilter: 'filter' },
  async collect({ call, attempt }) {
    const DetectorId = await detectorId(call);
    if (DetectorId === undefined) return null;
    const names = await allPages(
      (NextToken) => call.ListFilters({ DetectorId, MaxResults: 50, NextToken }),
      ({ FilterNames }) => required(FilterNames, 'FilterNames'),
      ({ NextToken }) => NextToken,
    );
    const Filters = await Promise.all(
      names.map(async (FilterName) => ({
        Name: FilterName,
        Filter: await attempt(async () => filter(await call.GetFilter({ DetectorId, FilterName }))),
      })),
    );
    return { DetectorId, Filters };
  },
});

function filter({ Action, Description, FindingCriteria }: GetFilterCommandOutput) {
  return {
    Action: required(Action, 'Action'),
    Description,
    FindingCriteria: { Criterion: required(FindingCriteria?.Criterion, 'FindingCriteria.Criterion') },
  };
}

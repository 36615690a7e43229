import { type Finding, GetFindingsCommand, ListDetectorsCommand, ListFindingsCommand } from '@aws-sdk/client-guardduty';
import { allPages, isoDate, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { guardDuty } from '../aws/services.ts';
import { accountId } from '../core/ids.ts';
import { guardDutyOpenFindings, type OpenFinding } from '../evidence/guardduty-open-findings.ts';
import { detectorId } from './guardduty-detector.ts';

/** Findings described in one target; of more, only the number is kept. */
const mostFindings = 500;
/** GetFindings takes at most fifty ids (GuardDuty API Reference). */
const batchSize = 50;

export default defineCollector({
  kind: guardDutyOpenFindings,
  service: guardDuty,
  operations: {
    ListDetectors: ListDetectorsCommand,
    ListFindings: ListFindingsCommand,
    GetFindings: GetFindingsCommand,
  },
  each: { ListFindings: 'detector', GetFindings: 'fifty open findings' },
  async collect({ call }) {
    const DetectorId = await detectorId(call);
    if (DetectorId === undefined) return null;
    const ids = await allPages(
      (NextToken) =>
        call.ListFindings({
          DetectorId,
          FindingCriteria: {
            Criterion: { severity: { GreaterThanOrEqual: 7 }, 'service.archived': { Equals: ['false'] } },
          },
          SortCriteria: { AttributeName: 'updatedAt', OrderBy: 'ASC' },
          MaxResults: 50,
          NextToken,
        }),
      ({ FindingIds }) => required(FindingIds, 'FindingIds'),
      ({ NextToken }) => NextToken,
    );
    const described = ids.slice(0, mostFindings);
    const batches = Array.from({ length: Math.ceil(described.length / batchSize) }, (_, batch) =>
      described.slice(batch * batchSize, (batch + 1) * batchSize),
    );
    const answers = await Promise.all(batches.map((FindingIds) => call.GetFindings({ DetectorId, FindingIds })));
    const Findings = answers.flatMap(({ Findings }) => required(Findings, 'Findings').map(openFinding));
    // What was archived between the two calls is no longer open and is not answered.
    return { DetectorId, Total: ids.length - described.length + Findings.length, Findings };
  },
});

function openFinding(finding: Finding): OpenFinding {
  const date = (name: 'CreatedAt' | 'UpdatedAt') => required(isoDate(new Date(required(finding[name], name))), name);
  return {
    Id: required(finding.Id, 'Id'),
    AccountId: accountId(required(finding.AccountId, 'AccountId')),
    Type: required(finding.Type, 'Type'),
    Severity: required(finding.Severity, 'Severity'),
    Title: finding.Title,
    CreatedAt: date('CreatedAt'),
    UpdatedAt: date('UpdatedAt'),
    Count: finding.Service?.Count,
  };
}

import { detectorArn } from '../../src/analysis/guardduty-arn.ts';
import { millisOf } from '../../src/analysis/instant.ts';
import { defineCheck } from '../../src/core/check.ts';
import { counted } from '../../src/core/counted.ts';
import { guardDutyOpenFindings } from '../../src/evidence/guardduty-open-findings.ts';

const day = 24 * 60 * 60 * 1000;
/** From this severity on AWS calls a finding high, and it is read at all. */
const high = 7;
const critical = 9;

export default defineCheck({
  id: 'guardduty/findings-are-triaged',
  title: 'Grave GuardDuty findings are dealt with in time',
  failureTitle: 'Grave GuardDuty findings lie open',
  severity: 'medium',
  source: 'guardduty',
  breadth: 'target',
  why: 'GuardDuty has seen an intruder, and nobody has answered: the time until somebody looks is the time that the intruder has.',
  remedy: {
    text: 'Investigate the finding. Archive it when it is dealt with, and route findings of this severity to people who are on call.',
    cli: 'aws guardduty get-findings --detector-id DETECTOR_ID --finding-ids FINDING_ID --region REGION\naws guardduty archive-findings --detector-id DETECTOR_ID --finding-ids FINDING_ID --region REGION',
  },
  controls: {
    'nist-800-53-r5': ['IR-4', 'IR-5', 'AU-6', 'SI-4', 'RA-5'],
    'nist-csf-2.0': ['DE.AE-02', 'DE.AE-03', 'DE.AE-07'],
    'pci-dss-4.0.1': ['10.4.1.1', '11.5.1', '12.10.5'],
    'soc-2': ['CC7.3'],
    'iso-27001-2022': ['A.8.16', 'A.5.7'],
    hipaa: ['164.308(a)(6)(ii)'],
    'mitre-attack-18': ['T1078.004'],
    'mitre-attack-19': ['T1078.004'],
  },
  requirements: ['S90'],
  changedBy: ['guardduty:ArchiveFindings', 'guardduty:UnarchiveFindings'],
  needs: { open: guardDutyOpenFindings },
  messages: {
    none: 'No finding of severity {floor} and above is open.',
    recent: 'Open findings of severity {floor} and above: {count}, none older than {days}.',
    forgotten:
      'Open for more than {days}: {count} of severity {floor} and above. The oldest is {type}, severity {severity}, since {since}.',
    noDetector: 'GuardDuty is not enabled here, so there are no findings.',
  },
  *evaluate({ open }, { scope, estate, settings, now, pass, unsound, notApplicable, unknown }) {
    if (!open) return yield notApplicable('noDetector');
    const days = settings.goals.triageDays;
    const floor = Math.max(high, settings.goals.guardDutySeverity);
    const resource = detectorArn(estate, scope, open.DetectorId);
    const operation = 'guardduty:GetFindings';

    // An administrator sees its members' findings as well; those of accounts that were scanned are judged there.
    const grave = open.Findings.filter(
      ({ Severity, AccountId }) => Severity >= floor && (AccountId === scope.account || !estate.scanned.has(AccountId)),
    );
    const forgotten = grave
      .filter(({ CreatedAt }) => now.getTime() - millisOf(CreatedAt) > days * day)
      .sort((a, b) => millisOf(a.CreatedAt) - millisOf(b.CreatedAt));
    const oldest = forgotten[0];
    if (oldest) {
      const facts = {
        Total: open.Total,
        Findings: forgotten
          .slice(0, 10)
          .map(({ Id, Type, Severity, CreatedAt }) => ({ Id, Type, Severity, CreatedAt })),
      };
      const worst = forgotten.some(({ Severity }) => Severity >= critical) ? { severity: 'high' as const } : {};
      const holes = {
        days: counted(days, 'day'),
        floor,
        count: forgotten.length,
        type: oldest.Type,
        severity: oldest.Severity,
      };
      return yield unsound(
        'forgotten',
        { ...holes, since: oldest.CreatedAt },
        { resource, facts, operation, ...worst },
      );
    }
    if (open.Total > open.Findings.length) {
      const message = `of ${open.Total} open findings only ${open.Findings.length} were read`;
      const unread = { kind: 'failed', operation, code: 'TooManyFindings', message, action: operation } as const;
      return yield unknown(unread, { resource });
    }
    const details = { resource, facts: { Total: open.Total }, operation };
    if (grave.length > 0) yield pass('recent', { floor, count: grave.length, days: counted(days, 'day') }, details);
    else yield pass('none', { floor }, details);
  },
});

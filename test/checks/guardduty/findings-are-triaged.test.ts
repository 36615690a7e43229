import check from '../../../checks/guardduty/findings-are-triaged.ts';
import { accountId } from '../../../src/core/ids.ts';
import { describeCheck, logArchive, security, workload } from '../../support/describe-check.ts';
import { DetectorId, detectorArn, openFinding } from '../../support/detectors.ts';

const open = (...Findings: readonly ReturnType<typeof openFinding>[]) => ({
  DetectorId,
  Total: Findings.length,
  Findings,
});
const yesterday = '2026-11-20T09:30:00.000Z';
const { Id, Type } = openFinding();

describeCheck(check, {
  passing: {
    'no open finding': {
      evidence: { open: open() },
      expect: [{ outcome: 'pass', message: 'none', text: 'severity 7 and above', resource: detectorArn }],
    },
    'a finding of yesterday': {
      evidence: { open: open(openFinding({ CreatedAt: yesterday })) },
      expect: [{ outcome: 'pass', message: 'recent', text: ': 1, none older than 7 days', facts: { Total: 1 } }],
    },
    'a finding that is as old as it may be': {
      evidence: { open: open(openFinding({ CreatedAt: '2026-11-14T09:30:00.000Z' })) },
      expect: [{ outcome: 'pass', message: 'recent' }],
    },
    'an old finding where the team takes longer': {
      settings: { goals: { triageDays: 30 } },
      evidence: { open: open(openFinding()) },
      expect: [{ outcome: 'pass', message: 'recent', text: '30 days' }],
    },
    'an old finding below the severity that the team answers': {
      settings: { goals: { guardDutySeverity: 8 } },
      evidence: { open: open(openFinding({ Severity: 7 })) },
      expect: [{ outcome: 'pass', message: 'none', text: 'severity 8' }],
    },
    'an old finding of a scanned member, which is judged there': {
      scope: { account: security },
      evidence: { open: open(openFinding({ AccountId: workload })) },
      expect: [{ outcome: 'pass', message: 'none' }],
    },
  },
  failing: {
    'a critical finding of three weeks that nobody archived': {
      evidence: { open: open(openFinding({ Severity: 9 })) },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'forgotten',
          severity: 'high',
          text: `The oldest is ${Type}, severity 9, since 2026-10-31T09:30:00.000Z.`,
          facts: { Total: 1, Findings: [{ Id, Type, Severity: 9, CreatedAt: '2026-10-31T09:30:00.000Z' }] },
        },
      ],
    },
    'a high finding among newer ones, updated today': {
      evidence: {
        open: open(
          openFinding({ Id: 'new', Severity: 9, CreatedAt: yesterday }),
          openFinding({ Id: 'newer', Severity: 7, CreatedAt: '2026-11-10T00:00:00.000Z' }),
          openFinding({ Id: 'old', Severity: 7.5, UpdatedAt: '2026-11-21T09:00:00.000Z' }),
        ),
      },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'forgotten',
          text: '2 of severity 7 and above. The oldest is',
          facts: {
            Total: 3,
            Findings: [
              { Id: 'old', Type, Severity: 7.5, CreatedAt: '2026-10-31T09:30:00.000Z' },
              { Id: 'newer', Type, Severity: 7, CreatedAt: '2026-11-10T00:00:00.000Z' },
            ],
          },
        },
      ],
    },
    'an old finding of a member that the scan could not enter': {
      scope: { account: security },
      estate: { scanned: new Set([security]) },
      evidence: {
        open: open(openFinding({ AccountId: logArchive }), openFinding({ AccountId: accountId('555555555555') })),
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'forgotten', text: ': 2 of severity' }],
    },
  },
  others: {
    'more findings than were read, and none forgotten among those': {
      evidence: { open: { ...open(openFinding({ CreatedAt: yesterday })), Total: 501 } },
      expect: [{ outcome: 'unknown', resource: detectorArn }],
    },
    'no detector': { evidence: { open: null }, expect: [{ outcome: 'not-applicable', message: 'noDetector' }] },
  },
});

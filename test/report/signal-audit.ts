import type { AuditResult } from '../../src/core/audit-result.ts';
import type { Finding } from '../../src/core/finding.ts';
import { auditAccount, auditFinding, auditResult, checkSummary } from '../support/audit.ts';

export const trailTampering = checkSummary({
  id: 'detections/trail-tampering-is-alerted',
  title: 'Tampering with a trail is alerted',
  failureTitle: 'Tampering with a trail goes unheard',
  severity: 'critical',
  source: 'detections',
  breadth: 'account',
});

export const arns = {
  trail: 'arn:aws:cloudtrail:eu-west-1:999999999999:trail/organization',
  group: 'arn:aws:logs:eu-west-1:999999999999:log-group:/trails/all',
  filter: 'arn:aws:logs:eu-west-1:999999999999:log-group:/trails/all:metric-filter:TrailTampering',
  alarm: 'arn:aws:cloudwatch:eu-west-1:999999999999:alarm:TrailTampering',
  topic: 'arn:aws:sns:eu-west-1:999999999999:security',
  subscription: 'arn:aws:sns:eu-west-1:999999999999:security:0b1c2d3e',
};

export const chain = (changes: Partial<Record<string, { state: string; because: string }>> = {}) => ({
  route: 'metric-filter',
  region: 'eu-west-1',
  links: (
    [
      ['trail', arns.trail],
      ['log-group', arns.group],
      ['filter', arns.filter],
      ['alarm', arns.alarm],
      ['topic', arns.topic],
      ['subscription', arns.subscription],
    ] as const
  ).map(([kind, resource]) => ({
    kind,
    resource,
    ...(changes[kind] ?? { state: 'ok', because: `the ${kind} works` }),
  })),
});

/** A finding about trail tampering, with its proof. */
export const signalFinding = (changes: Partial<Finding> = {}): Finding =>
  auditFinding({
    check: trailTampering.id,
    outcome: 'pass',
    severity: 'critical',
    region: null,
    message: 'It would be heard of.',
    facts: { signal: 'TRAIL_TAMPER', verdict: 'detected', chains: [chain()], brokenLink: null, counterExample: null },
    ...changes,
  });

/** An estate with as many accounts as there are findings, each in its own. */
export function signalEstate(
  findings: readonly Finding[],
  changes: Parameters<typeof auditResult>[0] = {},
): AuditResult {
  const ids = [...new Set(findings.flatMap(({ account }) => account ?? []))];
  return auditResult({
    organization: {
      id: 'o-1',
      managementAccountId: '999999999999',
      accounts: ids.map((id) => auditAccount({ id, name: `account-${id.slice(0, 3)}` })),
    },
    scope: { targets: ids.map((account) => ({ account, region: 'eu-west-1' })), skipped: [] },
    checks: [trailTampering],
    findings: [...findings],
    ...changes,
  });
}

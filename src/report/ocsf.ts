import type { Audit } from '../core/audit.ts';
import type { CheckSummary } from '../core/audit-result.ts';
import type { Finding, Outcome } from '../core/finding.ts';
import type { Severity } from '../core/severity.ts';
import { accountNames } from './account-names.ts';
import { callerPartition } from './caller-partition.ts';
import { frameworkTitle } from './framework-titles.ts';
import { waiverNote } from './waiver-text.ts';

/**
 * Every finding as an OCSF 1.4.0 Compliance Finding (class 2003, https://schema.ocsf.io/1.4.0/classes/compliance_finding),
 * with the cloud profile, one JSON document a line. Times are milliseconds since 1970.
 */
export function* renderOcsf(audit: Audit): Generator<string> {
  const checks = new Map(audit.checks.map((check) => [check.id, check]));
  const nameOf = accountNames(audit);
  const time = Date.parse(audit.run.finishedAt ?? audit.run.startedAt);
  for (const finding of audit.findings) {
    const event = {
      ...classification,
      ...severityOf(finding),
      ...(finding.waiver ? { status_id: 3, status: 'Suppressed' } : { status_id: 1, status: 'New' }),
      ...(waiverNote(finding) && { comment: waiverNote(finding) }),
      time,
      message: finding.message,
      metadata: {
        version: '1.4.0',
        profiles: ['cloud'],
        uid: `${finding.id}-${time}`,
        product: { name: 'Blindspot', vendor_name: 'Blindspot', version: audit.tool.version },
      },
      cloud: {
        provider: 'AWS',
        ...(finding.region !== null && { region: finding.region }),
        ...(finding.account !== null && {
          account: {
            uid: finding.account,
            name: nameOf(finding.account).name || finding.account,
            type: 'AWS Account',
            type_id: 10,
          },
        }),
        ...(audit.organization.id !== null && { org: { uid: audit.organization.id } }),
      },
      ...aboutCheck(finding, checks.get(finding.check), Date.parse(audit.run.startedAt)),
      resources: [
        {
          uid: finding.resource ?? finding.account ?? audit.organization.id ?? 'organization',
          cloud_partition: callerPartition(audit),
          ...(finding.region !== null && { region: finding.region }),
        },
      ],
      unmapped: {
        outcome: finding.outcome,
        ...(finding.gap && { gap: finding.gap }),
        operation: finding.operation,
        facts: finding.facts,
        ...(finding.unread && { unread: finding.unread }),
        ...(finding.waiver && { waiver: finding.waiver }),
        ...(finding.expiredWaiver && { expired_waiver: finding.expiredWaiver }),
      },
    };
    yield `${JSON.stringify(event, wellFormed)}\n`;
  }
}

const classification = {
  category_uid: 2,
  category_name: 'Findings',
  class_uid: 2003,
  class_name: 'Compliance Finding',
  activity_id: 1,
  activity_name: 'Create',
  type_uid: 200301,
  type_name: 'Compliance Finding: Create',
} as const;

function aboutCheck(finding: Finding, check: CheckSummary | undefined, created: number) {
  const controls = Object.entries(check?.controls ?? {});
  return {
    finding_info: {
      uid: finding.id,
      title: (finding.outcome === 'fail' ? check?.failureTitle : check?.title) ?? finding.check,
      desc: check?.why ?? finding.message,
      created_time: created,
      analytic: { uid: finding.check, name: check?.title ?? finding.check, type: 'Rule', type_id: 1 },
    },
    compliance: {
      control: finding.check,
      standards: controls.length > 0 ? controls.map(([framework]) => frameworkTitle(framework)) : ['Blindspot'],
      requirements: controls.flatMap(([framework, ids]) => ids.map((id) => `${framework} ${id}`)),
      ...statuses[finding.outcome],
      status_code: finding.unread?.code ?? finding.outcome,
      status_detail: finding.message,
    },
    ...(check && { remediation: { desc: check.remedy.text } }),
  };
}

/** OCSF's Warning: "did not yield a result due to missing information". */
const statuses: Readonly<Record<Outcome, { readonly status_id: number; readonly status: string }>> = {
  pass: { status_id: 1, status: 'Pass' },
  unknown: { status_id: 2, status: 'Warning' },
  fail: { status_id: 3, status: 'Fail' },
  error: { status_id: 99, status: 'Error in the check' },
  'not-applicable': { status_id: 99, status: 'Not applicable' },
};

/** What is well is only information, however bad its opposite. */
function severityOf({ outcome, severity }: Finding): { severity_id: number; severity: string } {
  const shown = outcome === 'pass' || outcome === 'not-applicable' ? 'info' : severity;
  return severityIds[shown];
}

const severityIds: Readonly<Record<Severity, { severity_id: number; severity: string }>> = {
  critical: { severity_id: 5, severity: 'Critical' },
  high: { severity_id: 4, severity: 'High' },
  medium: { severity_id: 3, severity: 'Medium' },
  low: { severity_id: 2, severity: 'Low' },
  info: { severity_id: 1, severity: 'Informational' },
};

/** Half a surrogate pair, which JavaScript's JSON escapes and other readers of JSON refuse, becomes U+FFFD. */
const wellFormed = (_: string, value: unknown): unknown => (typeof value === 'string' ? value.toWellFormed() : value);

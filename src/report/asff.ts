import type { Audit } from '../core/audit.ts';
import type { CheckSummary } from '../core/audit-result.ts';
import type { Finding, Outcome } from '../core/finding.ts';
import { globalRegionOf, partitionOf } from '../core/partition.ts';
import type { Severity } from '../core/severity.ts';
import { asffResource } from './asff-resource.ts';
import { callerPartition } from './caller-partition.ts';
import { shortened } from './shortened.ts';
import { visibleText } from './visible-text.ts';
import { waiverNote, waiverText } from './waiver-text.ts';

/**
 * An array of findings in the AWS Security Finding Format (AWS Security Hub User Guide), each for BatchImportFindings in
 * its own account and Region, at most 100 in a call. Texts keep to the format's lengths. A finding of the organization
 * belongs to the management account; one without a Region to the Region of the partition's global services.
 */
export function* renderAsff(audit: Audit): Generator<string> {
  const checks = new Map(audit.checks.map((check) => [check.id, check]));
  let separator = '[\n';
  for (const finding of audit.findings) {
    yield `${separator}${JSON.stringify(findingOf(audit, finding, checks.get(finding.check)))}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

function findingOf(audit: Audit, finding: Finding, check: CheckSummary | undefined) {
  const { tool, run } = audit;
  const at = run.finishedAt ?? run.startedAt;
  const account = finding.account ?? organizationAccount(audit);
  const region = finding.region ?? globalRegionOf(callerPartition(audit));
  const partition = partitionOf(region);
  const severity = finding.outcome === 'pass' || finding.outcome === 'not-applicable' ? 'info' : finding.severity;
  const title = (finding.outcome === 'fail' ? check?.failureTitle : check?.title) ?? finding.check;
  return {
    SchemaVersion: '2018-10-08',
    Id: `blindspot/${finding.id}`,
    ProductArn: `arn:${partition}:securityhub:${region}:${account}:product/${account}/default`,
    ProductName: 'Blindspot',
    CompanyName: 'Blindspot',
    Region: region,
    GeneratorId: text(`blindspot/${finding.check}`, 512),
    AwsAccountId: account,
    Types: ['Software and Configuration Checks/AWS Security Best Practices'],
    CreatedAt: run.startedAt,
    UpdatedAt: at,
    LastObservedAt: at,
    Severity: { Label: labels[severity], Original: severity },
    Title: text(title, 256),
    Description: text(finding.message, 1024),
    ...(check && { Remediation: { Recommendation: { Text: text(check.remedy.text, 512) } } }),
    ProductFields: {
      'blindspot/version': tool.version,
      'blindspot/outcome': finding.outcome,
      ...(finding.gap && { 'blindspot/gap': finding.gap }),
      'blindspot/operation': text(finding.operation, 2048),
      'blindspot/facts': text(JSON.stringify(finding.facts), 2048),
      ...(finding.unread && {
        'blindspot/unread': text(`${finding.unread.kind}: ${finding.unread.code}, ${finding.unread.action}`, 2048),
      }),
      ...(waiverNote(finding) && { 'blindspot/waiver': text(waiverNote(finding), 2048) }),
    },
    Resources: [asffResource({ account, region, partition, arn: finding.resource })],
    Compliance: { Status: statuses[finding.outcome], ...requirementsOf(check) },
    RecordState: 'ACTIVE',
    // What BatchImportFindings takes when a finding is new, and leaves as it is later.
    ...(finding.waiver && {
      Workflow: { Status: 'SUPPRESSED' },
      Note: { Text: text(waiverText(finding.waiver), 512), UpdatedBy: text(finding.waiver.owner, 512), UpdatedAt: at },
    }),
  };
}

/** The account that answers for the organization: its management account, else the caller's. */
const organizationAccount = ({ organization, run }: Audit): string =>
  organization.managementAccountId ?? /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(run.caller)?.[1] ?? '000000000000';

/** At most 32 requirements of 64 characters. */
function requirementsOf(check: CheckSummary | undefined): { RelatedRequirements?: string[] } {
  const all = Object.entries(check?.controls ?? {}).flatMap(([framework, ids]) =>
    ids.map((id) => text(`${framework} ${id}`, 64)),
  );
  return all.length === 0 ? {} : { RelatedRequirements: all.slice(0, 32) };
}

/** Security Hub takes no empty text. */
const text = (value: string, most: number): string => shortened(visibleText(value), most) || '-';

/** WARNING: "some information is missing"; NOT_AVAILABLE: "check could not be performed", or does not apply. */
const statuses: Readonly<Record<Outcome, string>> = {
  pass: 'PASSED',
  fail: 'FAILED',
  unknown: 'WARNING',
  error: 'NOT_AVAILABLE',
  'not-applicable': 'NOT_AVAILABLE',
};

const labels: Readonly<Record<Severity, string>> = {
  critical: 'CRITICAL',
  high: 'HIGH',
  medium: 'MEDIUM',
  low: 'LOW',
  info: 'INFORMATIONAL',
};

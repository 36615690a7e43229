import type { AuditResult, CheckSummary, CoverageState } from '../../src/core/audit-result.ts';
import type { Changes } from '../../src/core/changes.ts';
import type { Finding } from '../../src/core/finding.ts';
import { severityRank } from '../../src/core/severity.ts';
import {
  auditAccount,
  auditFinding,
  auditResult,
  type CoverageRow,
  checkSummary,
  unreadRow,
} from '../support/audit.ts';

const regions = [
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
];

const units: readonly (readonly [name: string, ...ou: string[]])[] = [
  ['management', 'Root'],
  ['log-archive', 'Root', 'Security'],
  ['security-tooling', 'Root', 'Security'],
  ['network', 'Root', 'Infrastructure'],
  ['shared-services', 'Root', 'Infrastructure'],
  ['payments-prod', 'Root', 'Workloads', 'Production'],
  ['orders-prod', 'Root', 'Workloads', 'Production'],
  ['identity-prod', 'Root', 'Workloads', 'Production'],
  ['analytics-prod-with-a-rather-long-name-2019', 'Root', 'Workloads', 'Production'],
  ['payments-test', 'Root', 'Workloads', 'Test'],
  ['orders-test', 'Root', 'Workloads', 'Test'],
  ['sandbox-ana', 'Root', 'Sandbox'],
  ['sandbox-ben', 'Root', 'Sandbox'],
  ['acquired-2023', 'Root', 'Acquisitions', 'Legacy'],
  ['acquired-2024', 'Root', 'Acquisitions', 'Legacy'],
];

/** Enough checks for every part of the page to have something to show. */
export const fewChecks: readonly CheckSummary[] = [
  checkSummary(),
  checkSummary({
    id: 'cloudtrail/management-events-are-recorded',
    title: 'Management events are recorded',
    failureTitle: 'Management events go unrecorded',
    source: 'cloudtrail-management',
  }),
  checkSummary({
    id: 'cloudtrail/s3-reads-are-recorded',
    title: 'S3 object reads are recorded',
    failureTitle: 'S3 object reads go unrecorded',
    source: 'cloudtrail-data',
    breadth: 'account',
    severity: 'medium',
  }),
  checkSummary({
    id: 'flow-logs/vpc-is-covered',
    title: 'Every VPC has flow logs',
    failureTitle: 'Network traffic goes unrecorded',
    source: 'flow-logs',
    severity: 'high',
  }),
  checkSummary({
    id: 'config/recorder-is-recording',
    title: 'AWS Config records',
    failureTitle: 'Changes to resources go unrecorded',
    source: 'config',
    severity: 'high',
  }),
  checkSummary({
    id: 'log-archive/objects-are-locked',
    title: 'Log objects are locked',
    failureTitle: 'Logs could be deleted',
    source: 'cloudtrail-management',
    breadth: 'destination',
    severity: 'high',
  }),
  checkSummary({
    id: 'organization/trusted-access-is-enabled',
    title: 'Trusted access is enabled',
    failureTitle: 'Services are not trusted',
    source: 'organization',
    breadth: 'organization',
    severity: 'medium',
  }),
];

/** A believable inherited organization: fifteen accounts in seven Regions' worth of trouble, some of it out of sight. */
export function richAudit(checks: readonly CheckSummary[] = fewChecks): AuditResult {
  const roll = dice(7);
  const accounts = units.map(([name, ...ou], index) => {
    const id = String(100000000000 + index * 7919191919).slice(0, 12);
    if (name === 'acquired-2024')
      return auditAccount({
        id,
        name,
        ou,
        scanned: false,
        unreachable: {
          code: 'AccessDenied',
          message: `User: arn:aws:sts::100000000000:assumed-role/Auditor/alice is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::${id}:role/BlindspotAudit`,
        },
      });
    return auditAccount({ id, name, ou });
  });
  const suspended = auditAccount({
    id: '900000000001',
    name: 'closed-shop',
    state: 'SUSPENDED',
    ou: ['Root', 'Acquisitions'],
    scanned: false,
  });
  const targets = accounts.flatMap(({ id }) => regions.map((region) => ({ account: id, region })));
  const findings: Finding[] = [];
  for (const check of checks) {
    const badness = roll();
    const judge = (account: string | null, region: string | null, resource: string | null = null): void => {
      const unreachable = account === accounts.at(-1)?.id;
      findings.push(findingOf(check, { account, region, resource }, unreachable ? 1 : roll(), badness * 0.3));
    };
    if (check.breadth === 'organization') judge(null, null);
    if (check.breadth === 'account') for (const { id } of accounts) judge(id, null);
    if (check.breadth === 'target') for (const { account, region } of targets) judge(account, region);
    if (check.breadth === 'destination')
      for (const name of ['org-cloudtrail-logs-4711', 'legacy-trail-bucket', 'flow-logs-central'])
        judge(accounts[name === 'legacy-trail-bucket' ? 13 : 1]?.id ?? null, 'eu-west-1', `arn:aws:s3:::${name}`);
  }
  findings.sort(
    (a, b) =>
      severityRank(a.severity) - severityRank(b.severity) || (a.check < b.check ? -1 : a.check > b.check ? 1 : 0),
  );
  return auditResult({
    organization: {
      id: 'o-a1b2c3d4e5',
      managementAccountId: accounts[0]?.id ?? null,
      accounts: [...accounts, suspended],
    },
    scope: {
      targets,
      skipped: [
        { account: suspended.id, reason: 'its state is SUSPENDED' },
        { account: accounts[3]?.id ?? '', region: 'me-south-1', reason: 'not named by --regions' },
      ],
    },
    checks: [...checks],
    findings,
    coverage: coverageOf(checks, findings, targets),
    changes: changesIn(accounts),
    unread: [
      ...regions.map((region) =>
        unreadRow({
          account: accounts[6]?.id ?? '',
          region,
          kind: 'guardduty-detector',
          operation: 'guardduty:GetDetector',
          action: 'guardduty:GetDetector',
        }),
      ),
      ...accounts.slice(9, 12).map(({ id }) =>
        unreadRow({
          account: id,
          region: null,
          kind: 'bucket-policy',
          operation: 's3:GetBucketPolicy',
          action: 's3:GetBucketPolicy',
          code: 'AccessDenied',
          byScp: true,
          message: 'with an explicit deny in a service control policy',
        }),
      ),
      unreadRow({
        account: accounts[2]?.id ?? '',
        region: 'us-east-1',
        reason: 'failed',
        kind: 'config-rules',
        operation: 'config:DescribeConfigRules',
        action: 'config:DescribeConfigRules',
        code: 'ThrottlingException',
        message: 'Rate exceeded',
      }),
      unreadRow({
        account: accounts.at(-1)?.id ?? '',
        region: null,
        kind: 'account-access',
        operation: 'sts:AssumeRole',
        action: 'sts:AssumeRole',
        code: 'AccessDenied',
        message: accounts.at(-1)?.unreachable?.message ?? '',
      }),
    ],
  });
}

/** A route changed and a recording stopped, one of them refused; one account's history is cut off. */
function changesIn([one, two]: readonly { readonly id: string }[]): Changes {
  const place = { account: one?.id ?? '', region: 'us-east-1' };
  const by = 'arn:aws:sts::100000000000:assumed-role/Admin/mallory@example.com';
  const change = { ...place, by, from: '198.51.100.9', resources: ['main'], time: '2026-11-21T09:11:12.000Z' };
  return {
    hours: 24,
    read: 2,
    unread: [],
    cutOff: [{ ...place, account: two?.id ?? '', at: '2026-11-21T08:00:00.000Z' }],
    areas: { logging: 1, identity: 0, network: 1 },
    refused: 1,
    touching: 1,
    told: [
      { ...change, event: 'cloudtrail:StopLogging', area: 'logging', checks: ['guardduty/detector-is-enabled'] },
      { ...change, event: 'ec2:CreateRoute', area: 'network', errorCode: 'AccessDenied', checks: [] },
    ],
    beyond: 0,
  };
}

/** @param chance 0 to below 1; 1 for what could not be read */
function findingOf(
  check: CheckSummary,
  place: Pick<Finding, 'account' | 'region' | 'resource'>,
  chance: number,
  badness: number,
): Finding {
  const common = {
    ...place,
    check: check.id,
    severity: check.severity,
    operation: check.operations[0] ?? check.id,
    id: `${check.id}.${place.account}.${place.region}.${place.resource}`.replace(/\W+/g, '-'),
  };
  if (chance > 0.96)
    return auditFinding({
      ...common,
      outcome: 'unknown',
      facts: {},
      message: `Unknown: ${common.operation} was denied (AccessDeniedException). Granting ${common.operation} to the audit role would let the scan see it.`,
    });
  if (chance < badness)
    return auditFinding({
      ...common,
      gap: chance < badness / 2 ? 'missing' : 'unsound',
      message: `${check.failureTitle}: the setting that should hold does not.`,
      facts: { Status: 'DISABLED', LatestDeliveryError: 'AccessDenied', Features: ['FLOW_LOGS', 'DNS_LOGS'] },
    });
  if (chance > 0.92)
    return auditFinding({
      ...common,
      outcome: 'not-applicable',
      facts: {},
      message: 'There is nothing here to which it applies.',
    });
  return auditFinding({
    ...common,
    outcome: 'pass',
    facts: { Status: 'ENABLED' },
    message: `${check.title}: Status is ENABLED.`,
  });
}

function coverageOf(
  checks: readonly CheckSummary[],
  findings: readonly Finding[],
  targets: AuditResult['scope']['targets'],
): CoverageRow[] {
  const sources = [...new Set(checks.filter(({ breadth }) => breadth !== 'organization').map(({ source }) => source))];
  const sourceOf = new Map(checks.map(({ id, source }) => [id, source]));
  const open = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${sourceOf.get(finding.check)} ${finding.account} ${finding.region}`;
    open.set(key, [...(open.get(key) ?? []), finding]);
  }
  return targets.flatMap(({ account, region }) =>
    sources.map((source): CoverageRow => {
      const own = [
        ...(open.get(`${source} ${account} ${region}`) ?? []),
        ...(open.get(`${source} ${account} null`) ?? []),
      ];
      const bad = own.filter(
        ({ outcome, severity }) => (outcome === 'fail' || outcome === 'unknown') && severityRank(severity) <= 1,
      );
      const state: CoverageState = bad.some(({ gap }) => gap === 'missing')
        ? 'missing'
        : bad.some(({ gap }) => gap === 'unsound')
          ? 'unsound'
          : bad.length
            ? 'unknown'
            : own.every(({ outcome }) => outcome === 'not-applicable')
              ? 'not-applicable'
              : 'covered';
      return { account, region, source, state, findings: bad.map(({ id }) => id) };
    }),
  );
}

/** The same numbers from 0 to below 1 every time (Park and Miller's generator). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

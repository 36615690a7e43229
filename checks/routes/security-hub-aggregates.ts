import { regionsNotGathered } from '../../src/analysis/finding-aggregation.ts';
import { membersOf } from '../../src/analysis/members.ts';
import { defineCheck } from '../../src/core/check.ts';
import { logReadingControls } from '../../src/core/controls/log-reading-controls.ts';
import { counted } from '../../src/core/counted.ts';
import { securityHubAdministration } from '../../src/evidence/security-hub-administration.ts';

/** Items that a message names. */
const named = 5;

export default defineCheck({
  id: 'routes/security-hub-aggregates',
  title: 'Security Hub gathers the findings of all accounts and Regions',
  failureTitle: 'Security findings lie in many places',
  severity: 'low',
  source: 'routes',
  breadth: 'organization',
  quantifier: 'own',
  why: 'Findings of one intrusion that lie in many accounts and Regions look like small matters, and nobody sees that they belong together.',
  remedy: {
    text: 'Appoint one administrator for Security Hub, make every account its member, and create a finding aggregator for all Regions there.',
    cli: 'aws securityhub enable-organization-admin-account --admin-account-id ACCOUNT_ID\naws securityhub create-finding-aggregator --region-linking-mode ALL_REGIONS --region REGION',
    terraform: 'resource "aws_securityhub_finding_aggregator" "this" {\n  linking_mode = "ALL_REGIONS"\n}',
  },
  controls: logReadingControls,
  requirements: ['S85'],
  changedBy: [
    'securityhub:CreateFindingAggregator',
    'securityhub:UpdateFindingAggregator',
    'securityhub:DeleteFindingAggregator',
    'securityhub:DisassociateFromAdministratorAccount',
    'securityhub:DisassociateMembers',
    'securityhub:DisableOrganizationAdminAccount',
  ],
  needs: { administration: securityHubAdministration },
  messages: {
    gathered:
      'Account {administrator} gathers the findings of all accounts and of all Regions with Security Hub in {home}.',
    noHub: 'Security Hub is not enabled anywhere.',
    noAdministrator: 'Nobody administers Security Hub: each account has its findings for itself.',
    outside:
      'Account {administrator} administers Security Hub, but not for {targets} with Security Hub, such as {examples}.',
    noAggregator:
      'Account {administrator} administers Security Hub, but has no finding aggregator: each Region is on its own.',
    narrow: 'The finding aggregator of account {administrator} ({mode}) does not gather from {regions}.',
    stranger: 'Account {administrator} administers Security Hub; it is not in this organization.',
  },
  *evaluate({ administration }, { estate, pass, missing, unsound, unknown }) {
    const { entries, unread } = administration;
    const hubs = entries.flatMap(({ account, region, value }) => (value ? [{ account, region, ...value }] : []));
    const [open] = unread;
    if (hubs.length === 0) return yield open ? unknown(open.unread) : missing('noHub');

    const administrator = mostNamed(hubs.flatMap(({ Administrator }) => Administrator?.AccountId ?? []));
    if (administrator === undefined) return yield open ? unknown(open.unread) : missing('noAdministrator');
    const operation = 'securityhub:GetAdministratorAccount';
    if (!membersOf(estate).has(administrator)) return yield unsound('stranger', { administrator }, { operation });

    const outside = hubs.filter(
      ({ account, Administrator: { AccountId, MemberStatus } = {} }) =>
        account !== administrator && (AccountId !== administrator || MemberStatus !== 'Enabled'),
    );
    if (outside.length > 0) {
      const examples = outside.slice(0, named).map(({ account, region }) => `${account} in ${region}`);
      const facts = { administrator, outside: outside.map(({ account, region }) => `${account} ${region}`) };
      return yield unsound(
        'outside',
        { administrator, targets: counted(outside.length, 'target'), examples: examples.join(', ') },
        { facts, operation },
      );
    }

    const own = hubs.filter(({ account }) => account === administrator);
    const aggregator = own.flatMap(({ FindingAggregators }) => FindingAggregators)[0];
    const ownUnread = unread.find(({ account }) => account === administrator);
    if (!aggregator) {
      if (ownUnread) return yield unknown(ownUnread.unread);
      return yield missing('noAggregator', { administrator }, { operation: 'securityhub:ListFindingAggregators' });
    }
    const regions = [...new Set(hubs.flatMap(({ region }) => region ?? []))].sort();
    const left = regionsNotGathered(aggregator, regions);
    const details = { facts: { administrator, ...aggregator }, operation: 'securityhub:GetFindingAggregator' };
    if (left.length > 0) {
      const holes = { administrator, mode: aggregator.RegionLinkingMode, regions: left.join(', ') };
      return yield unsound('narrow', holes, details);
    }
    if (open) return yield unknown(open.unread);
    yield pass('gathered', { administrator, home: aggregator.FindingAggregationRegion }, details);
  },
});

/** The account that most targets name; of two alike, the first by id. */
function mostNamed(accounts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const account of accounts) counts.set(account, (counts.get(account) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))[0]?.[0];
}

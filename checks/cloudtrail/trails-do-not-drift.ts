import { driftOf, ownTrailAccounts } from '../../src/analysis/trail-drift.ts';
import { defineCheck } from '../../src/core/check.ts';
import { managementEventControls } from '../../src/core/controls/management-event-controls.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';

export default defineCheck({
  id: 'cloudtrail/trails-do-not-drift',
  title: 'Trails do not drift',
  failureTitle: 'Accounts rely on trails of their own',
  severity: 'low',
  source: 'cloudtrail-management',
  breadth: 'organization',
  quantifier: 'own',
  why: 'Trails kept account by account grow apart, and an intruder needs only the one account whose trail was forgotten or narrowed.',
  remedy: {
    text: 'Cover the accounts with the organization trail, then delete their own.',
    cli: 'aws cloudtrail update-trail --name TRAIL_ARN --is-organization-trail --is-multi-region-trail',
    terraform: 'resource "aws_cloudtrail" "org" {\n  is_organization_trail = true\n  is_multi_region_trail = true\n}',
  },
  controls: managementEventControls,
  requirements: ['S50'],
  changedBy: ['cloudtrail:CreateTrail', 'cloudtrail:DeleteTrail', 'cloudtrail:UpdateTrail'],
  needs: { trails: cloudTrailTrails },
  messages: {
    central: 'No account relies on a trail of its own.',
    drifted: 'Accounts {accounts} rely on trails of their own, whose settings differ: {differences}.',
    alike: 'Accounts {accounts} rely on trails of their own; their settings are alike for now.',
    standalone: 'The account belongs to no organization.',
  },
  *evaluate({ trails }, { estate, pass, unsound, notApplicable, unknown }) {
    if (!estate.organizationId) return yield notApplicable('standalone');
    const { accounts, unread } = ownTrailAccounts(trails);
    const differences = driftOf(accounts);
    const ids = accounts.map(({ account }) => account).join(', ');
    const facts = Object.fromEntries(accounts.map(({ account, settings }) => [account, settings]));
    if (differences.length > 0) {
      return yield unsound('drifted', { accounts: ids, differences: differences.join('; ') }, { facts });
    }
    const [first] = unread;
    if (first) return yield unknown(first);
    if (accounts.length > 0) yield unsound('alike', { accounts: ids }, { facts, severity: 'info' });
    else yield pass('central');
  },
});

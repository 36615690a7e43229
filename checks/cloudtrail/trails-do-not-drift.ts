import { driftOf, ownTrailAccounts } from '../../src/analysis/trail-drift.ts';
import { defineCheck } from '../../src/core/check.ts';
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
  controls: {
    'cis-aws-1.4': ['3.1'],
    'cis-aws-3.0': ['3.1'],
    'cis-aws-5.0': ['3.1'],
    'cis-aws-6.0': ['4.1'],
    'cis-aws-7.0': ['4.1'],
    'aws-fsbp': ['CloudTrail.1', 'CloudTrail.3'],
    'nist-800-53-r5': ['AU-2', 'AU-3', 'AU-6(3)', 'AU-12', 'AU-14', 'AC-2(4)', 'AC-6(9)', 'SI-4(20)'],
    'nist-csf-2.0': ['PR.PS-04', 'DE.CM-03', 'DE.CM-09'],
    'pci-dss-4.0.1': [
      '10.2.1',
      '10.2.1.1',
      '10.2.1.2',
      '10.2.1.3',
      '10.2.1.4',
      '10.2.1.5',
      '10.2.1.6',
      '10.2.1.7',
      '10.2.2',
    ],
    'soc-2': ['CC7.2', 'CC2.1'],
    'iso-27001-2022': ['A.8.15'],
    hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
    'mitre-attack-18': ['T1562.008', 'T1535'],
    'mitre-attack-19': ['T1685.002', 'T1535'],
  },
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

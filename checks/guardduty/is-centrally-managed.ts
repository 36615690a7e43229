import { detectorArn } from '../../src/analysis/guardduty-arn.ts';
import { membersOf } from '../../src/analysis/members.ts';
import { defineCheck } from '../../src/core/check.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { guardDutyAdministrator } from '../../src/evidence/guardduty-administrator.ts';

export default defineCheck({
  id: 'guardduty/is-centrally-managed',
  title: 'GuardDuty is managed by the central administrator',
  failureTitle: 'GuardDuty is not under the central administrator',
  severity: 'high',
  source: 'guardduty',
  breadth: 'target',
  why: 'Whoever administers an unmanaged account can suspend its detector or suppress its findings, and the security team never sees them in the first place.',
  remedy: {
    text: 'Add the account as a member from the delegated administrator, in this Region, and let new accounts be enrolled automatically.',
    cli: 'aws guardduty create-members --detector-id ADMINISTRATOR_DETECTOR_ID --account-details AccountId=ACCOUNT_ID,Email=EMAIL --region REGION',
    terraform:
      'resource "aws_guardduty_organization_configuration" "this" {\n  detector_id                      = aws_guardduty_detector.administrator.id\n  auto_enable_organization_members = "ALL"\n}',
  },
  controls: {
    'aws-fsbp': ['GuardDuty.1'],
    'nist-800-53-r5': ['SI-4', 'SI-4(1)', 'AU-6(4)', 'IR-4', 'CA-7'],
    'nist-csf-2.0': ['DE.CM-01', 'DE.AE-03', 'DE.AE-07'],
    'pci-dss-4.0.1': ['10.4.1.1', '11.5.1', '12.10.5'],
    'soc-2': ['CC7.2', 'CC7.3'],
    'iso-27001-2022': ['A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)'],
    'mitre-attack-18': ['T1562.001', 'T1562.008'],
    'mitre-attack-19': ['T1685.001', 'T1685.002'],
  },
  requirements: ['S35'],
  changedBy: [
    'guardduty:AcceptAdministratorInvitation',
    'guardduty:CreateMembers',
    'guardduty:DeleteMembers',
    'guardduty:DisassociateFromAdministratorAccount',
    'guardduty:DisassociateMembers',
    'guardduty:StopMonitoringMembers',
    'guardduty:DisableOrganizationAdminAccount',
    'organizations:DeregisterDelegatedAdministrator',
  ],
  needs: { administration: guardDutyAdministrator },
  messages: {
    managed: 'GuardDuty is managed by account {administrator}: RelationshipStatus is Enabled.',
    administrator: "This account is the organization's GuardDuty administrator in this Region.",
    paused: 'Account {administrator} administers GuardDuty here, but RelationshipStatus is {status}, not Enabled.',
    outsider:
      'GuardDuty is managed by account {administrator}, which is not in this organization: it can read and suppress the findings.',
    unmanaged:
      'GuardDuty has no administrator here: GetAdministratorAccount names none, and findings stay in the account.',
    standalone: 'There is no organization, so nobody else is expected to manage GuardDuty.',
    noDetector: 'GuardDuty is not enabled here, so there is nothing to manage.',
  },
  *evaluate({ administration }, { scope, estate, pass, missing, unsound, notApplicable, unknown }) {
    if (!administration) return yield notApplicable('noDetector');
    const { DetectorId, Administrator, AdministersOrganization } = administration;
    const resource = detectorArn(estate, scope, DetectorId);
    const operation = 'guardduty:GetAdministratorAccount';
    const details = { resource, facts: { Administrator: Administrator ?? null }, operation };

    if (Administrator) {
      const { AccountId: administrator, RelationshipStatus: status } = Administrator;
      const known = membersOf(estate).has(administrator);
      if (estate.organizationId && !known) yield unsound('outsider', { administrator }, details);
      else if (status !== 'Enabled') yield unsound('paused', { administrator, status }, details);
      else yield pass('managed', { administrator }, details);
      return;
    }
    if (!estate.organizationId) return yield notApplicable('standalone', {}, details);
    if (AdministersOrganization && !isCollected(AdministersOrganization)) {
      return yield unknown(AdministersOrganization, { resource });
    }
    if (AdministersOrganization?.value) {
      yield pass('administrator', {}, { resource, operation: 'guardduty:DescribeOrganizationConfiguration' });
    } else yield missing('unmanaged', {}, details);
  },
});

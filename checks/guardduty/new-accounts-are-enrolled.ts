import { detectorArn } from '../../src/analysis/guardduty-arn.ts';
import { featureTitle, isSuperseded } from '../../src/analysis/guardduty-features.ts';
import { defineCheck } from '../../src/core/check.ts';
import { guardDutyMembers } from '../../src/evidence/guardduty-members.ts';
import { guardDutyOrganizationConfiguration } from '../../src/evidence/guardduty-organization-configuration.ts';

export default defineCheck({
  id: 'guardduty/new-accounts-are-enrolled',
  title: 'Every account is enrolled in GuardDuty by itself',
  failureTitle: 'Accounts are not enrolled in GuardDuty by themselves',
  severity: 'high',
  source: 'guardduty',
  breadth: 'target',
  why: 'An account that starts life without GuardDuty is one in which an intruder is not looked for, and nobody notices that it is missing.',
  remedy: {
    text: 'In the administrator account, in each Region, enrol all accounts automatically, and set each protection plan to ALL.',
    cli: 'aws guardduty update-organization-configuration --detector-id DETECTOR_ID --auto-enable-organization-members ALL --features Name=S3_DATA_EVENTS,AutoEnable=ALL --region REGION',
    terraform:
      'resource "aws_guardduty_organization_configuration" "this" {\n  detector_id                      = aws_guardduty_detector.this.id\n  auto_enable_organization_members = "ALL"\n}',
  },
  controls: {
    'aws-fsbp': ['GuardDuty.1'],
    'nist-800-53-r5': ['SI-4', 'SI-4(1)', 'CA-7', 'IR-4'],
    'nist-csf-2.0': ['DE.CM-01', 'DE.AE-03'],
    'pci-dss-4.0.1': ['11.5.1', '10.4.1.1'],
    'soc-2': ['CC7.1', 'CC7.2'],
    'iso-27001-2022': ['A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)'],
    'mitre-attack-18': ['T1562.001', 'T1562.008'],
    'mitre-attack-19': ['T1685.001', 'T1685.002'],
  },
  requirements: ['S35'],
  changedBy: [
    'guardduty:UpdateOrganizationConfiguration',
    'guardduty:CreateMembers',
    'guardduty:DeleteMembers',
    'guardduty:DisassociateMembers',
    'guardduty:StopMonitoringMembers',
    'guardduty:EnableOrganizationAdminAccount',
    'guardduty:DisableOrganizationAdminAccount',
  ],
  needs: { organization: guardDutyOrganizationConfiguration, members: guardDutyMembers },
  messages: {
    all: 'GuardDuty enrols every account: AutoEnableOrganizationMembers is ALL.',
    newOnly:
      'GuardDuty enrols only accounts that join from now on: AutoEnableOrganizationMembers is {mode}, and accounts that are already there stay out.',
    nobody: 'GuardDuty enrols nobody: AutoEnableOrganizationMembers is {mode}.',
    full: 'GuardDuty takes no more members: MemberAccountLimitReached is true.',
    leftOut: 'Members that are not Enabled in this Region: {accounts}.',
    plan: '{plan} is turned on for every account: AutoEnable of {feature} is ALL.',
    planNotAll: '{plan} is not turned on for every account: AutoEnable of {feature} is {mode}, not ALL.',
    notAdministrator: "This account is not the organization's GuardDuty administrator in this Region.",
  },
  *evaluate({ organization, members }, { scope, estate, pass, missing, unsound, notApplicable }) {
    if (!organization) return yield notApplicable('notAdministrator');
    const resource = (part = '') => detectorArn(estate, scope, organization.DetectorId, part);
    const { AutoEnableOrganizationMembers, AutoEnable, MemberAccountLimitReached, Features = [] } = organization;

    const mode = AutoEnableOrganizationMembers ?? (AutoEnable ? 'NEW' : 'NONE');
    const details = { resource: resource(), facts: { AutoEnableOrganizationMembers, AutoEnable } };
    const operation = 'guardduty:DescribeOrganizationConfiguration';
    if (mode === 'ALL') yield pass('all', {}, { ...details, operation });
    else if (mode === 'NONE') yield missing('nobody', { mode }, { ...details, operation });
    else yield unsound('newOnly', { mode }, { ...details, operation });

    if (MemberAccountLimitReached) {
      const facts = { MemberAccountLimitReached };
      yield unsound('full', {}, { resource: resource('#MemberAccountLimitReached'), facts, operation });
    }

    const names = Features.map(({ Name }) => Name);
    for (const { Name: feature, AutoEnable: planMode = 'NONE' } of Features) {
      if (isSuperseded(feature, names)) continue;
      const plan = featureTitle(feature);
      const rest = { resource: resource(`#${feature}`), facts: { Name: feature, AutoEnable: planMode }, operation };
      if (planMode === 'ALL') yield pass('plan', { plan, feature }, rest);
      else yield unsound('planNotAll', { plan, feature, mode: planMode }, { ...rest, severity: 'medium' });
    }

    const status = new Map(members?.Members.map((member) => [member.AccountId, member.RelationshipStatus]));
    const expected = estate.accounts.filter(
      ({ id, state }) =>
        state === 'ACTIVE' &&
        id !== scope.account &&
        // An account in which the Region is closed cannot be enrolled there.
        (estate.regions.get(id)?.some((region) => region === scope.region) ?? status.get(id) !== 'RegionDisabled'),
    );
    const facts = Object.fromEntries(
      expected.map(({ id }) => [id, status.get(id) ?? 'no member'] as const).filter(([, state]) => state !== 'Enabled'),
    );
    const accounts = Object.entries(facts).map(([id, state]) => `${id} (${state})`);
    if (accounts.length > 0) {
      const rest = { resource: resource('#members'), facts, operation: 'guardduty:ListMembers' };
      yield unsound('leftOut', { accounts: accounts.join(', ') }, rest);
    }
  },
});

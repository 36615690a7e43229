import { withoutDetector, withoutRecorder, withoutTrail } from '../../src/analysis/account-coverage.ts';
import { byStatus } from '../../src/analysis/recording-trails.ts';
import { defineCheck } from '../../src/core/check.ts';
import { counted } from '../../src/core/counted.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';
import { configRecorders } from '../../src/evidence/config-recorders.ts';
import { guardDutyDetector } from '../../src/evidence/guardduty-detector.ts';
import { guardDutyOrganizationConfiguration } from '../../src/evidence/guardduty-organization-configuration.ts';
import { organizationServiceAccess } from '../../src/evidence/organization-service-access.ts';

/** By these a recorder is set up in an account when it joins (AWS Organizations User Guide, "Services that work with"). */
const deployers = ['member.org.stacksets.cloudformation.amazonaws.com', 'controltower.amazonaws.com'];

export default defineCheck({
  id: 'organization/newest-account-is-covered',
  title: 'The newest account is recorded and watched, and so will the next one be',
  failureTitle: 'A new account starts its life unrecorded or unwatched',
  severity: 'high',
  source: 'organization',
  breadth: 'organization',
  quantifier: 'own',
  why: 'The account made last shows what becomes of the next one; where nothing covers it by itself, an intruder makes or takes a new account and works there unseen.',
  remedy: {
    text: 'Let an organization trail, GuardDuty with automatic enrolment, and a service-managed stack set or Control Tower for AWS Config cover every account that joins.',
    cli: 'aws guardduty update-organization-configuration --detector-id DETECTOR_ID --auto-enable-organization-members ALL --region REGION && aws organizations enable-aws-service-access --service-principal member.org.stacksets.cloudformation.amazonaws.com',
    terraform:
      'resource "aws_guardduty_organization_configuration" "this" {\n  detector_id                      = "DETECTOR_ID"\n  auto_enable_organization_members = "ALL"\n}\n\nresource "aws_cloudformation_stack_set" "recorder" {\n  name             = "configuration-recorder"\n  permission_model = "SERVICE_MANAGED"\n  template_url     = "TEMPLATE_URL"\n  auto_deployment {\n    enabled = true\n  }\n}',
  },
  controls: {
    'aws-fsbp': ['CloudTrail.1', 'Config.1', 'GuardDuty.1'],
    'nist-800-53-r5': ['AU-2', 'AU-6(3)', 'AU-12', 'CA-7', 'SI-4(20)'],
    'nist-csf-2.0': ['PR.PS-04', 'DE.CM-03', 'DE.CM-09'],
    'pci-dss-4.0.1': ['10.2.1', '11.5.1'],
    'soc-2': ['CC2.1', 'CC7.2'],
    'iso-27001-2022': ['A.8.15', 'A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)', '164.312(b)'],
    'mitre-attack-18': ['T1562.008', 'T1535'],
    'mitre-attack-19': ['T1685.002', 'T1535'],
  },
  requirements: ['S35'],
  changedBy: [
    'organizations:CreateAccount',
    'organizations:AcceptHandshake',
    'organizations:DisableAWSServiceAccess',
    'cloudtrail:StopLogging',
    'cloudtrail:DeleteTrail',
    'guardduty:UpdateOrganizationConfiguration',
  ],
  needs: {
    trails: cloudTrailTrails,
    detectors: guardDutyDetector,
    recorders: configRecorders,
    enrolment: guardDutyOrganizationConfiguration,
    access: organizationServiceAccess,
  },
  messages: {
    covered:
      'Account {account}, which joined last ({joined}), has a trail, a detector and a recorder in each of {regions}.',
    uncovered: 'Account {account}, which joined last ({joined}), is not covered: {lacking}.',
    nobody: 'The organization has no active member account that the scan was to enter.',
    trailFollows: 'Organization trail {name} records an account from the moment it joins.',
    noTrail: 'No organization trail logs in every Region: the next account starts unrecorded.',
    enrols: 'GuardDuty enrols the next account in each of {regions}.',
    noEnrolment: 'GuardDuty enrols the next account by itself not in {regions}.',
    deploys: '{principal} has trusted access, by which a recorder can be set up in every account that joins.',
    noDeployment:
      'Neither service-managed stack sets nor Control Tower have trusted access: nothing of AWS sets up a recorder in the next account.',
  },
  *evaluate({ trails, detectors, recorders, enrolment, access }, context) {
    const { estate, pass, missing, unsound, notApplicable, unknown } = context;
    const members = estate.accounts.filter(
      ({ id, state }) => state === 'ACTIVE' && id !== estate.managementAccountId && estate.regions.has(id),
    );
    const latest = members
      .map(({ joined }) => joined ?? '')
      .sort()
      .at(-1);
    const newest = members.find(({ joined }) => (joined ?? '') === latest);
    if (!newest) return yield notApplicable('nobody');

    const { id: account, joined } = newest;
    const regions = estate.regions.get(account) ?? [];
    const sources = [
      withoutTrail(trails, account),
      withoutDetector(detectors, account),
      withoutRecorder(recorders, account),
    ];
    const gaps = sources.filter(({ regions }) => regions.length > 0);
    const [unread] = sources.flatMap((source) => source.unread);
    const said = { account, joined: joined ?? 'at a time that AWS does not tell' };
    const details = { resource: account, facts: { JoinedTimestamp: joined } };
    if (gaps.length > 0) {
      const lacking = gaps.map(({ what, regions }) => `${what} in ${regions.join(', ')}`).join('; ');
      const nothing = sources.every((source) => source.regions.length === regions.length);
      yield (nothing ? missing : unsound)('uncovered', { ...said, lacking }, details);
    } else if (unread) yield unknown(unread, { resource: account });
    else yield pass('covered', { ...said, regions: counted(regions.length, 'Region') }, details);

    const cloudTrail = { resource: 'cloudtrail.amazonaws.com', operation: 'cloudtrail:DescribeTrails' };
    const ofOrganization = trails.entries
      .flatMap(({ value }) => value)
      .filter(({ IsOrganizationTrail, IsMultiRegionTrail }) => IsOrganizationTrail && IsMultiRegionTrail);
    const { live, unread: statuses } = byStatus(ofOrganization);
    // A multi-Region organization trail shows in every Region of the management account.
    const surely = trails.entries.some((entry) => entry.account === estate.managementAccountId);
    const hidden = statuses[0] ?? (surely ? undefined : trails.unread[0]?.unread);
    if (live[0]) yield pass('trailFollows', { name: live[0].Name }, cloudTrail);
    else if (hidden) yield unknown(hidden, cloudTrail);
    else yield missing('noTrail', {}, cloudTrail);

    const guardDuty = {
      resource: 'guardduty.amazonaws.com',
      operation: 'guardduty:DescribeOrganizationConfiguration',
    };
    const enrols = (value: (typeof enrolment.entries)[number]['value']): boolean => {
      const mode = value?.AutoEnableOrganizationMembers ?? (value?.AutoEnable ? 'NEW' : 'NONE');
      return mode !== 'NONE';
    };
    const enrolling = new Set(enrolment.entries.filter(({ value }) => enrols(value)).map(({ region }) => region));
    const left = regions.filter((region) => !enrolling.has(region));
    const open = enrolment.unread.find(({ region }) => left.some((one) => one === region));
    if (left.length === 0) yield pass('enrols', { regions: counted(regions.length, 'Region') }, guardDuty);
    else if (open) yield unknown(open.unread, guardDuty);
    else
      yield (left.length === regions.length ? missing : unsound)(
        'noEnrolment',
        { regions: left.join(', ') },
        guardDuty,
      );

    const config = { resource: 'config.amazonaws.com', operation: 'organizations:ListAWSServiceAccessForOrganization' };
    const principal = deployers.find((one) => access.some(({ ServicePrincipal }) => ServicePrincipal === one));
    if (principal) yield pass('deploys', { principal }, config);
    else yield missing('noDeployment', {}, { ...config, severity: 'medium' });
  },
});

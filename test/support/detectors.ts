import { collected } from '../../src/core/evidence.ts';
import type { DetectorAdministration } from '../../src/evidence/guardduty-administrator.ts';
import type { Detector, DetectorFeature } from '../../src/evidence/guardduty-detector.ts';
import type { GuardDutyFilter } from '../../src/evidence/guardduty-filters.ts';
import type { OpenFinding } from '../../src/evidence/guardduty-open-findings.ts';
import type { GuardDutyOrganization } from '../../src/evidence/guardduty-organization-configuration.ts';
import type { PublishingDestination } from '../../src/evidence/guardduty-publishing-destinations.ts';
import type { TrustedList } from '../../src/evidence/guardduty-trusted-lists.ts';
import { security, workload } from './describe-check.ts';

export const DetectorId = '12abc34d567e8fa901bc2d34e56789f0';
/** The ARN of the workload account's detector in eu-west-1: the scope of target checks unless a case says otherwise. */
export const detectorArn = `arn:aws:guardduty:eu-west-1:${workload}:detector/${DetectorId}`;

const offered = [
  'FLOW_LOGS',
  'CLOUD_TRAIL',
  'DNS_LOGS',
  'S3_DATA_EVENTS',
  'EKS_AUDIT_LOGS',
  'EBS_MALWARE_PROTECTION',
  'RDS_LOGIN_EVENTS',
  'LAMBDA_NETWORK_LOGS',
  'RUNTIME_MONITORING',
  'AI_PROTECTION',
];

/** All that GuardDuty offers, turned on, but for what `changes` says; null takes a feature off the list. */
export const features = (changes: Readonly<Record<string, string | null>> = {}): DetectorFeature[] =>
  Object.entries({ ...Object.fromEntries(offered.map((name) => [name, 'ENABLED'])), ...changes }).flatMap(
    ([Name, Status]) => (Status === null ? [] : [{ Name, Status }]),
  );

/** A detector with everything on. */
export const detector = (changes: Partial<Detector> = {}): Detector => ({
  DetectorId,
  Status: 'ENABLED',
  FindingPublishingFrequency: 'FIFTEEN_MINUTES',
  Features: features(),
  ...changes,
});

/** What a member of the security account answers. */
export const member = (RelationshipStatus = 'Enabled', AccountId: string = security): DetectorAdministration => ({
  DetectorId,
  Administrator: { AccountId, RelationshipStatus },
});

/** What an account without an administrator answers: the administrator itself, or one that stands alone. */
export const alone = (AdministersOrganization = false): DetectorAdministration => ({
  DetectorId,
  AdministersOrganization: collected(AdministersOrganization),
});

/** An administrator that enrols every account in every plan. */
export const enrolment = (changes: Partial<GuardDutyOrganization> = {}): GuardDutyOrganization => ({
  DetectorId,
  AutoEnableOrganizationMembers: 'ALL',
  AutoEnable: true,
  MemberAccountLimitReached: false,
  Features: [
    { Name: 'S3_DATA_EVENTS', AutoEnable: 'ALL' },
    { Name: 'RUNTIME_MONITORING', AutoEnable: 'ALL' },
  ],
  ...changes,
});

/** An export into the log archive that works. */
export const publishing = (changes: Partial<PublishingDestination> = {}): PublishingDestination => ({
  DestinationId: '30c06ba1cf2ed61035a22bb5c121f4b7',
  DestinationType: 'S3',
  Status: 'PUBLISHING',
  Details: collected({
    DestinationArn: 'arn:aws:s3:::org-findings/guardduty',
    KmsKeyArn: 'arn:aws:kms:eu-west-1:222222222222:key/22222222-2222-4222-8222-222222222222',
  }),
  ...changes,
});

/** A suppression rule for one type of finding on one instance. */
export const filter = (changes: Partial<GuardDutyFilter> = {}): GuardDutyFilter => ({
  Action: 'ARCHIVE',
  FindingCriteria: {
    Criterion: {
      type: { Equals: ['Recon:EC2/Portscan'] },
      'resource.instanceDetails.instanceId': { Equals: ['i-0123456789abcdef0'] },
    },
  },
  ...changes,
});

export const trustedList = (changes: Partial<TrustedList> = {}): TrustedList => ({
  Name: 'offices',
  Status: 'ACTIVE',
  Location: 's3://shop-config/trusted.txt',
  ...changes,
});

/** A critical finding of the workload account, three weeks old at the tests' `now`. */
export const openFinding = (changes: Partial<OpenFinding> = {}): OpenFinding => ({
  Id: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
  AccountId: workload,
  Type: 'UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS',
  Severity: 9,
  Title: 'Credentials of an EC2 instance were used from an external IP address.',
  CreatedAt: '2026-10-31T09:30:00.000Z',
  UpdatedAt: '2026-11-20T18:00:00.000Z',
  Count: 12,
  ...changes,
});

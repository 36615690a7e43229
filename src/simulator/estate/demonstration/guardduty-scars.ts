import { days } from '../ago.ts';
import type { Detector } from '../detector.ts';
import { healthyBuckets } from '../healthy.ts';
import { key, keyArn } from '../key.ts';
import { type Organization, placeOf } from '../organization.ts';
import { company, reachable } from './company.ts';
import { missing, type Scar, unknown, unsound } from './scar.ts';

const forgotten = 'ap-southeast-2';

/** What is wrong with GuardDuty. */
export const guardDutyScars: readonly Scar[] = [
  {
    because: 'Sydney was forgotten when the administrator was appointed Region by Region.',
    plant: (organization) => {
      organization.guardDutyAdministratorIn[forgotten] = null;
    },
    shows: [
      unsound('guardduty/administrator-is-the-same-everywhere', null, null),
      ...reachable.map((account) => missing('guardduty/is-centrally-managed', account, forgotten)),
      // Nobody exports for them. The security account exports its own.
      ...reachable
        .filter((account) => account !== company.security)
        .flatMap((account) => [
          missing('guardduty/findings-are-exported', account, forgotten),
          missing('guardduty/findings-are-routed', account, forgotten),
        ]),
    ],
  },
  {
    because: 'The sandbox has no detector in Osaka.',
    plant: (organization) => {
      placeOf(organization, company.sandbox, 'ap-northeast-3').detector = undefined;
    },
    shows: [
      missing('guardduty/detector-is-enabled', company.sandbox, 'ap-northeast-3'),
      missing('detections/egress-is-watched', company.sandbox, 'ap-northeast-3'),
      unsound('guardduty/new-accounts-are-enrolled', company.security, 'ap-northeast-3'),
    ],
  },
  {
    because: 'Staging suspended its detector for a load test.',
    plant: (organization) => {
      detectorOf(organization, company.staging, 'eu-north-1').Status = 'DISABLED';
    },
    shows: [
      unsound('guardduty/detector-is-enabled', company.staging, 'eu-north-1'),
      missing('detections/egress-is-watched', company.staging, 'eu-north-1'),
    ],
  },
  {
    because: 'Fernmail left the administrator at home, where it does its work.',
    plant: (organization) => {
      detectorOf(organization, company.fernmail, 'eu-central-1').relationship = 'Resigned';
    },
    shows: [
      missing('guardduty/is-centrally-managed', company.fernmail, 'eu-central-1'),
      missing('guardduty/findings-are-exported', company.fernmail, 'eu-central-1'),
      missing('guardduty/findings-are-routed', company.fernmail, 'eu-central-1'),
      unsound('guardduty/new-accounts-are-enrolled', company.security, 'eu-central-1'),
    ],
  },
  {
    because: 'In California only accounts that join from now on are enrolled.',
    plant: (organization) => {
      detectorOf(organization, company.security, 'us-west-1').organization.AutoEnableOrganizationMembers = 'NEW';
    },
    shows: [unsound('guardduty/new-accounts-are-enrolled', company.security, 'us-west-1')],
  },
  {
    because:
      'A filter from a noisy week archives nearly everything in Ireland, and an office that was given up is still trusted.',
    plant: (organization) => {
      const { filters, ipSets } = detectorOf(organization, company.security, 'eu-west-1');
      filters.push({
        Name: 'quiet-please',
        Action: 'ARCHIVE',
        FindingCriteria: { Criterion: { severity: { LessThanOrEqual: 8 } } },
      });
      ipSets.push({ Name: 'old-office', Location: 's3://harbourline-security-lists/old-office.txt', Status: 'ACTIVE' });
    },
    shows: [
      unsound('guardduty/nothing-is-silenced', company.security, 'eu-west-1'),
      unsound('guardduty/nothing-is-silenced', company.security, 'eu-west-1'),
    ],
  },
  {
    because: 'S3 protection was switched off where the data is.',
    plant: (organization) => {
      detectorOf(organization, company.lake, 'us-east-1').features['S3_DATA_EVENTS'] = 'DISABLED';
    },
    shows: [missing('guardduty/protection-plans-are-on', company.lake, 'us-east-1')],
  },
  {
    because: 'Brightcart found runtime monitoring too dear.',
    plant: (organization) => {
      detectorOf(organization, company.brightcart, 'us-west-2').features['RUNTIME_MONITORING'] = 'DISABLED';
    },
    shows: [missing('guardduty/protection-plans-are-on', company.brightcart, 'us-west-2')],
  },
  {
    because: 'The default frequency of six hours was left.',
    plant: (organization) => {
      detectorOf(organization, company.fernmailDev, 'eu-west-2').FindingPublishingFrequency = 'SIX_HOURS';
    },
    shows: [unsound('guardduty/updates-are-frequent', company.fernmailDev, 'eu-west-2')],
  },
  {
    because: 'Nobody looked at a finding of exfiltration in the shop.',
    plant: (organization) => {
      detectorOf(organization, company.shop, 'eu-west-1').findings.push({
        Type: 'Exfiltration:S3/AnomalousBehavior',
        Severity: 8,
        Title: 'S3 APIs for retrieving data were invoked in an anomalous way',
        archived: false,
        updatedAgo: days(96),
      });
    },
    shows: [unsound('guardduty/findings-are-triaged', company.shop, 'eu-west-1')],
  },
  {
    because: 'Findings of Stockholm are not exported.',
    plant: (organization) => {
      detectorOf(organization, company.security, 'eu-north-1').publishingDestinations = [];
    },
    shows: [missing('guardduty/findings-are-exported', company.security, 'eu-north-1')],
  },
  {
    because: 'The export of Paris uses a key of its own that is about to be deleted.',
    plant: (organization) => {
      placeOf(organization, company.security, 'eu-west-3').keys.push(
        key('guardduty-export', { KeyState: 'PendingDeletion' }),
      );
      detectorOf(organization, company.security, 'eu-west-3').publishingDestinations = [
        {
          bucketArn: `arn:aws:s3:::${healthyBuckets.findings}`,
          kmsKeyArn: keyArn(company.security, 'eu-west-3', 'guardduty-export'),
        },
      ];
    },
    shows: [
      unsound('guardduty/findings-are-exported', company.security, 'eu-west-3'),
      unsound('log-keys/key-is-usable', company.security, 'eu-west-3'),
      unsound('log-keys/key-is-out-of-reach', company.security, 'eu-west-3'),
      unknown('log-keys/key-is-rotated', company.security, 'eu-west-3'),
    ],
  },
];

function detectorOf(organization: Organization, account: string, region: string): Detector {
  const { detector } = placeOf(organization, account, region);
  if (detector === undefined) throw new Error(`${account} has no detector in ${region}`);
  return detector;
}

import type { ConfigRule, Recorder } from '../config.ts';
import { type Organization, placeOf } from '../organization.ts';
import { company } from './company.ts';
import { missing, type Scar, unsound } from './scar.ts';

/** What is wrong with AWS Config. */
export const configScars: readonly Scar[] = [
  {
    because: 'The sandbox was never given a recorder in Canada.',
    plant: (organization) => {
      Object.assign(placeOf(organization, company.sandbox, 'ca-central-1'), {
        recorders: [],
        deliveryChannels: [],
        configRules: [],
      });
    },
    shows: [
      missing('config/recorder-is-recording', company.sandbox, 'ca-central-1'),
      missing('config/baseline-rules-are-evaluating', company.sandbox, 'ca-central-1'),
    ],
  },
  {
    because: 'Staging stopped its recorder in Tokyo to save money.',
    plant: (organization) => {
      recorderOf(organization, company.staging, 'ap-northeast-1').recording = false;
    },
    shows: [
      unsound('config/recorder-is-recording', company.staging, 'ap-northeast-1'),
      unsound('config/baseline-rules-are-evaluating', company.staging, 'ap-northeast-1'),
    ],
  },
  {
    because: "Fernmail's recorder fails: its role was removed.",
    plant: (organization) => {
      recorderOf(organization, company.fernmail, 'eu-central-1').status = {
        lastStatus: 'Failure',
        lastErrorCode: 'AccessDenied',
        lastErrorMessage: 'Role is missing',
      };
    },
    shows: [unsound('config/recorder-is-recording', company.fernmail, 'eu-central-1')],
  },
  {
    because: 'The data lake records only its machines.',
    plant: (organization) => {
      recorderOf(organization, company.lake, 'eu-west-1').recordingGroup = {
        allSupported: false,
        includeGlobalResourceTypes: false,
        resourceTypes: ['AWS::EC2::Instance'],
        recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' },
      };
    },
    shows: [
      unsound('config/all-types-are-recorded', company.lake, 'eu-west-1'),
      unsound('config/baseline-rules-are-evaluating', company.lake, 'eu-west-1'),
    ],
  },
  {
    because: 'Brightcart records once a day.',
    plant: (organization) => {
      recorderOf(organization, company.brightcart, 'us-west-2').recordingMode = { recordingFrequency: 'DAILY' };
    },
    shows: [unsound('config/is-continuous', company.brightcart, 'us-west-2')],
  },
  {
    because: 'In London the network account delivers to a bucket of before, which is gone.',
    plant: (organization) => {
      for (const channel of placeOf(organization, company.network, 'eu-west-2').deliveryChannels)
        channel.s3BucketName = 'harbourline-config-2019';
    },
    shows: [
      unsound('config/changes-are-delivered', company.network, 'eu-west-2'),
      missing('log-archive/bucket-exists', company.network, 'eu-west-2', 'arn:aws:s3:::harbourline-config-2019'),
    ],
  },
  {
    because: 'The shop records IAM in Ireland as well as at home.',
    plant: (organization) => {
      recorderOf(organization, company.shop, 'eu-west-1').recordingGroup.includeGlobalResourceTypes = true;
    },
    shows: [unsound('config/global-types-are-recorded-once', company.shop, null)],
  },
  {
    because: 'Brightcart keeps its history for ninety days.',
    plant: (organization) => {
      placeOf(organization, company.brightcart, 'us-east-1').configRetentionDays = 90;
    },
    shows: [unsound('config/history-is-kept', company.brightcart, 'us-east-1')],
  },
  {
    because: "Somebody removed the rule about open ports that broke the developers' builds.",
    plant: (organization) => {
      const place = placeOf(organization, company.fernmailDev, 'us-east-1');
      place.configRules = place.configRules.filter(
        ({ Source }) => Source?.SourceIdentifier !== 'INCOMING_SSH_DISABLED',
      );
    },
    shows: [missing('config/baseline-rules-are-evaluating', company.fernmailDev, 'us-east-1')],
  },
  {
    because: 'The rule about public buckets has failed in London since its role changed.',
    plant: (organization) => {
      ruleOf(organization, company.shop, 'eu-west-2', 'S3_BUCKET_PUBLIC_READ_PROHIBITED').evaluation = {
        LastErrorCode: 'AccessDenied',
        LastErrorMessage: 'The role cannot read buckets',
      };
    },
    shows: [unsound('config/baseline-rules-are-evaluating', company.shop, 'eu-west-2')],
  },
];

function recorderOf(organization: Organization, account: string, region: string): Recorder {
  const [recorder] = placeOf(organization, account, region).recorders;
  if (recorder === undefined) throw new Error(`${account} has no recorder in ${region}`);
  return recorder;
}

function ruleOf(organization: Organization, account: string, region: string, identifier: string): ConfigRule {
  const rule = placeOf(organization, account, region).configRules.find(
    ({ Source }) => Source?.SourceIdentifier === identifier,
  );
  if (rule === undefined) throw new Error(`${account} has no rule ${identifier} in ${region}`);
  return rule;
}

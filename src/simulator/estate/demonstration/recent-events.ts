import { hours, minutes } from '../ago.ts';
import { homeRegion } from '../healthy.ts';
import { byRole, byUser, type PastEvent } from '../history.ts';
import { placeOf } from '../organization.ts';
import { company } from './company.ts';
import type { Scar } from './scar.ts';

const { brightcart, shop, management, fernmail, fernmailDev } = company;
const deploy = byUser(brightcart, 'deploy');

/** What happened in the company lately: somebody has Brightcart's old key, and the others do their work. */
const events: readonly { readonly at: readonly [account: string, region: string]; readonly events: PastEvent[] }[] = [
  {
    at: [brightcart, homeRegion],
    events: [
      {
        ...deploy,
        ago: hours(5),
        source: 'iam.amazonaws.com',
        name: 'CreateUser',
        resources: [{ type: 'AWS::IAM::User', name: 'backup-sync' }],
        requestParameters: { userName: 'backup-sync' },
      },
      {
        ...deploy,
        ago: hours(5) - minutes(1),
        source: 'iam.amazonaws.com',
        name: 'AttachUserPolicy',
        resources: [
          { type: 'AWS::IAM::Policy', name: 'arn:aws:iam::aws:policy/AdministratorAccess' },
          { type: 'AWS::IAM::User', name: 'backup-sync' },
        ],
      },
      {
        ...deploy,
        ago: hours(5) - minutes(2),
        source: 'iam.amazonaws.com',
        name: 'CreateAccessKey',
        resources: [{ type: 'AWS::IAM::User', name: 'backup-sync' }],
      },
      {
        ...deploy,
        ago: hours(4),
        source: 'cloudtrail.amazonaws.com',
        name: 'StopLogging',
        errorCode: 'AccessDenied',
        resources: [
          { type: 'AWS::CloudTrail::Trail', name: `arn:aws:cloudtrail:us-east-1:${management}:trail/organization` },
        ],
      },
    ],
  },
  {
    at: [brightcart, 'us-west-2'],
    events: [
      {
        ...deploy,
        ago: hours(4) - minutes(3),
        source: 'ec2.amazonaws.com',
        name: 'AuthorizeSecurityGroupIngress',
        resources: [{ type: 'AWS::EC2::SecurityGroup', name: 'sg-0b7e5a1c9d3f20468' }],
      },
      // Daily work: of no interest.
      {
        ...byRole(brightcart, 'ecs', 'tasks'),
        ago: hours(1),
        source: 'logs.amazonaws.com',
        name: 'CreateLogStream',
        resources: [],
      },
      {
        ...deploy,
        readOnly: true,
        ago: hours(5),
        source: 'ec2.amazonaws.com',
        name: 'DescribeInstances',
        resources: [],
      },
    ],
  },
  {
    at: [management, homeRegion],
    events: [
      {
        ...byRole(management, 'network-rebuild', 'scheduler'),
        ago: hours(16),
        source: 'monitoring.amazonaws.com',
        name: 'PutAlarmMuteRule',
        resources: [],
      },
    ],
  },
  {
    at: [shop, 'eu-west-1'],
    events: [
      {
        ...byRole(shop, 'AWSReservedSSO_Platform_0123456789abcdef', 'marit@harbourline.example'),
        ago: hours(9),
        source: 'ec2.amazonaws.com',
        name: 'CreateRoute',
        resources: [],
      },
    ],
  },
  {
    at: [fernmail, homeRegion],
    events: [
      {
        ago: hours(30),
        source: 'iam.amazonaws.com',
        name: 'UpdateLoginProfile',
        readOnly: false,
        sourceIPAddress: '203.0.113.9',
        userIdentity: { type: 'Root', arn: `arn:aws:iam::${fernmail}:root` },
        resources: [{ type: 'AWS::IAM::User', name: 'partner' }],
      },
    ],
  },
];

/** What only a scan that asks for recent changes sees. */
export const recentEventScars: readonly Scar[] = [
  {
    because: 'A key of Brightcart that nobody changed in years is in the hands of somebody else.',
    plant: (organization) => {
      for (const { at, events: own } of events) placeOf(organization, ...at).history.push(...own);
    },
    shows: [],
  },
  {
    because: "The developers' copy of the audit role is older than looking events up, in Stockholm.",
    plant: (organization) => {
      organization.denials.push({
        action: 'cloudtrail:LookupEvents',
        accounts: [fernmailDev],
        regions: ['eu-north-1'],
      });
    },
    shows: [],
  },
];

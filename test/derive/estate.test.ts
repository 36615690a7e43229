import { describe, expect, test } from 'vitest';
import type { Destination, Location } from '../../src/core/destination.ts';
import type { Reading } from '../../src/core/estate-map.ts';
import { collected } from '../../src/core/evidence.ts';
import type { Finding } from '../../src/core/finding.ts';
import { accountId } from '../../src/core/ids.ts';
import { settingsSchema } from '../../src/core/settings.ts';
import { estate } from '../../src/derive/estate.ts';
import { Spooler } from '../../src/evaluate/spool.ts';
import { bucketNotification } from '../../src/evidence/bucket-notification.ts';
import { bucketPolicy } from '../../src/evidence/bucket-policy.ts';
import { bucketReplication } from '../../src/evidence/bucket-replication.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';
import { configDeliveryChannels } from '../../src/evidence/config-delivery-channels.ts';
import { deliveryStream } from '../../src/evidence/delivery-stream.ts';
import { eventBus } from '../../src/evidence/event-bus.ts';
import { eventRules } from '../../src/evidence/event-rules.ts';
import { flowLogs } from '../../src/evidence/flow-logs.ts';
import { guardDutyAdministrator } from '../../src/evidence/guardduty-administrator.ts';
import { guardDutyPublishingDestinations } from '../../src/evidence/guardduty-publishing-destinations.ts';
import { logGroup } from '../../src/evidence/log-group.ts';
import { logGroupMetricFilters } from '../../src/evidence/log-group-metric-filters.ts';
import { logGroupSubscriptions } from '../../src/evidence/log-group-subscriptions.ts';
import { publicHostedZones } from '../../src/evidence/public-hosted-zones.ts';
import { queue } from '../../src/evidence/queue.ts';
import { resolverQueryLogging } from '../../src/evidence/resolver-query-logging.ts';
import { auditFinding } from '../support/audit.ts';
import { denied, logArchive, management, security, workload } from '../support/describe-check.ts';
import { allow } from '../support/detections.ts';
import { alone, DetectorId, detectorArn, member } from '../support/detectors.ts';
import { deliveryStreamOf, flowLog, flowLogArnOf, flowLogStream, toStream, vpcArnOf } from '../support/flow-logs.ts';
import { queryLogAssociation, queryLogConfig } from '../support/query-logs.ts';
import { channel } from '../support/recorders.ts';
import { stopped, trail } from '../support/trails.ts';
import { aContext, anAccount, anEstate, type Held, held, region } from './an-account.ts';

const everybody = [management, logArchive, security, workload];
const at = (name: string, location: Location): Destination => ({
  type: 'bucket',
  arn: name.startsWith('arn:') ? name : `arn:aws:s3:::${name}`,
  location,
  references: [],
});
const found = (account: string): Location => ({ state: 'found', account: accountId(account), region });

interface Given {
  /** What the workload account holds. */
  readonly account?: readonly Held[];
  readonly destinations?: readonly Destination[];
  readonly held?: readonly Held[];
  readonly findings?: readonly Finding[];
  readonly settings?: object;
}

function mapOf({ account = [], destinations = [], held = [], findings = [], settings = {} }: Given) {
  const run = estate.start(new Spooler(null, 0));
  run.account(anAccount(workload, account));
  const context = { ...aContext(everybody, findings), settings: settingsSchema.parse(settings) };
  const map = run.conclude(anEstate(destinations, held), context).estate;
  if (!map) throw new Error('nothing was told of the estate');
  return map;
}

const judged = (check: string, outcome: Finding['outcome'], changes: Partial<Finding> = {}): Finding =>
  auditFinding({
    id: `${check} ${outcome}`,
    check,
    outcome,
    account: workload,
    region,
    resource: null,
    message: `${check}: ${outcome}.`,
    ...changes,
  });

/** A flow in a line: the state, where it goes and to whom, why, and what it cites. */
const flowsOf = (given: Given): readonly string[] =>
  mapOf(given).flows.map(({ state, destination, why, findings, source }) =>
    [
      `${source} ${state}`,
      destination
        ? `${destination.arn ?? destination.type} of ${destination.account} (${destination.location})`
        : 'nowhere',
      why,
      ...findings,
    ].join(' | '),
  );

const ofTrail = { resource: trail().TrailARN };
const trailTo = (changes: Partial<Parameters<typeof trail>[0]> = {}) =>
  held(cloudTrailTrails, [trail({ CloudWatchLogsLogGroupArn: undefined, ...changes })]);
const delivered = (outcome: Finding['outcome']) => judged('cloudtrail/logs-are-delivered', outcome, ofTrail);
const archive = [
  at('org-logs', found(logArchive)),
  at('org-flow-logs', found(logArchive)),
  at('org-dns-logs', found(logArchive)),
];
const toArchive = `arn:aws:s3:::org-logs of ${logArchive} (found)`;
const ofLog = { resource: flowLogArnOf('fl-1') };

describe('What flows is told of', () => {
  test.each<[string, Given, string[]]>([
    [
      'a trail that delivers',
      { account: [trailTo()], destinations: archive, findings: [delivered('pass')] },
      [`cloudtrail-management delivers | ${toArchive} | Passes cloudtrail/logs-are-delivered.`],
    ],
    [
      'a trail that fails, with its finding',
      { account: [trailTo()], destinations: archive, findings: [delivered('fail')] },
      [
        `cloudtrail-management broken | ${toArchive} | cloudtrail/logs-are-delivered: fail. | cloudtrail/logs-are-delivered fail`,
      ],
    ],
    [
      'a trail that nobody judged: it is not taken for sound',
      { account: [trailTo()], destinations: archive },
      [`cloudtrail-management unknown | ${toArchive} | This scan did not judge cloudtrail/logs-are-delivered here.`],
    ],
    [
      'a trail whose bucket is gone, whatever it says of itself',
      {
        account: [trailTo()],
        destinations: [at('org-logs', { state: 'absent' })],
        findings: [
          delivered('pass'),
          judged('log-archive/bucket-exists', 'fail', { resource: 'arn:aws:s3:::org-logs', account: null }),
        ],
      },
      [
        'cloudtrail-management broken | arn:aws:s3:::org-logs of null (absent) | There is no arn:aws:s3:::org-logs. | log-archive/bucket-exists fail',
      ],
    ],
    [
      'a trail that is stopped while another logs',
      {
        account: [trailTo({ Status: stopped })],
        destinations: archive,
        findings: [
          delivered('not-applicable'),
          judged('cloudtrail/no-trail-is-left-stopped', 'fail', { ...ofTrail, account: management }),
        ],
      },
      [
        `cloudtrail-management broken | ${toArchive} | cloudtrail/no-trail-is-left-stopped: fail. | cloudtrail/no-trail-is-left-stopped fail`,
      ],
    ],
    [
      'the log group of a trail, judged once for all that see the trail',
      {
        account: [held(cloudTrailTrails, [trail()])],
        destinations: archive,
        held: [
          held(logGroup, { logGroupName: 'org-trail' }, 'arn:aws:logs:eu-west-1:111111111111:log-group:org-trail'),
        ],
        findings: [
          delivered('pass'),
          judged('cloudtrail/reaches-cloudwatch-logs', 'pass', { ...ofTrail, account: management }),
        ],
      },
      [
        `cloudtrail-management delivers | arn:aws:logs:eu-west-1:111111111111:log-group:org-trail of ${management} (elsewhere) | Passes cloudtrail/reaches-cloudwatch-logs.`,
        `cloudtrail-management delivers | ${toArchive} | Passes cloudtrail/logs-are-delivered.`,
      ],
    ],
    [
      'a flow log, by its own finding and not by that of another',
      {
        account: [held(flowLogs, [flowLog(), flowLog({ FlowLogId: 'fl-2' })])],
        destinations: archive,
        findings: [
          judged('flow-logs/are-delivered', 'pass', ofLog),
          judged('flow-logs/are-delivered', 'fail', { resource: flowLogArnOf('fl-2') }),
        ],
      },
      [
        `flow-logs broken | arn:aws:s3:::org-flow-logs of ${logArchive} (found) | flow-logs/are-delivered: fail. | flow-logs/are-delivered fail`,
        `flow-logs delivers | arn:aws:s3:::org-flow-logs of ${logArchive} (found) | Passes flow-logs/are-delivered.`,
      ],
    ],
    [
      'a flow log to something of no known type',
      {
        account: [held(flowLogs, [flowLog({ LogDestinationType: 'carrier-pigeon' })])],
        findings: [judged('flow-logs/are-delivered', 'unknown', ofLog)],
      },
      ['flow-logs unknown | nowhere | flow-logs/are-delivered: unknown. | flow-logs/are-delivered unknown'],
    ],
    [
      'DNS queries along an association that does not log, though another of the VPC does',
      {
        account: [held(resolverQueryLogging, [queryLogAssociation({ Status: 'FAILED', Error: 'ACCESS_DENIED' })])],
        destinations: archive,
        findings: [judged('dns/resolver-queries-are-logged', 'pass', { resource: vpcArnOf('vpc-1') })],
      },
      [
        `dns broken | arn:aws:s3:::org-dns-logs of ${logArchive} (found) | Association rqlca-1 is FAILED (ACCESS_DENIED).`,
      ],
    ],
    [
      'DNS queries whose configuration was not read',
      {
        account: [held(resolverQueryLogging, [queryLogAssociation({}, denied)])],
        findings: [judged('dns/resolver-queries-are-logged', 'unknown', { resource: vpcArnOf('vpc-1') })],
      },
      ['dns unknown | nowhere | dns/resolver-queries-are-logged: unknown. | dns/resolver-queries-are-logged unknown'],
    ],
    [
      'a public zone, in no Region',
      {
        account: [
          held(publicHostedZones, [
            {
              Id: 'Z1',
              Name: 'x.',
              QueryLogging: collected({
                CloudWatchLogsLogGroupArn: 'arn:aws:logs:us-east-1:444444444444:log-group:z:*',
              }),
            },
          ]),
        ],
        held: [held(logGroup, null, 'arn:aws:logs:us-east-1:444444444444:log-group:z')],
        findings: [
          judged('dns/public-zones-are-logged', 'fail', { region: null, resource: 'arn:aws:route53:::hostedzone/Z1' }),
        ],
      },
      [
        `dns broken | arn:aws:logs:us-east-1:444444444444:log-group:z of ${workload} (absent) | dns/public-zones-are-logged: fail. | dns/public-zones-are-logged fail`,
      ],
    ],
    [
      'a delivery channel, which is broken when the recorder behind it is',
      {
        account: [held(configDeliveryChannels, [channel({ s3BucketName: 'org-logs' })])],
        destinations: archive,
        findings: [judged('config/changes-are-delivered', 'pass'), judged('config/recorder-is-recording', 'fail')],
      },
      [`config broken | ${toArchive} | config/recorder-is-recording: fail. | config/recorder-is-recording fail`],
    ],
    [
      'findings of a GuardDuty member, which go to its administrator',
      {
        account: [
          held(guardDutyAdministrator, member()),
          held(guardDutyPublishingDestinations, { DetectorId, Destinations: [] }),
        ],
        findings: [
          judged('guardduty/is-centrally-managed', 'pass', { resource: detectorArn }),
          judged('guardduty/detector-is-enabled', 'pass', { resource: detectorArn }),
        ],
      },
      [
        `guardduty delivers | guardduty-administrator of ${security} (found) | Passes guardduty/is-centrally-managed and guardduty/detector-is-enabled.`,
      ],
    ],
    [
      'findings that nobody administers and nobody exports: they lead nowhere',
      {
        account: [
          held(guardDutyAdministrator, alone()),
          held(guardDutyPublishingDestinations, { DetectorId, Destinations: [] }),
        ],
        findings: [judged('guardduty/findings-are-exported', 'fail', { resource: detectorArn })],
      },
      ['guardduty broken | nowhere | guardduty/findings-are-exported: fail. | guardduty/findings-are-exported fail'],
    ],
    [
      'an export of the administrator that cannot be written',
      {
        account: [
          held(guardDutyAdministrator, alone(true)),
          held(guardDutyPublishingDestinations, {
            DetectorId,
            Destinations: [
              {
                DestinationId: 'd1',
                DestinationType: 'S3',
                Status: 'STOPPED',
                Details: collected({ DestinationArn: 'arn:aws:s3:::org-logs/findings' }),
              },
            ],
          }),
        ],
        destinations: archive,
        findings: [
          judged('guardduty/detector-is-enabled', 'pass', { resource: detectorArn }),
          judged('guardduty/findings-are-exported', 'fail', { resource: `${detectorArn}/publishingDestination/d1` }),
        ],
      },
      [
        `guardduty broken | ${toArchive} | guardduty/findings-are-exported: fail. | guardduty/findings-are-exported fail`,
      ],
    ],
  ])('%s', (_, given, expected) => {
    expect(flowsOf(given)).toEqual(expected);
  });

  const bus = `arn:aws:events:eu-west-1:${security}:event-bus/default`;
  const forwarding = held(eventRules, [
    {
      Name: 'forward',
      Arn: `arn:aws:events:eu-west-1:${workload}:rule/forward`,
      State: 'ENABLED',
      EventPattern: '{}',
      EventBusName: 'default',
      Targets: collected([
        { Id: '1', Arn: bus },
        { Id: '2', Arn: `arn:aws:sns:eu-west-1:${workload}:own` },
      ]),
    },
  ]);
  const busThat = (Policy: string | undefined) =>
    held(eventBus, { Name: 'default', Arn: bus, Policy, Rules: collected([]) }, bus);
  const mayPut = JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: { AWS: workload }, Action: 'events:PutEvents', Resource: bus }],
  });
  test.each<[string, readonly Held[], string]>([
    ['lets it', [busThat(mayPut)], 'delivers'],
    ['does not let it', [busThat(undefined)], 'broken'],
    ['is not there', [held(eventBus, null, bus)], 'broken'],
    ['was not read', [], 'unknown'],
  ])('events forwarded to the bus of another account that %s', (_, held, state) => {
    const { flows } = mapOf({ account: [forwarding], held });
    expect(flows.map((flow) => [flow.source, flow.destination?.arn, flow.state])).toEqual([['detections', bus, state]]);
  });

  test('nothing where nothing was asked, and of what was refused', () => {
    expect(mapOf({}).flows).toEqual([]);
    const refused = { kind: cloudTrailTrails, unread: denied };
    const unreached = judged('organization/accounts-are-reachable', 'fail', { region: null });
    expect(flowsOf({ account: [refused], findings: [unreached] })).toEqual([
      expect.stringMatching(
        /^cloudtrail-management unknown \| nowhere \| .* denied .* \| organization\/accounts-are-reachable fail$/,
      ),
    ]);
  });
});

describe('Who reads is told of', () => {
  const store = 'arn:aws:s3:::org-logs';
  const intake = `arn:aws:sqs:eu-west-1:${security}:intake`;
  const nothing = [
    held(bucketNotification, { Bucket: 'org-logs' }, store),
    held(bucketReplication, null, store),
    held(bucketPolicy, null, store),
  ];
  const instead = (one: Held): readonly Held[] => [...nothing.filter(({ kind }) => kind.id !== one.kind.id), one];
  const telling = instead(
    held(
      bucketNotification,
      { Bucket: 'org-logs', QueueConfigurations: [{ QueueArn: intake, Events: ['s3:ObjectCreated:*'] }] },
      store,
    ),
  );
  const copying = instead(
    held(
      bucketReplication,
      {
        Bucket: 'org-logs',
        Rules: [{ Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::copies', Account: security } }],
      },
      store,
    ),
  );
  const mayRead = {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${security}:role/siem` },
    Action: 's3:GetObject',
    Resource: `${store}/*`,
  };
  const letting = instead(held(bucketPolicy, { Policy: JSON.stringify({ Statement: [mayRead] }) }, store));
  const inShort = ({ reader, state }: Reading) =>
    `${reader ? `${reader.type} ${reader.name} of ${reader.account}` : 'nobody'}: ${state}`;
  const readers = (given: Given) =>
    mapOf({ account: [trailTo()], ...given, destinations: given.destinations ?? archive }).readers.map(inShort);

  test.each<[string, Given, string[]]>([
    [
      'a queue that is told of new objects',
      {
        held: [
          ...telling,
          held(queue, { QueueArn: intake, Policy: allow('s3.amazonaws.com', 'sqs:SendMessage', intake) }, intake),
        ],
      },
      [`queue intake of ${security}: delivers`],
    ],
    [
      'a queue that does not let S3 tell it',
      { held: [...telling, held(queue, { QueueArn: intake }, intake)] },
      [`queue intake of ${security}: broken`],
    ],
    [
      'a queue that is not there',
      { held: [...telling, held(queue, null, intake)] },
      [`queue intake of ${security}: broken`],
    ],
    ['a queue that was not read', { held: telling }, [`queue intake of ${security}: unknown`]],
    [
      'nobody, for a queue that hears of deletions only',
      {
        held: instead(
          held(
            bucketNotification,
            { Bucket: 'org-logs', QueueConfigurations: [{ QueueArn: intake, Events: ['s3:ObjectRemoved:*'] }] },
            store,
          ),
        ),
      },
      ['nobody: unknown'],
    ],
    [
      'a copy in another account',
      { held: copying, destinations: [...archive, at('copies', found(security))] },
      [`bucket copies of ${security}: delivers`],
    ],
    [
      'a copy to a bucket that is gone',
      { held: copying, destinations: [...archive, at('copies', { state: 'absent' })] },
      ['bucket copies of null: broken'],
    ],
    ['a principal that may read', { held: letting }, [`principal role/siem of ${security}: unknown`]],
    [
      'a reader that was declared lately, and one that was declared long ago',
      {
        held: nothing,
        settings: {
          readers: [
            { bucket: 'org-logs', reader: 'Hawk', owner: 'soc', date: '2026-06-01' },
            { bucket: '*', reader: 'Owl', owner: 'soc', date: '2024-06-01' },
            { bucket: 'others', reader: 'Crow', owner: 'soc', date: '2026-06-01' },
          ],
        },
      },
      ['attested Hawk of null: delivers', 'attested Owl of null: unknown'],
    ],
    ['nobody, when nothing shows one', { held: nothing }, ['nobody: unknown']],
    ['nobody, when nothing was read', {}, ['nobody: unknown']],
    ['no reader of a bucket that is gone', { destinations: [at('org-logs', { state: 'absent' })] }, []],
  ])('%s', (_, given, expected) => {
    expect(readers(given)).toEqual(expected);
  });

  const group = 'arn:aws:logs:eu-west-1:111111111111:log-group:org-trail';
  const gone = `arn:aws:lambda:eu-west-1:${management}:function:parse`;
  test('subscriptions and metric filters of a log group', () => {
    const subscribed = {
      logGroupName: 'org-trail',
      subscriptionFilters: [{ filterName: 'out', destinationArn: gone }],
      accountPolicies: collected([]),
    };
    const filter = { filterName: 'Root', filterPattern: '{ $.x = 1 }', metricTransformations: [] };
    expect(
      mapOf({
        account: [held(cloudTrailTrails, [trail()])],
        destinations: [at(group, found(management))],
        held: [
          held(logGroup, { logGroupName: 'org-trail' }, group),
          held(logGroupSubscriptions, subscribed, group),
          held(logGroupMetricFilters, [filter], group),
        ],
        findings: [
          judged('log-groups/subscriptions-are-alive', 'fail', { resource: `${group}:subscription-filter:out` }),
        ],
      })
        .readers.filter(({ store }) => store === group)
        .map((one) => [inShort(one), ...one.findings]),
    ).toEqual([
      [`function parse of ${management}: broken`, 'log-groups/subscriptions-are-alive fail'],
      [`metric-filters 1 metric filter of ${management}: delivers`],
    ]);
  });

  test.each<[string, object | null, Location, string[]]>([
    ['that is active', deliveryStreamOf(), found(logArchive), [`bucket org-flow-logs of ${logArchive}: delivers`]],
    [
      'that is being deleted',
      { ...deliveryStreamOf(), DeliveryStreamStatus: 'DELETING' },
      found(logArchive),
      [`bucket org-flow-logs of ${logArchive}: broken`],
    ],
    ['whose bucket is gone', deliveryStreamOf(), { state: 'absent' }, ['bucket org-flow-logs of null: broken']],
    ['whose end was not seen', { ...deliveryStreamOf(), Destinations: [{}] }, found(logArchive), ['nobody: unknown']],
    ['that is not there', null, found(logArchive), []],
  ])('a delivery stream %s', (_, stream, location, expected) => {
    const { readers } = mapOf({
      account: [held(flowLogs, [flowLog(toStream)])],
      destinations: [at('org-flow-logs', location)],
      held: [held(deliveryStream, stream, flowLogStream)],
    });
    expect(readers.map(inShort)).toEqual(expected);
  });
});

test('A query logging configuration that another account shares sends from where it is used', () => {
  const shared = queryLogAssociation({}, collected(queryLogConfig({ OwnerId: logArchive })));
  const { flows } = mapOf({ account: [held(resolverQueryLogging, [shared])], destinations: archive });
  expect(flows.map(({ accounts }) => accounts)).toEqual([[workload]]);
});

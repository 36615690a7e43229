import type { AdvancedEventSelector } from '@aws-sdk/client-cloudtrail';
import { type Account, type AccountGiven, account, type Role } from './account.ts';
import { days } from './ago.ts';
import { type Bucket, bucket, encryptedWith, lockedFor } from './bucket.ts';
import { trailTable } from './catalog.ts';
import { aggregator, deliveryChannel, managedRule, recorder } from './config.ts';
import { soundDataServices } from './data-services.ts';
import { detectionAlarms, detectionFilters } from './detections.ts';
import { detector } from './detector.ts';
import { queryLogConfig } from './dns.ts';
import { eventBus, rule } from './events.ts';
import { guard, perimeter } from './guard.ts';
import { portal, portalDistribution } from './healthy-web.ts';
import { iamUser, identity } from './identity.ts';
import { lambdaFunction, queue } from './integration.ts';
import { key, keyArn } from './key.ts';
import { logBucketPolicy, tlsOnly } from './log-bucket-policy.ts';
import { type Alarm, logGroup, publishableBy, topic } from './monitoring.ts';
import { defaultVpc, flowLog, publicGroup } from './network.ts';
import { type Organization, organization } from './organization.ts';
import { policy } from './policy.ts';
import { emptyRegion, type RegionEstate } from './region.ts';
import { analyzer, securityHub } from './security-hub.ts';
import { securityLake } from './security-lake.ts';
import { trail } from './trail.ts';
import { distribution, noWeb } from './web.ts';
import { primaryWorkGroup, workGroup } from './work-group.ts';

/** The accounts of the healthy organization; workloads are numbered from 444444444444 on. */
export const healthyAccounts = {
  management: '111111111111',
  logArchive: '222222222222',
  security: '333333333333',
  workload: '444444444444',
} as const;

/** The healthy organization's home Region: of its trail, its buckets and its alarms. */
export const homeRegion = 'us-east-1';

/** The buckets that telemetry is delivered to, all in the log archive account. */
export const healthyBuckets = {
  trail: 'org-cloudtrail-logs',
  config: 'org-config-history',
  flowLogs: 'org-flow-logs',
  findings: 'org-guardduty-findings',
  dns: 'org-dns-logs',
  accessLogs: 'org-access-logs',
} as const;

/** What a healthy organization is made of beyond the default. */
export interface HealthyGiven extends Partial<Omit<Organization, 'accounts'>> {
  /** The workload accounts; one by default. Their estates are healthy where nothing is stated. */
  readonly workloads?: readonly ({ readonly id: string } & AccountGiven)[];
}

const organizationId = 'o-simulated1';

/**
 * An organization in which telemetry is recorded, kept, watched and guarded everywhere: an organization trail, a log
 * archive, a security account that administers GuardDuty and Config, detections on the trail's log group, and a guard.
 * It has two Regions, so that tests are small; `regions` makes it larger.
 */
export function healthyOrganization(given: HealthyGiven = {}): Organization {
  const { workloads = [shopOfEverything()], ...rest } = given;
  const { management, logArchive, security } = healthyAccounts;
  return organization({
    id: organizationId,
    regions: [homeRegion, 'eu-west-1'],
    serviceAccess: [
      'cloudtrail.amazonaws.com',
      'config.amazonaws.com',
      'config-multiaccountsetup.amazonaws.com',
      'guardduty.amazonaws.com',
      'account.amazonaws.com',
      'member.org.stacksets.cloudformation.amazonaws.com',
      'iam.amazonaws.com',
      'access-analyzer.amazonaws.com',
      'securityhub.amazonaws.com',
      'securitylake.amazonaws.com',
    ],
    delegatedAdministrators: [
      {
        accountId: security,
        services: [
          'guardduty.amazonaws.com',
          'access-analyzer.amazonaws.com',
          'securityhub.amazonaws.com',
          'securitylake.amazonaws.com',
          'config.amazonaws.com',
          'config-multiaccountsetup.amazonaws.com',
          'cloudtrail.amazonaws.com',
        ],
      },
    ],
    rootFeatures: ['RootCredentialsManagement'],
    policies: [guard(['Root'])],
    rcpsEnabled: true,
    resourcePolicies: [perimeter(organizationId, ['Root'])],
    guardDutyAdministrator: security,
    accounts: [
      healthyAccount(management, {
        name: 'management',
        template: managementRegion,
        identity: identity({ users: [iamUser('break-glass')] }),
      }),
      healthyAccount(logArchive, {
        name: 'log-archive',
        ou: ['Security'],
        template: logArchiveRegion,
        buckets: logBuckets(),
      }),
      healthyAccount(security, {
        name: 'security',
        hostedZones: [
          {
            Name: 'status.example.',
            PrivateZone: false,
            CloudWatchLogsLogGroupArn: `arn:aws:logs:us-east-1:${security}:log-group:${zoneLogGroup}:*`,
          },
        ],
        ou: ['Security'],
        template: securityRegion,
        distributions: [distribution(portalDistribution)],
        findingAggregator: { region: homeRegion, mode: 'ALL_REGIONS', regions: [] },
      }),
      ...workloads.map(({ id, ...workload }) => healthyAccount(id, { ou: ['Workloads'], ...workload })),
    ],
    ...rest,
  });
}

/** The default workload: in the home Region it has one of each service that keeps data. */
const shopOfEverything = (): { readonly id: string } & AccountGiven => ({
  id: healthyAccounts.workload,
  ou: ['Workloads'],
  regions: { [homeRegion]: { dataServices: soundDataServices() } },
});

/** An account that is healthy where nothing else is stated, with the auditor's role and no root password. */
export function healthyAccount(id: string, given: AccountGiven = {}): Account {
  return account(id, {
    template: healthyRegion,
    roles: [auditRole()],
    identity: identity({ root: { hasPassword: false, mfa: false } }),
    ...given,
  });
}

/** The role that the scanner enters, trusting the management account. */
export function auditRole(given: Partial<Role> = {}): Role {
  return {
    name: 'BlindspotAudit',
    trusts: [`arn:aws:iam::${healthyAccounts.management}:root`],
    maxSessionSeconds: 3600,
    ...given,
  };
}

/** A Region in which an account has what every account should have. */
export function healthyRegion(region: string): RegionEstate {
  const isHome = region === homeRegion;
  return emptyRegion({
    vpcs: [defaultVpc({ flowLogs: [flowLog({ LogDestination: `arn:aws:s3:::${healthyBuckets.flowLogs}` })] })],
    securityGroups: [publicGroup('web')],
    queryLogConfigs: [queryLogConfig({ DestinationArn: `arn:aws:s3:::${healthyBuckets.dns}` })],
    ebsEncryptionByDefault: true,
    detector: detector(),
    securityHub: securityHub({ administrator: healthyAccounts.security }),
    recorders: [
      recorder({
        recordingGroup: {
          allSupported: true,
          includeGlobalResourceTypes: isHome,
          resourceTypes: [],
          recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
        },
      }),
    ],
    deliveryChannels: [
      deliveryChannel({
        s3BucketName: healthyBuckets.config,
        snsTopicARN: `arn:aws:sns:${region}:${healthyAccounts.security}:config-changes`,
      }),
    ],
    configRules: [
      'S3_BUCKET_PUBLIC_READ_PROHIBITED',
      'INCOMING_SSH_DISABLED',
      'ENCRYPTED_VOLUMES',
      'MULTI_REGION_CLOUD_TRAIL_ENABLED',
    ].map((identifier) => managedRule(identifier)),
    configRetentionDays: 2557,
  });
}

function managementRegion(region: string): RegionEstate {
  const common = healthyRegion(region);
  if (region !== homeRegion) return common;
  const { management, logArchive } = healthyAccounts;
  const group = 'organization-trail';
  const alerts = `arn:aws:sns:${region}:${management}:security-alerts`;
  return {
    ...common,
    trails: [
      trail({
        Name: 'organization',
        S3BucketName: healthyBuckets.trail,
        IsOrganizationTrail: true,
        KmsKeyId: keyArn(logArchive, homeRegion, 'log-archive'),
        CloudWatchLogsLogGroupArn: `arn:aws:logs:${region}:${management}:log-group:${group}:*`,
        CloudWatchLogsRoleArn: `arn:aws:iam::${management}:role/CloudTrailToCloudWatchLogs`,
        AdvancedEventSelectors: allEventsBut(healthyBuckets.trail),
      }),
    ],
    logGroups: [
      logGroup({
        logGroupName: group,
        retentionInDays: 400,
        kmsKeyId: keyArn(logArchive, homeRegion, 'log-archive'),
        metricFilters: detectionFilters(),
      }),
    ],
    topics: [topic('security-alerts')],
    alarms: answeredByFunction(detectionAlarms(alerts), `arn:aws:lambda:${region}:${management}:function:${responder}`),
    functions: [lambdaFunction(responder)],
  };
}

/** The function that undoes what the tampering alarm tells of. */
const responder = 'restart-logging';

const answeredByFunction = (alarms: Alarm[], arn: string): Alarm[] =>
  alarms.map((one) =>
    one.AlarmName === 'TrailTampering' ? { ...one, AlarmActions: [...(one.AlarmActions ?? []), arn] } : one,
  );

/** Management events, every S3 and Lambda data event but those of the trail's own bucket, and S3 through VPC endpoints. */
export function allEventsBut(ownBucket: string): AdvancedEventSelector[] {
  return [
    { Name: 'Management', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] },
    {
      Name: 'S3',
      FieldSelectors: [
        { Field: 'eventCategory', Equals: ['Data'] },
        { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
        { Field: 'resources.ARN', NotStartsWith: [`arn:aws:s3:::${ownBucket}/`] },
      ],
    },
    {
      Name: 'Lambda',
      FieldSelectors: [
        { Field: 'eventCategory', Equals: ['Data'] },
        { Field: 'resources.type', Equals: ['AWS::Lambda::Function'] },
      ],
    },
    {
      Name: 'VPC endpoints',
      FieldSelectors: [
        { Field: 'eventCategory', Equals: ['NetworkActivity'] },
        { Field: 'eventSource', Equals: ['s3.amazonaws.com'] },
      ],
    },
  ];
}

/** No network at all: nothing runs in the log archive, and its own flow logs would lie in its own bucket. */
function logArchiveRegion(region: string): RegionEstate {
  const common = { ...healthyRegion(region), vpcs: [], securityGroups: [] };
  if (region !== homeRegion) return common;
  return {
    ...common,
    keys: [key('log-archive')],
    queues: [queue('siem-ingest')],
    catalog: [{ name: 'security_logs', tables: [trailTable('cloudtrail', healthyBuckets.trail, organizationId)] }],
    workGroups: [
      primaryWorkGroup(),
      workGroup('investigations', { ManagedQueryResultsConfiguration: { Enabled: true } }),
    ],
  };
}

/** Where the queries of the public zone are logged; Route 53 takes only groups of us-east-1. */
const zoneLogGroup = '/aws/route53/status.example';

function securityRegion(region: string): RegionEstate {
  const { security, logArchive } = healthyAccounts;
  const findings = { source: ['aws.guardduty'], 'detail-type': ['GuardDuty Finding'] };
  return {
    ...healthyRegion(region),
    detector: detector({
      relationship: undefined,
      publishingDestinations: [
        {
          bucketArn: `arn:aws:s3:::${healthyBuckets.findings}`,
          kmsKeyArn: keyArn(logArchive, homeRegion, 'log-archive'),
        },
      ],
    }),
    securityHub: securityHub(),
    securityLake: securityLake(),
    analyzers: [analyzer({ type: 'ORGANIZATION' })],
    aggregators: region === homeRegion ? [aggregator()] : [],
    logGroups:
      region === homeRegion
        ? [
            logGroup({
              logGroupName: zoneLogGroup,
              retentionInDays: 400,
              kmsKeyId: keyArn(logArchive, homeRegion, 'log-archive'),
            }),
          ]
        : [],
    web: region === homeRegion ? portal(security, region, healthyBuckets.accessLogs) : noWeb(),
    topics: [topic('findings'), topic('config-changes', { policy: publishableBy('config.amazonaws.com') })],
    eventBuses: [
      eventBus({ rules: [rule('guardduty-findings', findings, `arn:aws:sns:${region}:${security}:findings`)] }),
    ],
  };
}

/** The log archive: locked, versioned, encrypted, watched and read. */
function logBuckets(): Bucket[] {
  const { accessLogs, ...telemetry } = healthyBuckets;
  return [
    ...Object.values(telemetry).map((name) => logBucket(name)),
    bucket({
      Name: accessLogs,
      versioning: 'Enabled',
      policy: policy(
        {
          Sid: 'AccessLogs',
          Effect: 'Allow',
          Principal: { Service: 'logging.s3.amazonaws.com' },
          Action: 's3:PutObject',
          Resource: `arn:aws:s3:::${accessLogs}/*`,
          Condition: { StringEquals: { 'aws:SourceAccount': healthyAccounts.logArchive } },
        },
        tlsOnly(accessLogs),
      ),
    }),
  ];
}

/** A bucket as the log archive has them, for more than a year. */
export function logBucket(Name: string, given: Partial<Bucket> = {}): Bucket {
  const { logArchive } = healthyAccounts;
  return bucket({
    Name,
    region: homeRegion,
    createdAgo: days(700),
    versioning: 'Enabled',
    objectLock: lockedFor(400),
    encryption: encryptedWith(keyArn(logArchive, homeRegion, 'log-archive')),
    policy: logBucketPolicy(Name, organizationId),
    logging: { TargetBucket: healthyBuckets.accessLogs, TargetPrefix: `${Name}/` },
    notification: {
      QueueConfigurations: [
        { Id: 'siem', QueueArn: `arn:aws:sqs:${homeRegion}:${logArchive}:siem-ingest`, Events: ['s3:ObjectCreated:*'] },
      ],
    },
    ...given,
  });
}

import type { CatalogDatabase } from './catalog.ts';
import type { Aggregator, ConfigRule, DeliveryChannel, Recorder } from './config.ts';
import { type DataServices, dataServices } from './data-services.ts';
import type { Detector } from './detector.ts';
import type { QueryLogConfig } from './dns.ts';
import { type EventBus, eventBus } from './events.ts';
import type { PastEvent } from './history.ts';
import type { DeliveryStream, LambdaFunction, Queue } from './integration.ts';
import type { Key } from './key.ts';
import type { Alarm, CompositeAlarm, LogGroup, MuteRule, Topic } from './monitoring.ts';
import type { SecurityGroup, TransitGateway, Vpc } from './network.ts';
import type { Analyzer, SecurityHub } from './security-hub.ts';
import type { SecurityLake } from './security-lake.ts';
import type { EventDataStore, Trail } from './trail.ts';
import { noWeb, type WebFront } from './web.ts';
import { primaryWorkGroup, type WorkGroup } from './work-group.ts';

/** What one account has in one Region. */
export interface RegionEstate {
  trails: Trail[];
  eventDataStores: EventDataStore[];
  /** CloudTrail's event history: what was done here, in no order. */
  history: PastEvent[];
  vpcs: Vpc[];
  transitGateways: TransitGateway[];
  securityGroups: SecurityGroup[];
  ebsEncryptionByDefault: boolean;
  detector?: Detector | undefined;
  recorders: Recorder[];
  deliveryChannels: DeliveryChannel[];
  configRules: ConfigRule[];
  analyzers: Analyzer[];
  securityHub?: SecurityHub | undefined;
  securityLake?: SecurityLake | undefined;
  aggregators: Aggregator[];
  /** Days that Config keeps its history; AWS's seven years when absent. */
  configRetentionDays?: number | undefined;
  logGroups: LogGroup[];
  logAccountPolicies: { policyName: string; policyType: LogAccountPolicyType; policyDocument: string }[];
  logDestinations: { destinationName: string; targetArn: string; accessPolicy?: string }[];
  logResourcePolicies: { policyName: string; policyDocument: string }[];
  alarms: Alarm[];
  compositeAlarms: CompositeAlarm[];
  muteRules: MuteRule[];
  topics: Topic[];
  eventBuses: EventBus[];
  queues: Queue[];
  functions: LambdaFunction[];
  deliveryStreams: DeliveryStream[];
  /** What logs the DNS queries of VPCs. */
  queryLogConfigs: QueryLogConfig[];
  dataServices: DataServices;
  keys: Key[];
  /** The databases of the Glue Data Catalog. */
  catalog: CatalogDatabase[];
  /** Athena's. */
  workGroups: WorkGroup[];
  web: WebFront;
}

/** The kinds of CloudWatch Logs policies of an account that the estate knows. */
export type LogAccountPolicyType =
  | 'SUBSCRIPTION_FILTER_POLICY'
  | 'DATA_PROTECTION_POLICY'
  | 'TRANSFORMER_POLICY'
  | 'FIELD_INDEX_POLICY';

/** A Region in which an account has nothing but the default event bus and Athena's primary work group. */
export function emptyRegion(given: Partial<RegionEstate> = {}): RegionEstate {
  return {
    trails: [],
    eventDataStores: [],
    history: [],
    vpcs: [],
    transitGateways: [],
    securityGroups: [],
    ebsEncryptionByDefault: false,
    recorders: [],
    deliveryChannels: [],
    configRules: [],
    analyzers: [],
    aggregators: [],
    logGroups: [],
    logAccountPolicies: [],
    logDestinations: [],
    logResourcePolicies: [],
    alarms: [],
    compositeAlarms: [],
    muteRules: [],
    topics: [],
    eventBuses: [eventBus()],
    queues: [],
    functions: [],
    deliveryStreams: [],
    queryLogConfigs: [],
    dataServices: dataServices(),
    keys: [],
    catalog: [],
    workGroups: [primaryWorkGroup()],
    web: noWeb(),
    ...given,
  };
}

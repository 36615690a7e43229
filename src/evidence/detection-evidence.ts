import { cloudTrailTrails } from './cloudtrail-trails.ts';
import { deliveryStream } from './delivery-stream.ts';
import { eventBus } from './event-bus.ts';
import { eventRules } from './event-rules.ts';
import { lambdaFunction } from './function.ts';
import { kmsKey } from './kms-key.ts';
import { kmsKeyPolicy } from './kms-key-policy.ts';
import { logGroup } from './log-group.ts';
import { logGroupAlarmMutes } from './log-group-alarm-mutes.ts';
import { logGroupAlarms } from './log-group-alarms.ts';
import { logGroupMetricFilters } from './log-group-metric-filters.ts';
import { queue } from './queue.ts';
import { topic } from './topic.ts';
import { trailEventSelectors } from './trail-event-selectors.ts';

/** What says whether somebody would hear: the channels at the end of every chain. */
export const channelEvidence = {
  topics: topic,
  queues: queue,
  functions: lambdaFunction,
  streams: deliveryStream,
  keys: kmsKey,
  keyPolicies: kmsKeyPolicy,
};

/** The rules of an account's event buses, and where they lead. */
export const ruleEvidence = { rules: eventRules, buses: eventBus, ...channelEvidence };

/** All that decides whether an event of an account would be recorded, matched, and heard of. */
export const detectionEvidence = {
  trails: cloudTrailTrails,
  selectors: trailEventSelectors,
  groups: logGroup,
  filters: logGroupMetricFilters,
  alarms: logGroupAlarms,
  mutes: logGroupAlarmMutes,
  ...ruleEvidence,
};

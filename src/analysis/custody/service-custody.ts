import type { CustodyPower } from '../../core/custody.ts';
import { type ActAnswer, powerOf } from './answer.ts';
import type { Intruder } from './intruder.ts';

/** The acts that stop the recording of a source, done in the account that is recorded. */
export const stoppingActs = {
  trail: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail', 'cloudtrail:UpdateTrail', 'cloudtrail:PutEventSelectors'],
  detector: ['guardduty:DeleteDetector', 'guardduty:UpdateDetector', 'guardduty:CreateFilter'],
  recorder: [
    'config:StopConfigurationRecorder',
    'config:DeleteConfigurationRecorder',
    'config:PutConfigurationRecorder',
    'config:DeleteDeliveryChannel',
  ],
  'event-data-store': ['cloudtrail:StopEventDataStoreIngestion', 'cloudtrail:UpdateEventDataStore'],
  'flow-logs': ['ec2:DeleteFlowLogs'],
  dns: ['route53resolver:DisassociateResolverQueryLogConfig', 'route53resolver:DeleteResolverQueryLogConfig'],
} as const;

/** What an administrator of GuardDuty may do to its members, from its own account. */
export const memberActs = [
  'guardduty:StopMonitoringMembers',
  'guardduty:DisassociateMembers',
  'guardduty:CreateFilter',
  'guardduty:CreateIPSet',
];

/** The acts that erase what a log group holds. PutRetentionPolicy leaves one day. */
export const logGroupErasing = ['logs:DeleteLogGroup', 'logs:DeleteLogStream', 'logs:PutRetentionPolicy'];
export const logGroupSilencing = ['logs:DeleteLogGroup', 'logs:DeleteLogStream'];
/** Findings go with the detector (Amazon GuardDuty User Guide, "Suspending or disabling GuardDuty"). */
export const detectorErasing = ['guardduty:DeleteDetector'];
/** 30 days of configuration items are the least that can be asked for (AWS Config API Reference, RetentionConfiguration). */
export const recorderErasing = ['config:PutRetentionConfiguration'];

/** Answers to acts that nothing but what binds the account stands against. */
export const actsOf = (
  actions: readonly string[],
  by: Intruder,
  resource: string,
  regions: readonly string[],
): readonly ActAnswer[] =>
  actions.flatMap((action) => regions.map((region) => ({ action, ...by.may(action, resource, region) })));

/** Whether these acts are open to the intruder in one of the Regions. */
export const powerOver = (
  actions: readonly string[],
  by: Intruder,
  resource: string,
  regions: readonly string[],
): CustodyPower => powerOf(actsOf(actions, by, resource, regions));

/** A power that nothing but the nature of the thing decides. */
export const power = (verdict: CustodyPower['verdict'], acts: readonly string[], because: string): CustodyPower => ({
  verdict,
  acts: [...acts],
  because,
});

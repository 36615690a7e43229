import type { Source } from '../core/source.ts';

/** A source whose findings on stores tell whether a record is kept. */
export type KeptSource = Extract<Source, 'cloudtrail-management' | 'flow-logs'>;

/** What a check's findings say of a step. */
export interface StepQuestion {
  readonly check: string;
  readonly what: string;
  /** Said of the best that the check can attest, where that is not the whole. */
  readonly only?: string;
  /** It applies everywhere: a finding that says otherwise says that the settings set it aside. */
  readonly always?: boolean;
  /** It adds to the picture, and its lack does not spoil it. */
  readonly optional?: boolean;
}

/** One step of the intrusion, and who would tell of it. */
export interface IntrusionStep {
  readonly title: string;
  readonly what: string;
  readonly recorded: readonly StepQuestion[];
  /** The sources whose stores must keep it; the n-th stands for what the n-th question of `recorded` asks. */
  readonly keptBy: readonly KeptSource[];
  readonly alarmed: readonly StepQuestion[];
}

const managementEvents: StepQuestion = {
  check: 'cloudtrail/management-events-are-recorded',
  what: 'Management events, read and write',
};

/** The story that every report opens with: a stolen key, and how the data leaves. */
export const intrusionSteps: readonly IntrusionStep[] = [
  {
    title: 'A stolen key is used',
    what: 'first calls from a foreign address',
    recorded: [managementEvents],
    keptBy: ['cloudtrail-management'],
    alarmed: [
      { check: 'guardduty/detector-is-enabled', what: 'GuardDuty, which knows unusual callers' },
      { check: 'guardduty/findings-are-routed', what: 'Its findings on their way to someone' },
    ],
  },
  {
    title: 'AssumeRole',
    what: 'it takes a role',
    recorded: [managementEvents],
    keptBy: ['cloudtrail-management'],
    alarmed: [
      { check: 'detections/cross-account-role-use-is-alerted', what: 'A role assumed from another account or a role' },
    ],
  },
  {
    title: 'ListBuckets',
    what: 'it looks for data',
    recorded: [managementEvents],
    keptBy: ['cloudtrail-management'],
    alarmed: [
      {
        check: 'detections/access-denied-bursts-are-alerted',
        what: 'A burst of refused calls',
        only: 'calls that are allowed raise no alarm',
      },
    ],
  },
  {
    title: 'Bulk copy',
    what: 'objects leave through a VPC endpoint',
    recorded: [
      { check: 'cloudtrail/s3-reads-are-recorded', what: 'Which objects were read', always: true },
      { check: 'flow-logs/vpc-is-covered', what: 'How much went over the network' },
      {
        check: 'cloudtrail/network-activity-is-recorded',
        what: 'Calls at the endpoint, with foreign credentials too',
        optional: true,
      },
    ],
    keptBy: ['cloudtrail-management', 'flow-logs'],
    alarmed: [{ check: 'detections/egress-is-watched', what: 'Outbound traffic' }],
  },
];

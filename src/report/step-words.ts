import type { KeptSource } from './intrusion-steps.ts';
import type { StepState } from './step-states.ts';

/** A state in a statement. */
export const saying: Readonly<Record<StepState, string>> = {
  yes: 'yes',
  part: 'in part, or not soundly',
  no: 'no',
  unknown: 'unknown',
  'not-judged': 'not judged by this scan',
  'not-applicable': 'nothing there to judge',
};

/** A state of each of the three aspects. */
export const stepWords = {
  recorded: {
    yes: 'recorded',
    part: 'recorded with gaps',
    no: 'not recorded',
    unknown: 'recorded? unknown',
    'not-judged': 'recording not judged',
    'not-applicable': 'nothing to record',
  },
  kept: {
    yes: 'kept',
    part: 'kept with gaps',
    no: 'not kept',
    unknown: 'kept? unknown',
    'not-judged': 'keeping not judged',
    'not-applicable': 'nothing to keep',
  },
  alarmed: {
    yes: 'alarmed',
    part: 'alarmed in part',
    no: 'no alarm',
    unknown: 'alarmed? unknown',
    'not-judged': 'alarm not judged',
    'not-applicable': 'no alarm applies',
  },
} as const satisfies Record<string, Record<StepState, string>>;

/** Where the records of a source are kept. A trail keeps its data events where it keeps its management events. */
export const storesOf: Readonly<Record<KeptSource, string>> = {
  'cloudtrail-management': 'The stores of the trails',
  'flow-logs': 'The stores of the flow logs',
};

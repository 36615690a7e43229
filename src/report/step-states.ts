import type { Finding } from '../core/finding.ts';
import { signalProof } from './signal-proof.ts';

/** How far a step of an intrusion is recorded, kept or alarmed, the worst first. Only findings make a `yes`. */
export const stepStates = ['no', 'part', 'unknown', 'not-judged', 'yes', 'not-applicable'] as const;
export type StepState = (typeof stepStates)[number];

/** The colours of a coverage state, and a sign that needs no colour. */
export const stepLooks: Readonly<Record<StepState, { readonly look: string; readonly mark: string }>> = {
  yes: { look: 'covered', mark: '✓' },
  part: { look: 'unsound', mark: '◐' },
  no: { look: 'missing', mark: '✕' },
  unknown: { look: 'unknown', mark: '?' },
  'not-judged': { look: 'unknown', mark: '–' },
  'not-applicable': { look: 'not-applicable', mark: '–' },
};

/** What the findings of one check say together; without any, nobody looked. */
export function stateOfFindings(findings: readonly { readonly state: StepState }[]): StepState {
  return findings.length === 0 ? 'not-judged' : togetherState(findings.map(({ state }) => state));
}

/** What one finding says. */
export function stateOfFinding(finding: Finding): StepState {
  switch (finding.outcome) {
    case 'pass':
      return 'yes';
    case 'unknown':
    case 'error':
      return 'unknown';
    case 'not-applicable':
      return 'not-applicable';
    case 'fail':
      return signalProof(finding)?.verdict === 'broken' || finding.gap === 'missing' ? 'no' : 'part';
  }
}

/** Of things that each do their part: where some do and some do not, it is done in part; where the rest is open, so is all. */
export function togetherState(states: readonly StepState[]): StepState {
  const worst = worstState(states);
  if (worst !== 'no') return worst;
  if (states.includes('yes') || states.includes('part')) return 'part';
  return states.includes('unknown') || states.includes('not-judged') ? 'unknown' : 'no';
}

/** Of things that all must hold. What does not apply does not count, unless nothing does. */
export const worstState = (states: readonly StepState[]): StepState =>
  stepStates.find((state) => states.includes(state)) ?? 'not-judged';

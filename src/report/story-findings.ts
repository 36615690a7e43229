import { AlikeTexts } from '../core/alike-texts.ts';
import type { Audit } from '../core/audit.ts';
import type { Finding } from '../core/finding.ts';
import { getOrMake } from '../core/get-or-make.ts';
import { intrusionSteps } from './intrusion-steps.ts';
import { isAboutKeeping } from './questions.ts';
import { type StepState, stateOfFinding } from './step-states.ts';

/** What the story of an intrusion takes of a finding. */
export interface StoryFinding extends Pick<Finding, 'check' | 'account' | 'region' | 'resource' | 'outcome'> {
  readonly state: StepState;
  /** The account where the matter is judged, where the finding says that it is not its own. */
  readonly administrator: string | null;
}

const asked = new Set(
  intrusionSteps.flatMap(({ recorded, alarmed }) => [...recorded, ...alarmed]).map(({ check }) => check),
);

/** The findings on which the story of an intrusion rests. */
export class StoryFindings {
  readonly #keeping: ReadonlySet<string>;
  readonly #byPlace = new Map<string, StoryFinding[]>();
  readonly #unkept = new Map<string, StoryFinding>();
  readonly #texts = new AlikeTexts();

  constructor({ checks }: Pick<Audit, 'checks'>) {
    this.#keeping = new Set(checks.filter(isAboutKeeping).map(({ id }) => id));
  }

  take(finding: Finding): void {
    const { id, check, account, region, resource, outcome, facts } = finding;
    const isUnkept = this.#keeping.has(check) && outcome !== 'pass' && outcome !== 'not-applicable';
    const isAsked = account !== null && asked.has(check);
    if (!isUnkept && !isAsked) return;
    const { administrator } = facts;
    const told = {
      ...this.#texts.in({
        ...{ check, account, region },
        administrator: outcome === 'not-applicable' && typeof administrator === 'string' ? administrator : null,
      }),
      ...{ resource, outcome, state: stateOfFinding(finding) },
    };
    if (isUnkept) this.#unkept.set(id, told);
    if (isAsked) getOrMake(this.#byPlace, `${check} ${account}`, () => []).push(told);
  }

  /** What a check says of an account. */
  of(check: string, account: string): readonly StoryFinding[] {
    return this.#byPlace.get(`${check} ${account}`) ?? [];
  }

  /** Whether a check was run that asks if records are kept. */
  get askKeeping(): boolean {
    return this.#keeping.size > 0;
  }

  /** What speaks against a store's keeping what it is sent, or leaves it open. */
  against(id: string): StoryFinding | undefined {
    return this.#unkept.get(id);
  }
}

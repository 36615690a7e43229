import type { Framework } from './check.ts';
import type { Retention } from './profile.ts';

/** The controls of a framework that checks serve. */
export interface FrameworkTable {
  readonly id: Framework;
  /** Titles by control, in our own words; in the order in which a reader expects the controls. */
  readonly controls: Readonly<Record<string, string>>;
  /** Days of retention that controls demand in figures; goals below them measure less than the control asks. */
  readonly demands?: Readonly<Record<string, Partial<Retention>>>;
}

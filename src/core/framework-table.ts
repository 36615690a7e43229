import type { Framework } from './check.ts';

/** The controls of a framework that checks serve. */
export interface FrameworkTable {
  readonly id: Framework;
  /** Titles by control, in our own words; in the order in which a reader expects the controls. */
  readonly controls: Readonly<Record<string, string>>;
}

import type { AuditResult, ControlVerdict, Shortfall } from '../core/audit-result.ts';
import type { Check } from '../core/check.ts';
import type { Outcome } from '../core/finding.ts';
import { frameworkNames } from '../core/framework-names.ts';
import type { FrameworkTable } from '../core/framework-table.ts';
import { getOrMake } from '../core/get-or-make.ts';
import type { Goals } from '../core/goals.ts';
import type { Retention } from '../core/profile.ts';
import { defaultSettings } from '../core/settings.ts';

/** What the verdicts on controls follow from. */
export interface Serving {
  readonly frameworks: readonly FrameworkTable[];
  /** Every check that serves a control, whether this scan ran it or not; a deep one counts only when it ran. */
  readonly catalogue: readonly Check[];
  /** Of each check that ran the outcomes that it had anywhere. */
  readonly outcomes: ReadonlyMap<string, ReadonlySet<Outcome>>;
  /** What the estate was measured against. */
  readonly goals: Goals;
}

/**
 * What the findings say of the controls of each framework. A waiver lets a team live with a failure; it does not make
 * a control hold. Left out are controls of which no check ran, and frameworks without any other.
 */
export function frameworkVerdicts({ frameworks, catalogue, outcomes, goals }: Serving): AuditResult['frameworks'] {
  const verdicts = verdictsOfChecks(outcomes);
  return frameworks.flatMap(({ id: framework, controls, demands = {} }) => {
    const serving = new Map<string, string[]>();
    for (const check of catalogue.filter(({ id, deep }) => !deep || verdicts.has(id)))
      for (const control of check.controls[framework] ?? []) getOrMake(serving, control, () => []).push(check.id);
    const judged = Object.entries(controls).flatMap(([id, title]) => {
      const checks = serving.get(id) ?? [];
      const ending = (verdict: ControlVerdict | undefined) => checks.filter((check) => verdicts.get(check) === verdict);
      const notRun = ending(undefined);
      if (notRun.length === checks.length) return [];
      const shortfalls = shortfallsOf(goals, demands[id] ?? {});
      const said = controlVerdict(checks.map((check) => verdicts.get(check) ?? 'unknown'));
      const verdict = said === 'not-applicable' ? said : controlVerdict([said, ...shortfalls.map(verdictOfShortfall)]);
      return [
        {
          ...{ id, title, verdict, checks, failing: ending('fail'), unknown: ending('unknown'), notRun },
          ...(shortfalls.length > 0 && { shortfalls }),
        },
      ];
    });
    return judged.length === 0 ? [] : [{ id: framework, ...frameworkNames[framework], controls: judged }];
  });
}

/** Goals below what a control demands: whatever the checks passed, they asked for less. */
function shortfallsOf(goals: Goals, demands: Partial<Retention>): Shortfall[] {
  return (['archiveDays', 'hotDays', 'configDays'] as const).flatMap((goal) => {
    const demanded = demands[goal];
    const asked = goals[goal];
    return demanded === undefined || asked >= demanded
      ? []
      : [{ goal, asked, demanded, lowered: asked < defaultSettings.goals[goal] }];
  });
}

/** A team that lowers the measure has decided against the control; one that did not raise it has not looked. */
const verdictOfShortfall = ({ lowered }: Shortfall): ControlVerdict => (lowered ? 'fail' : 'unknown');

/** A control passes only when all that was asked of it passes; a failure stands, whatever could not be read. */
const controlVerdict = (verdicts: readonly ControlVerdict[]): ControlVerdict =>
  (['fail', 'unknown', 'pass'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'not-applicable';

/** A broken check, or one that had nowhere to look, answers nothing: it is unknown. */
function verdictsOfChecks(outcomes: Serving['outcomes']): ReadonlyMap<string, ControlVerdict> {
  const verdictOf = (own: readonly Outcome[]): ControlVerdict =>
    own.length === 0 ? 'unknown' : controlVerdict(own.map((one) => (one === 'error' ? 'unknown' : one)));
  return new Map([...outcomes].map(([id, own]) => [id, verdictOf([...own])]));
}

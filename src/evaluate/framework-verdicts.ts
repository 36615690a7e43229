import type { AuditResult, ControlVerdict } from '../core/audit-result.ts';
import type { Check } from '../core/check.ts';
import type { Finding } from '../core/finding.ts';
import { frameworkNames } from '../core/framework-names.ts';
import type { FrameworkTable } from '../core/framework-table.ts';
import { getOrMake } from '../core/get-or-make.ts';

/** What the verdicts on controls follow from. */
export interface Serving {
  readonly frameworks: readonly FrameworkTable[];
  /** Every check that serves a control, whether this scan ran it or not; a deep one counts only when it ran. */
  readonly catalogue: readonly Check[];
  /** The checks that ran. */
  readonly ran: readonly Check[];
  readonly findings: readonly Finding[];
}

/**
 * What the findings say of the controls of each framework. A waiver lets a team live with a failure; it does not make
 * a control hold. Left out are controls of which no check ran, and frameworks without any other.
 */
export function frameworkVerdicts({ frameworks, catalogue, ran, findings }: Serving): AuditResult['frameworks'] {
  const verdicts = verdictsOfChecks(ran, findings);
  return frameworks.flatMap(({ id: framework, controls }) => {
    const serving = new Map<string, string[]>();
    for (const check of catalogue.filter(({ id, deep }) => !deep || verdicts.has(id)))
      for (const control of check.controls[framework] ?? []) getOrMake(serving, control, () => []).push(check.id);
    const judged = Object.entries(controls).flatMap(([id, title]) => {
      const checks = serving.get(id) ?? [];
      const ending = (verdict: ControlVerdict | undefined) => checks.filter((check) => verdicts.get(check) === verdict);
      const notRun = ending(undefined);
      if (notRun.length === checks.length) return [];
      const verdict = controlVerdict(checks.map((check) => verdicts.get(check) ?? 'unknown'));
      return [{ id, title, verdict, checks, failing: ending('fail'), unknown: ending('unknown'), notRun }];
    });
    return judged.length === 0 ? [] : [{ id: framework, ...frameworkNames[framework], controls: judged }];
  });
}

/** A control passes only when all that was asked of it passes; a failure stands, whatever could not be read. */
const controlVerdict = (verdicts: readonly ControlVerdict[]): ControlVerdict =>
  (['fail', 'unknown', 'pass'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'not-applicable';

/** A broken check, or one that had nowhere to look, answers nothing: it is unknown. */
function verdictsOfChecks(ran: readonly Check[], findings: readonly Finding[]): ReadonlyMap<string, ControlVerdict> {
  const heard = new Map<string, ControlVerdict[]>(ran.map(({ id }) => [id, []]));
  for (const { check, outcome } of findings) heard.get(check)?.push(outcome === 'error' ? 'unknown' : outcome);
  return new Map([...heard].map(([id, own]) => [id, own.length === 0 ? 'unknown' : controlVerdict(own)]));
}

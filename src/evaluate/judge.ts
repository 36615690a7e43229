import type { Check, Verdict } from '../core/check.ts';
import type { Unread } from '../core/evidence.ts';
import { grant, type ResolvedNeed } from './need.ts';
import { type Circumstances, speak } from './speak.ts';

/** What one check says of one scope: verdicts of the check, or the engine's own. */
export type Judgement =
  | Verdict
  | {
      readonly outcome: 'not-applicable';
      readonly message: null;
      readonly text: string;
      readonly details: Verdict['details'];
    }
  | { readonly outcome: 'error'; readonly text: string; readonly details: Verdict['details'] };

/**
 * Runs a check on one scope. Never throws and never answers with nothing:
 * what is unread makes it unknown, a bug in the check makes it an error.
 */
export function judge(
  check: Check,
  needs: Readonly<Record<string, ResolvedNeed>>,
  circumstances: Circumstances,
): readonly Judgement[] {
  const granted = grant(needs);
  switch (granted.kind) {
    case 'not-planned':
      return [{ outcome: 'not-applicable', message: null, text: granted.reason, details: {} }];
    case 'unread':
      return [{ outcome: 'unknown', unread: granted.unread, details: {} }];
    case 'evidence':
      try {
        const verdicts = [...check.evaluate(granted.values, speak(check, circumstances))];
        if (verdicts.length === 0) throw new Error('the check said nothing');
        refuseTwins(verdicts, circumstances.scope.destination?.arn);
        return verdicts.map((verdict) => quantified(check, verdict, granted.unread));
      } catch (error) {
        return [
          {
            outcome: 'error',
            text: `The check failed: ${error instanceof Error ? error.message : error}`,
            details: {},
          },
        ];
      }
  }
}

/** Two verdicts on one resource would share an id, and a comparison over time could not tell them apart. */
function refuseTwins(verdicts: readonly Verdict[], destination = ''): void {
  if (verdicts.length < 2) return;
  const seen = new Set<string>();
  for (const { details } of verdicts) {
    const resource = details.resource ?? destination;
    if (seen.has(resource)) throw new Error(`the check gave two verdicts on ${resource || 'one scope'}`);
    seen.add(resource);
  }
}

/** Applies the check's quantifier to what was left unread; "nothing here to judge" is never said of what was not seen. */
function quantified(check: Check, verdict: Verdict, unread: readonly Unread[]): Verdict {
  const first = unread[0];
  if (!first) return verdict;
  const { outcome, details } = verdict;
  const open =
    (check.quantifier === 'every' && outcome !== 'fail') || (check.quantifier === 'some' && outcome !== 'pass');
  return open ? { outcome: 'unknown', unread: first, details } : verdict;
}

import type { Check, CheckContext, Estate, Scope, Verdict, VerdictDetails } from '../core/check.ts';
import type { Gap } from '../core/finding.ts';
import type { Settings } from '../core/settings.ts';

export interface Circumstances {
  readonly scope: Scope;
  readonly estate: Estate;
  readonly settings: Settings;
  readonly now: Date;
}

/** The context in which a check speaks: its messages, filled in. */
export function speak(check: Check, circumstances: Circumstances): CheckContext<Check['messages']> {
  const say =
    (outcome: 'pass' | 'fail' | 'not-applicable', gap?: Gap) =>
    (
      message: string,
      holes: Readonly<Record<string, string | number>> = {},
      details: VerdictDetails = {},
    ): Verdict => ({
      outcome,
      ...(gap && { gap }),
      message,
      text: fill(check, message, holes),
      details,
    });
  return {
    ...circumstances,
    pass: say('pass'),
    missing: say('fail', 'missing'),
    unsound: say('fail', 'unsound'),
    notApplicable: say('not-applicable'),
    unknown: (unread, details = {}) => ({ outcome: 'unknown', unread, details }),
  };
}

function fill(check: Check, message: string, holes: Readonly<Record<string, string | number>>): string {
  const template = check.messages[message];
  if (template === undefined) throw new Error(`check ${check.id} has no message ${message}`);
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = holes[name];
    if (value === undefined) throw new Error(`message ${message} of check ${check.id} needs {${name}}`);
    return String(value);
  });
}

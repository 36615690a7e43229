import type { Check, CheckContext, Estate, Scope, Verdict, VerdictDetails } from '../core/check.ts';
import type { Gap } from '../core/finding.ts';
import { getOrMake } from '../core/get-or-make.ts';
import type { Settings } from '../core/settings.ts';

export interface Circumstances {
  readonly scope: Scope;
  readonly estate: Estate;
  readonly settings: Settings;
  readonly now: Date;
}

/** The context in which a check speaks: its messages, filled in. */
export function speak(check: Check, { scope, estate, settings, now }: Circumstances): CheckContext<Check['messages']> {
  const { pass, missing, unsound, notApplicable } = getOrMake(voices, check, () => voiceOf(check));
  return { scope, estate, settings, now, pass, missing, unsound, notApplicable, unknown };
}

type Voice = Pick<CheckContext<Check['messages']>, 'pass' | 'missing' | 'unsound' | 'notApplicable'>;
type Holes = Readonly<Record<string, string | number>>;

/** Made once for each check, whatever the number of scopes. */
const voices = new WeakMap<Check, Voice>();

function voiceOf(check: Check): Voice {
  const templates = new Map<string, (holes: Holes) => string>();
  const say =
    (outcome: 'pass' | 'fail' | 'not-applicable', gap?: Gap) =>
    (message: string, holes: Holes = {}, details: VerdictDetails = {}): Verdict => {
      const text = getOrMake(templates, message, () => templateOf(check, message))(holes);
      return gap ? { outcome, gap, message, text, details } : { outcome, message, text, details };
    };
  return {
    pass: say('pass'),
    missing: say('fail', 'missing'),
    unsound: say('fail', 'unsound'),
    notApplicable: say('not-applicable'),
  };
}

const unknown: CheckContext<Check['messages']>['unknown'] = (unread, details = {}) => ({
  outcome: 'unknown',
  unread,
  details,
});

/** A message of a check, to be filled in. */
function templateOf(check: Check, message: string): (holes: Holes) => string {
  const template = check.messages[message];
  if (template === undefined) throw new Error(`check ${check.id} has no message ${message}`);
  // At every odd place stands the name of a hole.
  const parts = template.split(/\{(\w+)\}/);
  return (holes) => {
    let text = '';
    for (const [place, part] of parts.entries()) {
      const value = place % 2 === 0 ? part : holes[part];
      if (value === undefined) throw new Error(`message ${message} of check ${check.id} needs {${part}}`);
      text += value;
    }
    return text;
  };
}

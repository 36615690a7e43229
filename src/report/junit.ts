import type { Audit } from '../core/audit.ts';
import type { Finding } from '../core/finding.ts';
import { getOrMake } from '../core/get-or-make.ts';
import { only } from '../core/series.ts';
import { accountNames, accountText } from './account-names.ts';
import { visibleLine, visibleText } from './visible-text.ts';
import { waiverNote } from './waiver-text.ts';

/**
 * JUnit XML, as test reporters read it: a suite for each folder of checks, a case for each finding.
 * A failing finding is a `failure`, a bug in a check an `error`. What could not be read is an `error` of type `unknown`:
 * as `skipped` it would be hidden, as `failure` it would be said to be broken. A waived failure is `skipped` with its
 * waiver, as is a waived unknown and what does not apply.
 */
export function* renderJunit(audit: Audit): Generator<string> {
  const nameOf = accountNames(audit);
  const titles = new Map(audit.checks.map(({ id, title }) => [id, title]));
  const all = noCases();
  const suites = new Map<string, Cases>();
  for (const finding of audit.findings) {
    for (const cases of [all, getOrMake(suites, folderOf(finding), noCases)]) {
      cases.all++;
      cases[verdictKind(finding)]++;
    }
  }
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="blindspot"${counts(all)}>\n`;
  for (const [folder, cases] of [...suites].sort(([a], [b]) => (a < b ? -1 : 1))) {
    yield `  <testsuite${attribute('name', folder)}${counts(cases)}${attribute('timestamp', audit.run.startedAt.slice(0, 19))}>\n`;
    for (const finding of only(audit.findings, (one) => folderOf(one) === folder)) {
      const place = [
        finding.account === null ? '' : accountText(nameOf(finding.account)),
        finding.region ?? '',
        finding.resource ?? '',
      ].filter((part) => part !== '');
      const name = [titles.get(finding.check) ?? finding.check, ...place].join(' · ');
      yield `    <testcase${attribute('name', name)}${attribute('classname', finding.check.replaceAll('/', '.'))} time="0">`;
      yield `${verdictOf(finding)}</testcase>\n`;
    }
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
}

const folderOf = ({ check }: Finding): string => check.split('/')[0] ?? check;

type Verdict = 'failure' | 'error' | 'skipped' | 'none';

/** How many cases a suite has of each verdict. */
type Cases = Record<Verdict | 'all', number>;
const noCases = (): Cases => ({ all: 0, failure: 0, error: 0, skipped: 0, none: 0 });

function verdictKind({ outcome, waiver }: Finding): Verdict {
  switch (outcome) {
    case 'fail':
      return waiver ? 'skipped' : 'failure';
    case 'unknown':
      return waiver ? 'skipped' : 'error';
    case 'error':
      return 'error';
    case 'not-applicable':
      return 'skipped';
    case 'pass':
      return 'none';
  }
}

function verdictOf(finding: Finding): string {
  const { outcome, gap, severity, message } = finding;
  const kind = verdictKind(finding);
  if (kind === 'none') return '';
  const told = `${message} ${waiverNote(finding)}`.trimEnd();
  if (kind === 'skipped') return `<skipped${attribute('message', told)}/>`;
  const type = outcome === 'fail' ? `${severity}${gap ? `.${gap}` : ''}` : outcome;
  return `<${kind}${attribute('message', told)}${attribute('type', type)}>${xmlText(detailOf(finding))}</${kind}>`;
}

const detailOf = ({ id, operation, facts, unread }: Finding): string =>
  [
    `Finding ${id}, from ${operation}`,
    ...Object.entries(facts).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
    ...(unread ? [`Unread (${unread.kind}): ${unread.code}; ${unread.action} would read it`] : []),
  ].join('\n');

const counts = ({ all, failure, error, skipped }: Cases): string =>
  ` tests="${all}" failures="${failure}" errors="${error}" skipped="${skipped}" time="0"`;

const attribute = (name: string, value: string): string => ` ${name}="${escaped(visibleLine(value))}"`;

const xmlText = (text: string): string => escaped(visibleText(text));

/** visibleText has spelled out the control characters that XML 1.0 cannot hold (section 2.2); two more are left. */
const escaped = (text: string): string =>
  text.replace(/[\ufffe\uffff]/g, '').replace(/[&<>"']/g, (character) => entities[character] ?? '');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

import { el } from './dom.js';
import { accountRoute, checkRoute, findingRoute } from './route.js';

/** Findings as a table. @param omit columns that say the same in every row: 'of-check', 'account' */
export function findingTable(findings, label, omit = []) {
  const columns = [
    ['account', 'Account', accountCell],
    ['region', 'Region', ({ region }) => region ?? '—'],
    ['of-check', 'Check', ({ check, title }) => el('a', { href: checkRoute(check) }, title)],
    ['found', 'What was found', foundCell],
  ].filter(([name]) => !omit.includes(name));
  return el(
    'table',
    { class: 'findings', 'aria-label': label },
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        columns.map(([, heading]) => el('th', { scope: 'col' }, heading)),
      ),
    ),
    el(
      'tbody',
      {},
      findings.map((finding) =>
        el(
          'tr',
          {},
          columns.map(([name, , cell]) => el('td', { class: name }, cell(finding))),
        ),
      ),
    ),
  );
}

const outcomeWords = {
  fail: 'fails',
  unknown: 'unknown',
  error: 'error in the check',
  pass: 'passes',
  'not-applicable': 'not applicable',
};
const looks = {
  fail: 'missing',
  unknown: 'unknown',
  error: 'unknown',
  pass: 'covered',
  'not-applicable': 'not-applicable',
};
const marks = { fail: '✕', unknown: '?', error: '!', pass: '✓', 'not-applicable': '–' };

/** A check is called by its failure where it fails. */
export const titleOf = (check, { outcome }) => (outcome === 'fail' ? check.failureTitle : check.title);

/** The outcome as a sign and a word. */
export const verdict = ({ outcome }) =>
  el(
    'span',
    { class: `said s-${looks[outcome]}` },
    el('span', { class: 'sign', 'aria-hidden': 'true' }, marks[outcome]),
    ` ${outcomeWords[outcome]}`,
  );

/** Severity, and what kind of gap. */
export const tags = ({ outcome, severity, gap }) =>
  outcome === 'fail'
    ? [
        el('span', { class: `tag sev-${severity}` }, severity),
        ' ',
        gap && el('span', { class: `tag gap-${gap}` }, gap),
        ' ',
      ]
    : [];

/** Facts behind a fold: in a table of findings they are for those who doubt. */
const foldedFacts = (finding) =>
  finding.facts.length > 0 && el('details', { class: 'fold' }, el('summary', {}, 'Facts'), factList(finding));

/** Facts, as name and value. */
export const factList = ({ facts }) =>
  facts.length > 0 &&
  el(
    'ul',
    { class: 'facts', 'aria-label': 'Facts' },
    facts.map(({ name, value }) => el('li', {}, el('span', { class: 'fact-name' }, name), ' ', el('bdi', {}, value))),
  );

const accountCell = ({ account, accountName }) =>
  account === null
    ? '—'
    : [
        el(
          'a',
          { href: accountRoute(account) },
          accountName && el('bdi', { class: 'name' }, accountName),
          accountName && ' ',
          el('span', { class: 'id' }, account),
        ),
      ];

const foundCell = (finding) => [
  el(
    'p',
    { class: 'message' },
    verdict(finding),
    ' ',
    tags(finding),
    el('bdi', {}, finding.message),
    ' ',
    el('a', { class: 'to-finding', href: findingRoute(finding), 'aria-label': 'This finding by itself' }, '¶'),
  ),
  finding.waiver && el('p', { class: 'waiver' }, el('bdi', {}, finding.waiver)),
  finding.resource && el('p', { class: 'resource' }, el('bdi', {}, finding.resource)),
  foldedFacts(finding),
];

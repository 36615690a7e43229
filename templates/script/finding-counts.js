import { block } from './data.js';
import { counted, el, grouped } from './dom.js';
import { accountsRoute, checkRoute } from './route.js';

const outcomes = ['fail', 'unknown', 'error', 'pass', 'not-applicable'];

/** Settings that are not of checks, but of each finding. */
const ofFindings = ['severity', 'ou', 'region', 'waived'];

/** Of an organization too large to list its findings: how many each check has that are wanted, and the way to them. */
export async function findingCounts(settings, status, list) {
  const [{ checks }, counts] = await Promise.all([block('lists'), block('counts')]);
  const want = (name) => settings.get(name) ?? '';
  const shown = outcomes.filter(
    (outcome, at) => !want('outcome') || want('outcome') === outcome || (want('outcome') === 'open' && at < 3),
  );
  const words = want('q').toLowerCase().split(/\s+/).filter(Boolean);
  const isWanted = (check) =>
    (!want('source') || want('source') === check.source) &&
    (!want('check') || want('check') === check.id) &&
    (!want('framework') || want('framework') in check.controls) &&
    (!want('control') || Object.values(check.controls).some((ids) => ids.includes(want('control')))) &&
    words.every((word) => `${check.id} ${check.title} ${check.failureTitle}`.toLowerCase().includes(word));
  const rows = checks.flatMap((check, number) => {
    const own = shown.map((outcome) => counts[number][outcome]);
    return isWanted(check) && own.some((count) => count > 0) ? [{ check, own }] : [];
  });
  const whole = rows.reduce((sum, { own }) => sum + own.reduce((some, count) => some + count, 0), 0);
  status.textContent = `${counted(whole, 'finding')} of ${counted(rows.length, 'check')}`;
  list.replaceChildren(
    el(
      'p',
      {},
      'There are too many to list them all. Each check tells in which accounts it fails; ',
      el('a', { href: accountsRoute({ ou: want('ou') }) }, 'choose an account'),
      ' for its findings.',
      ofFindings.some(want) && ' Severity, unit, Region and waiver tell findings apart only within an account.',
    ),
    rows.length > 0 ? table(rows, shown) : el('p', {}, 'No finding is like this.'),
  );
}

const table = (rows, shown) =>
  el(
    'table',
    { class: 'findings standing', 'aria-label': 'Findings by check' },
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        el('th', { scope: 'col' }, 'Check'),
        shown.map((outcome) => el('th', { scope: 'col', class: 'num' }, outcome.replace('-', ' '))),
      ),
    ),
    el(
      'tbody',
      {},
      rows.map(({ check, own }) =>
        el(
          'tr',
          {},
          el(
            'td',
            {},
            el(
              'a',
              { href: checkRoute(check.id) },
              own[0] > 0 && shown[0] === 'fail' ? check.failureTitle : check.title,
            ),
          ),
          own.map((count, at) =>
            el('td', { class: 'num' }, el('span', { class: 'of', 'aria-hidden': 'true' }, shown[at]), grouped(count)),
          ),
        ),
      ),
    ),
  );

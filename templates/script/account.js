import { accountCoverage } from './account-coverage.js';
import { accountCustody } from './account-custody.js';
import { accountFindings } from './account-findings.js';
import { accountUnread } from './account-unread.js';
import { block } from './data.js';
import { button, el } from './dom.js';
import { missing } from './finding.js';

/**
 * What the page of an account says, in this order: functions (account, place) => Promise<Element | null>, where
 * `account` is its entry in the block `lists` and `place` its number there. Each part begins with an h3.
 */
const parts = [accountCoverage, accountFindings, accountCustody, accountUnread];

/** `#account/<id>`: everything about one account, for its owner; prints by itself. */
export async function accountPage({ path: [id] }) {
  const { accounts, ous } = await block('lists');
  const place = accounts.findIndex((account) => account.id === id);
  if (place < 0) return missing(`This report has no account ${id}.`);
  const account = accounts[place];
  const shown = await Promise.all(parts.map((part) => part(account, place)));
  return el(
    'article',
    { class: 'account-page' },
    el('h2', {}, account.name ? [el('bdi', {}, account.name), ' ', el('span', { class: 'id' }, id)] : id),
    el(
      'p',
      { class: 'meta' },
      ous[account.ou] ?? 'no organizational unit known',
      account.note && [' · ', el('b', {}, account.note)],
      ' ',
      button('Print this page', () => print(), { class: 'print-button' }),
    ),
    shown,
  );
}

import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { signalMatrix } from '../../src/report/signal-matrix.ts';
import { auditFinding, checkSummary } from '../support/audit.ts';
import { arns, chain, signalEstate, signalFinding, trailTampering } from './signal-audit.ts';

const account = '111111111111';
const facts = (verdict: string, more: Finding['facts'] = {}): Finding['facts'] => ({
  verdict,
  chains: [chain()],
  ...more,
});
const check = '#check/detections/trail-tampering-is-alerted';
const routeOf = (account: string) => `#finding/detections/trail-tampering-is-alerted/${account}//`;
const cellOf = (finding: Finding) => signalMatrix(signalEstate([finding])).groups[0]?.accounts[0]?.cells[0];

describe('a cell', () => {
  test.each<[string, Partial<Finding>, string, string, string]>([
    ['a pass', {}, 'covered', 'Detected', '#proof-1'],
    [
      'a failure in part',
      { outcome: 'fail', gap: 'unsound', facts: facts('partial') },
      'unsound',
      'Partial',
      '#proof-1',
    ],
    ['a broken chain', { outcome: 'fail', gap: 'unsound', facts: facts('broken') }, 'unsound', 'Broken', '#proof-1'],
    [
      'no chain',
      { outcome: 'fail', gap: 'missing', facts: facts('none', { chains: [] }) },
      'missing',
      'Nothing',
      '#proof-1',
    ],
    [
      'everyday false alarms',
      { outcome: 'fail', gap: 'unsound', facts: facts('detected') },
      'unsound',
      'False alarms',
      '#proof-1',
    ],
    ['an unknown link', { outcome: 'unknown', facts: facts('unknown') }, 'unknown', '? unknown', '#proof-1'],
    ['what was not read', { id: 'u', outcome: 'unknown', facts: {} }, 'unknown', '? unknown', check],
    ['a fault in the check', { id: 'e', outcome: 'error', facts: {} }, 'unknown', '? unknown', check],
    [
      'what cannot happen',
      { id: 'n', outcome: 'not-applicable', facts: {} },
      'not-applicable',
      '– not applicable',
      check,
    ],
    ['a failure without proof', { id: 'm', outcome: 'fail', gap: 'missing', facts: {} }, 'missing', 'Nothing', check],
    [
      'an unsound failure without proof',
      { id: 's', outcome: 'fail', gap: 'unsound', facts: {} },
      'unsound',
      'Broken',
      check,
    ],
  ])('tells %s', (_what, changes, look, word, href) => {
    const cell = cellOf(signalFinding(changes));
    expect({ ...cell, word: `${cell?.mark}${cell?.rest}` }).toMatchObject({ look, word, href });
  });

  test('leads to the check and, with script, to the finding', () => {
    const finding = signalFinding({ outcome: 'unknown', facts: {} });
    const cell = signalMatrix(signalEstate([finding])).groups[0]?.accounts[0]?.cells[0];
    expect(cell).toMatchObject({ href: check, route: routeOf('111111111111') });
  });

  test('tells the worst of several findings, and none where there is none', () => {
    const bad = signalFinding({ outcome: 'fail', gap: 'missing', facts: {} });
    const other = signalFinding({ account: '222222222222', check: 'detections/root-use-is-alerted' });
    const { groups } = signalMatrix(signalEstate([signalFinding(), bad, other]));
    expect(groups[0]?.accounts.map(({ cells }) => cells[0]?.rest)).toEqual(['othing', 'not judged']);
  });
});

test('signals come by severity and under names that people know', () => {
  const checks = [
    'detections/vpc-changes-are-alerted',
    'detections/login-without-mfa-is-alerted',
    'detections/egress-is-watched',
  ].map((id) => checkSummary({ id, severity: 'medium' }));
  const matrix = signalMatrix(signalEstate([auditFinding()], { checks: [...checks, trailTampering] }));
  expect(matrix.signals).toEqual(['Trail tampering', 'Login without MFA', 'VPC changes']);
  expect(matrix.columns).toBe(4);
});

test('a chain is drawn in order, with the broken link, its reason and the event that slips through', () => {
  const finding = signalFinding({
    id: 'one',
    outcome: 'fail',
    gap: 'unsound',
    facts: facts('broken', {
      chains: [chain({ subscription: { state: 'broken', because: 'PendingConfirmation' } })],
      brokenLink: `subscription ${arns.subscription}`,
      counterExample: { id: 'ct-stoplogging', event: 'cloudtrail:StopLogging', note: 'a trail is stopped' },
      unheard: ['ct-stoplogging', 'ct-deletetrail'],
      regions: ['eu-west-1'],
      moreChains: 2,
    }),
  });
  const works = { look: 'covered', mark: '✓', verdict: 'works', place: '999999999999, eu-west-1' };
  expect(signalMatrix(signalEstate([finding])).proofs).toEqual([
    {
      anchor: 'proof-1',
      signal: 'Trail tampering',
      look: 'unsound',
      verdict: 'Broken',
      rank: 1,
      meaning: 'a chain is there, and no event gets through',
      amount: '1 account',
      accounts: [{ name: 'account-111', href: check, route: routeOf('111111111111') }],
      moreAccounts: '',
      chains: [
        {
          title: 'By a metric filter in eu-west-1',
          links: [
            { kind: 'trail', name: 'organization', ...works, because: 'the trail works' },
            { kind: 'log group', name: '/trails/all', ...works, because: 'the log-group works' },
            { kind: 'filter', name: 'TrailTampering', ...works, because: 'the filter works' },
            { kind: 'alarm', name: 'TrailTampering', ...works, because: 'the alarm works' },
            { kind: 'topic', name: 'security', ...works, because: 'the topic works' },
            {
              kind: 'subscription',
              name: 'to security',
              place: '999999999999, eu-west-1',
              look: 'missing',
              mark: '✕',
              verdict: 'broken here',
              because: 'PendingConfirmation',
            },
          ],
          end: { look: 'missing', mark: '✕', text: 'nobody hears of it' },
        },
      ],
      moreChains: '2 further chains are in audit.json.',
      counterExample: {
        says: 'would go unheard',
        id: 'ct-stoplogging',
        event: 'cloudtrail:StopLogging',
        note: 'a trail is stopped',
      },
      unheard: 'ct-deletetrail',
      where: 'eu-west-1',
      falseAlarms: '',
    },
  ]);
});

test.each([
  ['works', 'detected', {}, '✓'],
  ['lets some events slip by', 'partial', {}, '◐'],
  ['has an unknown link', 'unknown', { topic: { state: 'unknown', because: 'it was not read' } }, '?'],
  ['is broken', 'broken', { alarm: { state: 'broken', because: 'muted' } }, '✕'],
] as const)('a chain that %s ends accordingly', (_what, verdict, links, mark) => {
  const finding = signalFinding({
    facts: facts(verdict, { chains: [chain(links)], brokenLink: `filter ${arns.filter}` }),
  });
  expect(signalMatrix(signalEstate([finding])).proofs[0]?.chains[0]?.end.mark).toBe(mark);
});

describe('a chain that accounts share', () => {
  const idOf = (index: number) => String(100000000000 + index);

  test('is drawn once, and all their cells lead to it', () => {
    const findings = Array.from({ length: 20 }, (_, index) => signalFinding({ account: idOf(index) }));
    const { groups, proofs } = signalMatrix(signalEstate(findings));
    expect(proofs).toHaveLength(1);
    expect(proofs[0]).toMatchObject({ amount: '20 accounts', moreAccounts: 'and 12 more' });
    expect(proofs[0]?.accounts).toHaveLength(8);
    expect(new Set(groups.flatMap(({ accounts }) => accounts.map(({ cells }) => cells[0]?.href)))).toEqual(
      new Set(['#proof-1']),
    );
  });

  test('is the same when each has its own of the same names', () => {
    const own = (id: string) => JSON.parse(JSON.stringify([chain()]).replaceAll('999999999999', id));
    const findings = [account, '222222222222'].map((id) =>
      signalFinding({ account: id, facts: facts('detected', { chains: own(id) }) }),
    );
    const { proofs } = signalMatrix(signalEstate(findings));
    expect(proofs.map(({ amount, chains }) => [amount, chains[0]?.links[0]?.place])).toEqual([
      ['2 accounts', 'this account, eu-west-1'],
    ]);
  });

  test('is not the same when it breaks for another reason', () => {
    const findings = ['muted', 'latched'].map((because, index) =>
      signalFinding({
        account: idOf(index),
        outcome: 'fail',
        gap: 'unsound',
        facts: facts('broken', { chains: [chain({ alarm: { state: 'broken', because } })] }),
      }),
    );
    expect(signalMatrix(signalEstate(findings)).proofs).toHaveLength(2);
  });

  test('beyond what a page can bear, cells lead to their findings, and the page says so', () => {
    const checks = Array.from({ length: 13 }, (_, signal) =>
      checkSummary({ ...trailTampering, id: `detections/signal-${signal}-is-alerted` }),
    );
    const findings = checks.flatMap(({ id }) =>
      Array.from({ length: 31 }, (_, index) =>
        signalFinding({
          check: id,
          account: idOf(index),
          facts: facts('detected', { chains: [chain({ trail: { state: 'ok', because: `reason ${id} ${index}` } })] }),
        }),
      ),
    );
    const { groups, proofs, more } = signalMatrix(signalEstate(findings, { checks }));
    expect(proofs).toHaveLength(400);
    expect(more).toBe('The proof of 3 further cells is in audit.json; the cell leads to its finding or its check.');
    const routes = groups.flatMap(({ accounts }) => accounts.flatMap(({ cells }) => cells.map(({ route }) => route)));
    expect(routes.filter((route) => route !== '')).toHaveLength(3);
  });

  test('of more accounts than can be read at once, each unit is a row with the worst of them', () => {
    const findings = Array.from({ length: 61 }, (_, index) =>
      signalFinding({ account: idOf(index), ...(index === 7 && { outcome: 'fail', gap: 'missing', facts: {} }) }),
    );
    const rows = signalMatrix(signalEstate(findings)).groups.flatMap(({ accounts }) => accounts);
    expect(rows.map(({ id, note, cells }) => [id, note, cells[0]?.rest, cells[0]?.route])).toEqual([
      ['61 accounts', 'the worst of them', 'othing', routeOf(idOf(7))],
    ]);
  });
});

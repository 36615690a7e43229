import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCell, renderCsv } from '../../src/report/csv.ts';
import { formatAudit, hostileTexts } from './format-audit.ts';

/** RFC 4180 by its grammar, apart from the renderer. @throws where a file is not of the grammar */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      at++;
      for (;;) {
        if (at >= text.length) throw new Error('a quote is not closed');
        if (text[at] !== '"') cell += text[at++];
        else if (text[at + 1] === '"') {
          cell += '"';
          at += 2;
        } else break;
      }
      at++;
    } else while (at < text.length && !',"\r\n'.includes(text[at] ?? '')) cell += text[at++];
    row.push(cell);
    if (text[at] === ',') at++;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`after a cell stands ${JSON.stringify(text[at])}`);
  }
  if (row.length > 0) throw new Error('the last row has no line end');
  return rows;
}

const table = (text: string) => {
  const [head = [], ...rows] = parseCsv([...renderCsv(formatAudit(text))].join(''));
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index]])));
};

test('each finding is a row, with what a reader of a spreadsheet needs', () => {
  const rows = table('payments-prod');
  expect(rows.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['f-fail', 'fail'],
    ['f-waived', 'fail'],
    ['f-unknown', 'unknown'],
    ['f-error', 'error'],
    ['f-pass', 'pass'],
    ['f-none', 'not-applicable'],
  ]);
  expect(rows[0]).toEqual({
    id: 'f-fail',
    outcome: 'fail',
    gap: 'missing',
    severity: 'critical',
    check: 'guardduty/detector-is-enabled',
    title: 'GuardDuty is enabled',
    account: '111111111111',
    account_name: 'payments-prod',
    region: 'eu-west-1',
    resource: 'arn:aws:s3:::logs',
    message: 'payments-prod',
    facts: '{"name":"payments-prod"}',
    operation: 'guardduty:ListDetectors',
    unread_reason: '',
    unread_code: '',
    missing_action: '',
    waived_until: '',
    waived_by: '',
    waiver_reason: '',
    waiver_expired_on: '',
    waiver_expired_of: '',
    remedy: 'Enable the detector.',
  });
  expect(rows[1]).toMatchObject({ waived_until: '2027-01-01', waived_by: 'alice', waiver_reason: 'payments-prod' });
  expect(rows[2]).toMatchObject({
    unread_reason: 'denied',
    unread_code: 'AccessDeniedException',
    missing_action: 'guardduty:ListDetectors',
  });
});

describe('no cell is a formula, whatever others wrote', () => {
  const harmless = (text: string) => {
    const cells = table(text).flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell ?? ''))).toEqual([]);
  };
  test.each(hostileTexts)('%j', harmless);
  test('any text', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), harmless), { numRuns: 50 }));
});

test.each([
  ['=1+1', "'=1+1"],
  ['\t=1', "' =1"],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['a\nb', '"a\nb"'],
  ['1=1', '1=1'],
  ['', ''],
])('the cell %j is written %j', (text, cell) => expect(csvCell(text)).toBe(cell));

import { describe, expect, test } from 'vitest';
import type { Flow } from '../../src/core/estate-map.ts';
import { estateMapView } from '../../src/report/estate-map-view.ts';
import { auditAccount, auditResult } from '../support/audit.ts';
import { estateAudit, flow, ids, reading, smallMap } from './estate-audit.ts';
import { htmlOf } from './html-of.ts';
import { tagsOf, textOf } from './html-tags.ts';

function mapOf(audit = estateAudit()) {
  const { map } = estateMapView(audit);
  if (!map) throw new Error('there is no map');
  return map;
}

describe('The map', () => {
  const map = mapOf();
  const lines = map.drawing.lines.map(({ title }) => title);

  test('groups accounts by unit, stores by owner, and says what each owner is for', () => {
    expect(map.drawing.frames.map(({ label, sub }) => [label.text, sub.text])).toEqual([
      [`vault ${ids.vault}`, 'log archive'],
      ['In the account itself', 'each serves the account that owns it and no other'],
      ['Does not exist', 'whatever is sent there is lost'],
      ['No store', ''],
    ]);
    expect(map.drawing.boxes.map(({ label }) => label.text)).toEqual([
      'Root',
      'Sandbox',
      'Security',
      'Workloads',
      'org-logs',
      '1 log group',
      'lost-logs',
      'leads nowhere',
      'not seen by this scan',
      'intake',
      'no reader seen',
    ]);
  });

  test('draws what arrives as one line to the owner, and what does not to the place itself', () => {
    expect([...lines].sort()).toEqual([
      '1 log group → no reader seen: 1 store, unknown',
      `Root / Sandbox → leads nowhere: GuardDuty of 1 account, broken`,
      `Root / Sandbox → vault ${ids.vault}: CloudTrail management events of 1 account, delivers`,
      `Root / Security → vault ${ids.vault}: CloudTrail management events of 2 accounts, delivers`,
      'Root / Workloads → In the account itself: VPC Flow Logs of 1 account, delivers',
      'Root / Workloads → lost-logs: VPC Flow Logs of 1 account, broken',
      'Root / Workloads → not seen by this scan: CloudTrail management events of 1 account, unknown',
      `Root / Workloads → vault ${ids.vault}: CloudTrail management events of 2 accounts, delivers`,
      `Root → vault ${ids.vault}: CloudTrail management events of 1 account, delivers`,
      'org-logs → intake: 1 store, delivers',
    ]);
  });

  test('marks in words what does not deliver, and nothing else', () => {
    expect(map.drawing.marks.map(({ state, label }) => [state, label.text]).sort()).toEqual([
      ['broken', '✕ 1 broken'],
      ['broken', '✕ 1 broken'],
      ['unknown', '? 1 unknown'],
      ['unknown', '? unknown'],
    ]);
    expect(map.drawing.text).toContain('Of 5 flows, 2 deliver, 2 are broken and 1 unknown.');
  });

  test('tells every flow of a unit again in a table, the broken ones first, with links', () => {
    const workloads = map.units.find(({ path }) => path === 'Root / Workloads');
    expect(workloads?.summary).toBe('3 accounts; ✕ 1 with broken flows, ? 1 with unknown flows');
    expect(workloads?.flows.map((row) => [row.mark, row.source, row.accounts, row.to, row.where, row.links])).toEqual([
      [
        '✕',
        'VPC Flow Logs',
        'shop',
        'bucket lost-logs',
        'does not exist',
        [
          {
            href: '#check/flow-logs/are-delivered',
            route: '#finding/flow-logs/are-delivered/111111111111/eu-west-1/',
            text: 'flow-logs/are-delivered',
          },
        ],
      ],
      ['?', 'CloudTrail management events', 'closed', 'not seen', '', []],
      ['✓', 'CloudTrail management events', 'shop, bank', 'bucket org-logs', `in vault (${ids.vault})`, []],
      ['✓', 'VPC Flow Logs', 'bank', 'log group flows', `in bank (${ids.bank})`, []],
    ]);
  });

  test('draws the accounts of a unit that send alike as one', () => {
    const flows: Flow[] = [flow({ accounts: [ids.management, ids.vault, ids.shop, ids.bank] })];
    const units = mapOf(estateAudit({ ...smallMap(), flows })).units;
    const labels = units.find(({ path }) => path === 'Root / Workloads')?.drawing.boxes.map(({ label }) => label.text);
    expect(labels).toEqual(['2 accounts alike', 'closed', 'org-logs']);
  });

  test('never calls a store that serves others one of the account itself, in no unit', () => {
    const own = mapOf().units.find(({ path }) => path === 'Root / Security');
    expect(own?.drawing.frames.map(({ label }) => label.text)).toEqual([`vault ${ids.vault}`]);
  });

  test('calls an owner outside the organization so', () => {
    const foreign = flow({
      destination: { type: 'bucket', arn: 'arn:aws:s3:::theirs', account: '999999999999', location: 'elsewhere' },
    });
    const { drawing } = mapOf(estateAudit({ accounts: [], flows: [foreign], readers: [] }));
    expect(drawing.frames.map(({ label, sub }) => [label.text, sub.text])).toEqual([
      ['999999999999', 'outside the organization'],
    ]);
  });
});

test('A thousand accounts, each with a store of its own and one of another, stay a drawing that fits a page', () => {
  const accounts = Array.from({ length: 1000 }, (_, index) =>
    auditAccount({ id: String(400_000_000_000 + index), name: `a${index}`, ou: ['Root', `Unit ${index % 60}`] }),
  );
  const bucket = (name: string, account: string) =>
    ({ type: 'bucket', arn: `arn:aws:s3:::${name}`, account, location: 'found' }) as const;
  const flows = accounts.flatMap(({ id }, index) => [
    flow({ accounts: [id], destination: bucket(`own-${index}`, id) }),
    flow({ accounts: [id], destination: bucket(`next-${index}`, accounts[(index + 1) % 1000]?.id ?? '') }),
    flow({
      accounts: [id],
      destination: { ...bucket(`gone-${index}`, id), account: null, location: 'absent' },
      state: 'broken',
    }),
  ]);
  const readers = accounts.map((_, index) =>
    reading({
      store: `arn:aws:s3:::next-${index}`,
      reader: { type: 'queue', name: `q${index}`, arn: null, account: ids.tools },
    }),
  );
  const { drawing, units } = mapOf(
    auditResult({
      organization: { id: 'o-1', managementAccountId: null, accounts },
      estate: { accounts: [], flows, readers },
    }),
  );
  expect(units.map(({ path }) => path).at(-1)).toBe('37 smaller units');
  expect(units).toHaveLength(24);
  expect(drawing.boxes.length).toBeLessThan(80);
  expect(drawing.height).toBeLessThan(2500);
});

test('A result without a map says so', () => {
  expect(estateMapView(estateAudit(null)).map).toBeNull();
  expect(textOf(htmlOf(estateAudit(null)))).toContain('Nothing to draw');
});

test('What others named never becomes markup in the map', () => {
  const hostile = '"><script>alert(1)</script></svg><svg onload=alert(1)>\u202e';
  const renamed = (name: string) => {
    const map = smallMap();
    const [first] = map.readers;
    if (first?.reader) first.reader.name = name;
    map.flows.push(
      flow({
        via: `arn:aws:cloudtrail:a:b:trail/${name}`,
        why: name,
        state: 'broken',
        destination: { type: 'bucket', arn: `arn:aws:s3:::${name}`, account: null, location: 'absent' },
      }),
    );
    return tagsOf(htmlOf(estateAudit(map, name))).map(({ name, closing }) => `${closing ? '/' : ''}${name}`);
  };
  expect(renamed(hostile)).toEqual(renamed('harmless'));
});

import { expect, test } from 'vitest';
import { unitsAtMost } from '../../src/report/organization-units.ts';
import { auditAccount } from '../support/audit.ts';

const inUnits = (...paths: readonly string[]) =>
  paths.map((path, index) =>
    auditAccount({ id: String(index), name: `a${index}`, ou: path.split('/').filter((name) => name) }),
  );
const told = (paths: readonly string[], most: number): string[] =>
  unitsAtMost(inUnits(...paths), most).map(({ path, accounts }) => `${path}: ${accounts.length}`);

test.each<[string, readonly string[], number, readonly string[]]>([
  ['each by itself while they are few', ['R/B/x', 'R/A', 'R/B/x'], 3, ['R / A: 1', 'R / B / x: 2']],
  ['deep ones by the one above them', ['R/B/x', 'R/B/y', 'R/A'], 2, ['R / A: 1', 'R / B: 2']],
  [
    'the smallest together rather than all as one',
    ['R/A', 'R/B', 'R/B', 'R/C', 'R/D'],
    3,
    ['R / A: 1', 'R / B: 2', '2 smaller units: 2'],
  ],
  ['many roots likewise', ['A', 'B', 'B', 'C'], 2, ['B: 2', '2 smaller units: 2']],
  ['one unit as one', ['R', 'R'], 1, ['R: 2']],
  ['accounts without a unit so', [''], 3, ['No organizational unit: 1']],
])('units are told %s', (_, paths, most, units) => {
  expect(told(paths, most)).toEqual(units);
});

import { describe, expect, test } from 'vitest';
import { answering } from '../../src/catalog/catalogue-page.ts';
import { checks } from '../../src/catalog/generated/checks.ts';
import { requirements } from '../../src/catalog/requirements.ts';

const ids = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id);

describe('the requirements', () => {
  test('are numbered from S1 to S104, and say what they ask', () => {
    expect(ids(requirements)).toEqual(Array.from({ length: 104 }, (_, index) => `S${index + 1}`));
    expect(requirements.filter(({ asks }) => asks.length < 10 || asks.endsWith('.'))).toEqual([]);
  });

  test('are each answered by a check or a part of the report, or deliberately left out', () => {
    const forgotten = requirements.filter(
      (one) => answering(one, checks).length === 0 && one.part === undefined && one.out === undefined,
    );
    expect(ids(forgotten)).toEqual([]);
  });

  test('that are left out are answered by nothing, and say why', () => {
    const out = requirements.filter(({ out }) => out !== undefined);
    expect(ids(out)).toEqual(['S10', 'S70']);
    expect(out.filter((one) => answering(one, checks).length > 0 || one.part !== undefined)).toEqual([]);
  });

  test('name only checks that there are', () => {
    const known = new Set(ids(checks));
    expect(requirements.flatMap(({ checks: wider = [] }) => wider).filter((id) => !known.has(id))).toEqual([]);
  });
});

test('no check names a requirement that there is not', () => {
  const known = new Set(ids(requirements));
  const odd = checks.flatMap(({ id, requirements: named }) =>
    named.filter((one) => !known.has(one)).map((one) => `${id}: ${one}`),
  );
  expect(odd).toEqual([]);
});

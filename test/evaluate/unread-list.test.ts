import { expect, test } from 'vitest';
import { unreadIn } from '../../src/evaluate/unread-list.ts';
import * as an from './an-estate.ts';

const place = { account: an.management, region: an.euWest1 };
const rows = (evidence: Parameters<typeof an.ofKind>[1]) =>
  unreadIn(an.ofKind(an.ofTarget, evidence, place)).map(
    ({ operation, code, reason }) => `${reason} ${operation} ${code}`,
  );

test('evidence that is unread is listed, and items inside what was read are too, each kind of trouble once', () => {
  const throttled = { ...an.denied, kind: 'failed', code: 'ThrottlingException' } as const;
  expect(rows(an.denied)).toEqual(['denied test:Read AccessDenied']);
  expect(rows({ kind: 'not-planned', reason: 'not here' })).toEqual([]);
  expect(
    rows({
      kind: 'collected',
      value: [
        { Name: 'a', Status: an.denied },
        { Name: 'b', Status: an.denied },
        { Name: 'c', Parts: [{ Status: throttled }, { Status: { kind: 'collected', value: true } }] },
        // What AWS wrote and only looks alike.
        { kind: 'denied', operation: 1, action: 'x' },
        null,
      ],
    }),
  ).toEqual(['denied test:Read AccessDenied', 'failed test:Read ThrottlingException']);
});

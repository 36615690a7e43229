import { describe, expect, test } from 'vitest';
import { allPages, isoDate, MissingFieldError, required } from '../../src/aws/answers.ts';

interface Page {
  readonly items?: readonly number[];
  readonly next?: string;
}

/** Reads pages by token from a table; the first page is under `first`. */
const listing = (pages: Readonly<Record<string, Page>>) =>
  allPages(
    async (token) => pages[token ?? 'first'] ?? { items: [NaN] },
    (page) => page.items,
    (page) => page.next,
  );

describe('allPages', () => {
  test.each<[string, Readonly<Record<string, Page>>, readonly number[]]>([
    ['one page', { first: { items: [1, 2] } }, [1, 2]],
    [
      'several pages, in order',
      { first: { items: [1], next: 'b' }, b: { items: [2], next: 'c' }, c: { items: [3] } },
      [1, 2, 3],
    ],
    ['an empty page with a token', { first: { items: [], next: 'b' }, b: { items: [7] } }, [7]],
    ['a page without items and with a token', { first: { next: 'b' }, b: { items: [7] } }, [7]],
    ['an empty token, which ends it', { first: { items: [1], next: '' } }, [1]],
    ['nothing', { first: {} }, []],
  ])('reads %s', async (_, pages, items) => expect(await listing(pages)).toEqual(items));

  test('refuses a listing that repeats its token', async () => {
    await expect(listing({ first: { items: [1], next: 'b' }, b: { items: [2], next: 'b' } })).rejects.toThrow(
      'repeats its page token',
    );
  });

  test('refuses a listing that goes in circles', async () => {
    const circle = { first: { next: 'b' }, b: { next: 'c' }, c: { next: 'b' } };
    await expect(listing(circle)).rejects.toThrow('would never end');
  });

  test('is as long as AWS makes it', async () => {
    const items = await allPages(
      async (token) => Number(token ?? 0),
      (page) => Array.from({ length: 100 }, () => page),
      (page) => (page < 2_000 ? String(page + 1) : undefined),
    );
    expect(items).toHaveLength(200_100);
  });

  test('passes on what reading throws', async () => {
    const read = () => Promise.reject(new Error('denied'));
    await expect(
      allPages(
        read,
        () => [],
        () => undefined,
      ),
    ).rejects.toThrow('denied');
  });
});

describe('required', () => {
  test.each([false, 0, '', []])('takes %j for an answer', (value) => expect(required(value, 'X')).toEqual(value));
  test.each([undefined, null])('does not take %j for one', (value) => {
    expect(() => required(value, 'TrailARN')).toThrow(new MissingFieldError('TrailARN'));
  });
});

test('dates are ISO 8601 in UTC, and absent where AWS sends none', () => {
  expect([isoDate(new Date(0)), isoDate(undefined)]).toEqual(['1970-01-01T00:00:00.000Z', undefined]);
});

import { describe, expect, test } from 'vitest';
import { cataloguePage } from '../../src/catalog/catalogue-page.ts';
import { checks } from '../../src/catalog/generated/checks.ts';
import { collectors, kinds } from '../../src/catalog/generated/collectors.ts';
import { coverageSources } from '../../src/core/source.ts';

const ids = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id);

describe('the catalogue', () => {
  test('has every check once, in order', () => {
    expect(ids(checks)).toEqual([...new Set(ids(checks))].sort());
    expect(checks.length).toBeGreaterThan(40);
  });

  test('needs only evidence that somebody reads; the runner itself notes who could be entered', () => {
    const read = new Set([...collectors.map(({ kind }) => kind.id), 'account-access']);
    const needed = checks.flatMap(({ needs }) => Object.values(needs).map(({ id }) => id));
    expect(needed.filter((id) => !read.has(id))).toEqual([]);
    expect([...kinds.keys()]).toEqual(expect.arrayContaining(needed));
  });

  test('says how to take evidence that is narrower than a check', () => {
    const rank = { organization: 0, account: 1, target: 2 };
    const careless = checks.filter(({ breadth, needs, quantifier }) => {
      if (breadth === 'destination' || quantifier) return false;
      return Object.values(needs).some((kind) => kind.breadth !== 'destination' && rank[kind.breadth] > rank[breadth]);
    });
    expect(ids(careless)).toEqual([]);
  });

  test('names the type of each destination that it judges, and of no other', () => {
    expect(
      ids(checks.filter(({ breadth, destination }) => (breadth === 'destination') !== (destination !== undefined))),
    ).toEqual([]);
  });

  test('says more than a title of each check', () => {
    const short = checks.filter(
      ({ title, failureTitle, why, remedy }) =>
        !title || !failureTitle || title === failureTitle || why.length < 40 || remedy.text.length < 20,
    );
    expect(ids(short)).toEqual([]);
  });

  test('knows for each check which events would change its verdict', () => {
    const odd = checks.filter(({ changedBy }) => changedBy.some((event) => !/^[a-z0-9-]+:[A-Z]\w+$/.test(event)));
    expect(ids(odd)).toEqual([]);
  });

  test('judges the presence of a source only where coverage is counted', () => {
    expect(ids(checks.filter(({ presence, source }) => presence && !coverageSources.includes(source)))).toEqual([]);
  });
});

test('the page of the catalogue tells of each check what it judges, and of each requirement who answers it', () => {
  const [check] = checks.filter(({ id }) => id === 'cloudtrail/log-files-are-validated');
  if (!check) throw new Error('the check is gone');
  const link = (id: string) => `[${id}](${id}.ts)`;
  const other = { ...check, id: 'cloudtrail/other', requirements: ['S9'] };
  const mine = { ...check, requirements: ['S65', 'S9'] };
  const page = cataloguePage(
    [mine, other],
    new Map(Object.values(check.needs).map(({ id }) => [id, ['cloudtrail:DescribeTrails']])),
    [
      { id: 'S9', asks: 'it holds', part: 'Limits' },
      { id: 'S10', asks: 'nobody cares', out: 'it hides nothing' },
      { id: 'S65', asks: 'it is proven' },
      { id: 'S66', asks: 'it is wider', checks: [other.id] },
    ],
  );
  expect(page).toContain('2 checks.');
  expect(page).toMatch(
    /\| \[cloudtrail\/log-files-are-validated\]\(cloudtrail\/log-files-are-validated\.ts\) \| \w+ \| \w[\w-]* \| Log files are validated \| S65 S9 \| cloudtrail \|/,
  );
  expect(
    page.slice(page.indexOf('| S9 | it holds')),
  ).toBe(`| S9 | it holds | ${link(mine.id)}; ${link(other.id)}; Limits |
| S65 | it is proven | ${link(mine.id)} |
| S66 | it is wider | ${link(other.id)} |

Deliberately out:

- S10, nobody cares: it hides nothing.
`);
});

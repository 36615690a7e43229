import { describe, expect, test } from 'vitest';
import { cataloguePage } from '../../src/catalog/catalogue-page.ts';
import { checks } from '../../src/catalog/generated/checks.ts';
import { collectors } from '../../src/catalog/generated/collectors.ts';

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

import { block } from './data.js';

/** States by their letters in the data, worst first, with the name of their look. */
export const states = {
  M: { name: 'missing', mark: 'M', rest: 'issing' },
  U: { name: 'unsound', mark: 'U', rest: 'nsound' },
  '?': { name: 'unknown', mark: '?', rest: ' unknown' },
  C: { name: 'covered', mark: 'C', rest: 'overed' },
  '-': { name: 'not-applicable', mark: '–', rest: ' not applicable' },
  ' ': { name: 'out-of-scope', mark: '', rest: 'not in scope' },
};
const worstFirst = Object.keys(states).join('');

/** The worst of some letters. */
export const worst = (letters) => {
  let at = worstFirst.length - 1;
  for (const letter of letters) at = Math.min(at, worstFirst.indexOf(letter));
  return worstFirst[at];
};

/** Letter of a source (or of `all` together) for an account and a Region, by their places in the lists. */
export function letterOf(coverage, key, account, region, regions) {
  const at = account * regions + region;
  return (key === 'all' ? together(coverage) : coverage.find((source) => source.key === key)?.states)?.[at] ?? ' ';
}

const known = new Map();
/** The worst letter of each target. */
function together(coverage) {
  if (!known.has(coverage))
    known.set(
      coverage,
      Array.from(coverage[0].states, (_, at) => worst(coverage.map(({ states }) => states[at]))),
    );
  return known.get(coverage);
}

/** The findings elsewhere on which a cell (`source,account,region`) rests: check of the lists => rows. */
export async function restsOf(cell) {
  const [sources, { accounts, regions }] = await Promise.all([block('rests'), block('lists')]);
  const [source, id, region] = cell.split(',');
  const at = accounts.findIndex((account) => account.id === id) * regions.length + regions.indexOf(region);
  const found = new Map();
  for (const { key, sets, rests } of sources) {
    if (source !== 'all' && source !== key) continue;
    for (const [cellAt, set] of rests)
      if (cellAt === at)
        for (const [check, row] of sets[set]) found.set(check, (found.get(check) ?? new Set()).add(row));
  }
  return found;
}

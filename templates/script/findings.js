import { block } from './data.js';
import { sideFile } from './side-file.js';

/** All findings of the report, check by check, as src/report/finding-columns.ts writes them. */
export async function allFindings() {
  const { checks } = await block('lists');
  return Promise.all(checks.map((_, number) => findingsOf(number)));
}

const loaded = new Map();

/** Those of one check. A run is a row of findings that say the same: `start` to before `end`. */
export function findingsOf(number) {
  if (!loaded.has(number)) loaded.set(number, load(number));
  return loaded.get(number);
}

const load = async (number) => setOf(number, await block(`findings-${number}`));

function setOf(number, { said, account, region, resource, facts, factTexts }) {
  let end = 0;
  const runs = said.map((one) => {
    const start = end;
    end += one.rows;
    return { ...one, start, end };
  });
  return {
    number,
    runs,
    account: summed(account),
    region: summed(region),
    resource: summed(resource),
    facts: summed(facts),
    factTexts,
  };
}

/** A column from its steps. */
export function summed(steps) {
  let value = 0;
  return Int32Array.from(steps, (step) => {
    value += step;
    return value;
  });
}

/** The row as a finding with its texts. */
export function findingAt(set, run, row, { lists, resources }) {
  const check = lists.checks[set.number];
  const account = lists.accounts[set.account[row]] ?? null;
  const region = lists.regions[set.region[row]] ?? null;
  const place = { account: account?.id ?? '', region: region ?? '', resource: '' };
  const resource = set.resource[row] < 0 ? null : filled(resources[set.resource[row]], place);
  place.resource = resource ?? '';
  const facts = filled(set.factTexts[set.facts[row]], place).split('\u0005');
  return {
    check: check.id,
    number: set.number,
    outcome: run.outcome,
    severity: run.severity,
    gap: run.gap,
    account: account?.id ?? null,
    accountName: account?.name ?? '',
    region,
    resource,
    message: filled(run.message, place),
    operation: run.operation,
    waiver: run.waiver,
    facts: facts.length < 2 ? [] : facts.flatMap((name, at) => (at % 2 ? [] : [{ name, value: facts[at + 1] }])),
  };
}

/** A text with its holes filled: account, Region, resource and its name. See src/report/holes.ts. */
export const filled = (text, { account, region, resource }) =>
  text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are the holes, as no visible text has them
    /[\u0001-\u0004]/g,
    (hole) => [account, region, resource, /[^/:]*$/.exec(resource)[0]][hole.charCodeAt(0) - 1],
  );

/** What findings refer to by number. */
export async function names() {
  const [lists, resources] = await Promise.all([block('lists'), block('resources')]);
  return { lists, resources };
}

/**
 * Findings among which those of an account are (null: of none), and what they refer to by number. Of a very large
 * organization there are no others than that account's, from its file; null when it is not beside the page.
 */
export async function foundIn(account) {
  const lists = await block('lists');
  if (!lists.spread) return { sets: await allFindings(), all: await names() };
  const place = lists.accounts.findIndex(({ id }) => id === account);
  if (account !== null && place < 0) return { sets: [], all: { lists, resources: [] } };
  const file = await sideFile(account, place);
  if (file === null && (await hasFindings(account, place))) return null;
  const { checks, resources } = file ?? { checks: [], resources: [] };
  return { sets: checks.map((columns) => setOf(columns.number, columns)), all: { lists, resources } };
}

/** Whether a file must be there. An account of which nothing was judged has none. */
async function hasFindings(account, place) {
  const { accounts } = await block('lists');
  return account !== null && accounts[place].targets;
}

/** What is said where a file is not there. */
export const noFile = (account) =>
  `The findings of ${account} are in the folder “report”, which must stand beside this page. It is not there, or not whole.`;

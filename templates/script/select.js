const outcomes = ['fail', 'unknown', 'error', 'pass', 'not-applicable'];
const severities = ['critical', 'high', 'medium', 'low', 'info'];

/**
 * The findings that are wanted, worst first, as slices: a set, a run of it, and rows (null for all of the run).
 * @param want reads a setting (q, outcome, severity, source, account, ou, region, framework, control, check, waived,
 *   cell): name => text, empty where all are wanted
 * @param rests for `cell`, from restsOf: which findings elsewhere a cell of the matrix rests on
 */
export function select(sets, { lists, resources }, want, rests) {
  const wanted = (name, value) => !want(name) || want(name) === value;
  const outcome = want('outcome');
  const isWanted = (run) =>
    (!outcome || run.outcome === outcome || (outcome === 'open' && outcomes.indexOf(run.outcome) < 3)) &&
    wanted('severity', run.severity) &&
    (!want('waived') || (want('waived') === 'yes') === run.waived);
  const isWantedCheck = (check) =>
    wanted('check', check.id) &&
    wanted('source', check.source) &&
    (!want('framework') || want('framework') in check.controls) &&
    (!want('control') ||
      Object.entries(check.controls).some(([key, ids]) => wanted('framework', key) && ids.includes(want('control'))));
  const isRow = rowTest({ lists, resources }, want, rests);
  return sets
    .filter(({ number }) => isWantedCheck(lists.checks[number]))
    .flatMap((set) => set.runs.filter(isWanted).map((run) => ({ set, run })))
    .sort((a, b) => rank(a) - rank(b) || a.set.number - b.set.number || a.run.start - b.run.start)
    .map(({ set, run }) => ({ set, run, rows: isRow ? rowsOf(run, isRow(set, run)) : null }))
    .filter(({ rows }) => rows === null || rows.length > 0);
}

export const countOf = (slices) => slices.reduce((sum, { run, rows }) => sum + (rows ? rows.length : run.rows), 0);

/** Part of the slices' rows, for a page: [set, run, row] each. */
export function pageOf(slices, from, amount) {
  const page = [];
  let passed = 0;
  for (const { set, run, rows } of slices) {
    const own = rows ? rows.length : run.rows;
    for (let at = Math.max(0, from - passed); at < own && page.length < amount; at++)
      page.push([set, run, rows ? rows[at] : run.start + at]);
    passed += own;
    if (page.length === amount) break;
  }
  return page;
}

const rank = ({ run }) =>
  outcomes.indexOf(run.outcome) * 100 + (run.waived ? 50 : 0) + severities.indexOf(run.severity);

function rowsOf(run, test) {
  if (test === true) return null;
  const rows = [];
  for (let row = run.start; row < run.end; row++) if (test(row)) rows.push(row);
  return rows;
}

/** Null where every row is wanted; otherwise (set, run) => row => whether it is wanted, or true for all of the run. */
function rowTest({ lists, resources }, want, rests) {
  const tests = [];
  const accounts = accountsWanted(lists, want);
  if (accounts) tests.push((set) => (row) => accounts.has(set.account[row]));
  if (want('region')) {
    const region = lists.regions.indexOf(want('region'));
    tests.push((set) => (row) => set.region[row] === region);
  }
  if (want('cell')) tests.push(cellTest(lists, want('cell'), rests));
  for (const word of want('q')?.toLowerCase().split(/\s+/).filter(Boolean) ?? [])
    tests.push(wordTest(word, lists, resources));
  if (tests.length === 0) return null;
  return (set, run) => {
    const own = tests.map((test) => test(set, run)).filter((test) => test !== true);
    return own.length === 0 || ((row) => own.every((test) => test(row)));
  };
}

function accountsWanted({ accounts, ous }, want) {
  const account = want('account');
  const ou = want('ou');
  if (!account && !ou) return null;
  if (account === 'none') return new Set([-1]);
  return new Set(
    accounts.flatMap((one, place) =>
      (!account || one.id === account) && (!ou || ous[one.ou] === ou || ous[one.ou]?.startsWith(`${ou} / `))
        ? [place]
        : [],
    ),
  );
}

/** What is open in a target, or elsewhere but the target's state rests on it. */
function cellTest(lists, cell, rests) {
  const [source, id, name] = cell.split(',');
  const account = lists.accounts.findIndex((one) => one.id === id);
  const region = lists.regions.indexOf(name);
  return (set, run) => {
    const elsewhere = rests.get(set.number);
    const isSource = source === 'all' || lists.checks[set.number].source === source;
    const isOpen = outcomes.indexOf(run.outcome) < 3;
    return (row) =>
      isOpen &&
      ((isSource && set.account[row] === account && (set.region[row] === region || set.region[row] < 0)) ||
        (elsewhere?.has(row) ?? false));
  };
}

/** Whether a word is in what a finding says. Each text is looked through once, however many findings share it. */
function wordTest(word, { checks, accounts, regions }, resources) {
  const has = (...texts) => texts.some((text) => text.toLowerCase().includes(word));
  const inAccount = accounts.map(({ id, name }) => has(id, name));
  const inRegion = regions.map((region) => has(region));
  const inResource = resources.map((resource) => has(resource));
  // A word may begin in a text and end in a hole of it, as `s3:::logs-1111` does; then the row's own text is read.
  const isGlued = resources.map((resource) => /[:/]/.test(word) || glued.test(resource));
  const whole = (set, row) =>
    resources[set.resource[row]]
      .replaceAll('\u0001', accounts[set.account[row]]?.id ?? '')
      .replaceAll('\u0002', regions[set.region[row]] ?? '')
      .toLowerCase()
      .includes(word);
  const factsOf = new Map();
  return (set, run) => {
    const check = checks[set.number];
    if (has(check.id, check.title, check.failureTitle, run.message, run.waiver)) return true;
    if (!factsOf.has(set))
      factsOf.set(
        set,
        set.factTexts.map((text) => has(text)),
      );
    const inFacts = factsOf.get(set);
    return (row) =>
      inAccount[set.account[row]] ||
      inRegion[set.region[row]] ||
      inFacts[set.facts[row]] ||
      inResource[set.resource[row]] ||
      (isGlued[set.resource[row]] && whole(set, row));
  };
}

/** A hole (see src/report/holes.ts) that no colon sets apart. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are the holes
const glued = /[^:][\u0001\u0002]|[\u0001\u0002][^:]/;

import type { Audit } from '../core/audit.ts';
import { counted, grouped } from '../core/counted.ts';
import { getOrMake } from '../core/get-or-make.ts';
import { accountGroups, isLarge } from './account-groups.ts';
import { accountNames } from './account-names.ts';
import { checkAnchor, findingLink } from './anchors.ts';
import { intrusionSteps, type KeptSource, type StepQuestion } from './intrusion-steps.ts';
import { pageFindings } from './page-findings.ts';
import { type StepState, stateOfFindings, stepLooks, stepStates, togetherState, worstState } from './step-states.ts';
import { saying, stepWords, storesOf } from './step-words.ts';
import type { StoryFinding } from './story-findings.ts';

/** Accounts of which the story is the same. */
export interface StoryView {
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
  readonly moreAccounts: string;
  readonly alike: string;
  readonly steps: readonly {
    readonly title: string;
    readonly aspects: readonly {
      readonly look: string;
      readonly mark: string;
      readonly word: string;
      readonly statements: readonly Statement[];
    }[];
  }[];
}

/** What findings say, and where they say it. */
interface Statement {
  readonly look: string;
  readonly mark: string;
  readonly text: string;
  /** Null where no finding says anything. */
  readonly href: string | null;
  readonly route: string;
  readonly cite: string;
}
type Judged = Statement & { readonly state: StepState; readonly optional: boolean };

/** Accounts named in a row. */
const mostNames = 12;

/** Stories that the page tells, of few accounts and of many; of those beyond, the page tells that they are no worse. */
const mostStories = 30;
const mostOfMany = 8;

/** The story for each account, accounts with the same one together, the worst first; and how many are left out. */
export function intrusionStories(audit: Audit): {
  readonly stories: readonly StoryView[];
  readonly more: string;
} {
  const tell = storyteller(audit);
  const nameOf = accountNames(audit);
  const stories = new Map<string, { readonly told: ReturnType<typeof tell>; readonly accounts: string[] }>();
  for (const { accounts } of accountGroups(audit))
    for (const { id } of accounts) {
      const told = tell(id);
      const key = JSON.stringify(told, (name, value: unknown) =>
        name === 'href' || name === 'route' || name === 'cite' ? undefined : value,
      );
      const known = stories.get(key);
      if (known) known.accounts.push(id);
      else stories.set(key, { told, accounts: [id] });
    }
  const sorted = [...stories.values()].sort((a, b) => a.told.rank - b.told.rank);
  const most = isLarge(audit) ? mostOfMany : mostStories;
  const left = sorted.slice(most).reduce((sum, { accounts }) => sum + accounts.length, 0);
  return {
    more: left > 0 ? `${counted(left, 'further account')} fare no worse than these.` : '',
    stories: sorted.slice(0, most).map(({ told, accounts }) => ({
      accounts: accounts.slice(0, mostNames).map(nameOf),
      moreAccounts: accounts.length > mostNames ? `and ${grouped(accounts.length - mostNames)} more` : '',
      alike:
        accounts.length > 1
          ? `The links lead to the findings of ${nameOf(accounts[0] ?? '').name || accounts[0]}; those of the others say the same.`
          : '',
      steps: told.steps,
    })),
  };
}

type Findings = readonly StoryFinding[];

function storyteller(audit: Audit) {
  const { checks, coverage } = audit;
  const { story } = pageFindings(audit);
  const judged = new Set(checks.map(({ id }) => id));
  const against = new Map<string, Set<StoryFinding>>();
  const coveredBy = new Set<string>();
  for (const row of coverage) {
    const key = `${row.source} ${row.account}`;
    coveredBy.add(key);
    const known = getOrMake(against, key, () => new Set());
    for (const id of row.findings) {
      const finding = story.against(id);
      if (finding) known.add(finding);
    }
  }

  const statement = (state: StepState, text: string, own: Findings, check: string | null): Judged => {
    const { look, mark } = stepLooks[state];
    const worst = [...own].sort((a, b) => stepStates.indexOf(a.state) - stepStates.indexOf(b.state))[0];
    const { href, route } = worst
      ? findingLink(worst)
      : { href: check !== null && judged.has(check) ? `#${checkAnchor(check)}` : null, route: '' };
    const cite = own.length > 0 ? counted(own.length, 'finding') : href === null ? '' : 'check';
    return { state, optional: false, look, mark, text, href, route, cite };
  };

  // A finding that names the administrator says that the matter is judged there, in the same Region.
  const judgedElsewhere = (finding: StoryFinding): StoryFinding => {
    const { check, administrator } = finding;
    const there = administrator === null ? [] : story.of(check, administrator);
    return there.find(({ region }) => region === finding.region) ?? finding;
  };

  const answer = ({ check, what, only, always = false, optional = false }: StepQuestion, account: string): Judged => {
    const own = story.of(check, account).map(judgedElsewhere);
    const found = stateOfFindings(own);
    const limited = only !== undefined && found === 'yes';
    const setAside = always && found === 'not-applicable';
    const state = limited ? 'part' : setAside ? 'not-judged' : found;
    const bad = own.filter(({ state, outcome }) => state !== 'yes' && outcome !== 'not-applicable');
    const regions = [...new Set(bad.flatMap(({ region }) => region ?? []))].sort();
    const whole = new Set(own.flatMap(({ region }) => region ?? [])).size;
    const places = regions.length === 0 || regions.length === whole ? '' : ` (${regionsText(regions)})`;
    return {
      ...statement(
        state,
        `${what}: ${setAside ? 'set aside by the settings' : saying[found]}${places}${limited ? `; ${only}` : ''}`,
        own,
        check,
      ),
      optional,
    };
  };

  const kept = (source: KeptSource, account: string, recorded: StepState): Judged => {
    const title = storesOf[source];
    const key = `${source} ${account}`;
    if (!story.askKeeping || !coveredBy.has(key))
      return statement('not-judged', `${title}: not judged by this scan`, [], null);
    if (recorded === 'no') return statement('no', `${title}: nothing is recorded, so nothing is kept`, [], null);
    const own = [...(against.get(key) ?? [])];
    if (own.some(({ outcome }) => outcome === 'fail')) {
      const stores = [
        ...new Set(
          own.flatMap(({ outcome, resource }) =>
            outcome === 'fail' && resource ? [resource.split(/[:/]/).at(-1) ?? resource] : [],
          ),
        ),
      ].sort();
      return statement(
        'part',
        `${title}: one of them fails${stores.length > 0 ? ` (${stores.slice(0, 3).join(', ')}${stores.length > 3 ? ` and ${stores.length - 3} more` : ''})` : ''}`,
        own,
        null,
      );
    }
    if (own.length > 0) return statement('unknown', `${title}: unknown whether they keep it`, own, null);
    if (recorded === 'yes' || recorded === 'part')
      return statement('yes', `${title}: no finding speaks against them`, [], null);
    return statement(
      recorded,
      `${title}: ${recorded === 'unknown' ? 'unknown, as the recording is' : saying[recorded]}`,
      [],
      null,
    );
  };

  return (account: string) => {
    let rank = 0;
    const aspect = (kind: keyof typeof stepWords, state: StepState, statements: readonly Judged[]) => {
      rank += stepStates.indexOf(state);
      const { look, mark } = stepLooks[state];
      return {
        look,
        mark,
        word: stepWords[kind][state],
        statements: statements.map(({ state: _state, optional: _optional, ...shownPart }) => shownPart),
      };
    };
    const steps = intrusionSteps.map((step) => {
      const recorded = step.recorded.map((question) => answer(question, account));
      const needed = recorded.filter(({ optional }) => !optional).map(({ state }) => state);
      const keeps = step.keptBy.map((source, index) => kept(source, account, needed[index] ?? 'not-judged'));
      const alarmed = step.alarmed.map((question) => answer(question, account));
      return {
        title: step.title,
        aspects: [
          aspect('recorded', togetherState(needed), recorded),
          aspect('kept', togetherState(keeps.map(({ state }) => state)), keeps),
          aspect('alarmed', worstState(alarmed.map(({ state }) => state)), alarmed),
        ],
      };
    });
    return { rank, steps };
  };
}

const regionsText = (regions: readonly string[]): string =>
  regions.length > 4 ? `${regions.slice(0, 3).join(', ')} and ${regions.length - 3} more Regions` : regions.join(', ');

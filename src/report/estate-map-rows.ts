import type { Audit } from '../core/audit.ts';
import { counted } from '../core/counted.ts';
import type { EstateMap, Flow, FlowState, Store } from '../core/estate-map.ts';
import { sourceTitles } from '../core/source.ts';
import { accountText, type NamedAccount } from './account-names.ts';
import { type FindingLink, findingLink } from './anchors.ts';
import { flowMarks, nameInArn, readerWords, storeWords } from './estate-map-words.ts';
import { pageFindings } from './page-findings.ts';

interface Cited {
  readonly links: readonly (FindingLink & { readonly text: string })[];
  readonly more: string;
}

interface Said extends Cited {
  readonly state: FlowState;
  readonly mark: string;
  readonly why: string;
}

/** A flow of some accounts, in words. */
export interface FlowRow extends Said {
  readonly source: string;
  /** The trail that sends, where one does. */
  readonly via: string;
  readonly accounts: string;
  readonly regions: string;
  readonly to: string;
  readonly where: string;
}

/** A reader of a store, in words. */
export interface ReaderRow extends Said {
  readonly store: string;
  readonly reader: string;
  readonly where: string;
}

type Links = (findings: readonly string[], accounts?: readonly string[]) => Cited;

/** Links to what is cited: a few, and how many more there are. Where accounts are given, their own findings tell enough. */
export function findingLinks(audit: Audit): Links {
  const { cited } = pageFindings(audit);
  return (ids, accounts = []) => {
    const all = cited.of(ids);
    const wanted = new Set(accounts);
    const theirs = all.filter(({ account }) => account !== null && wanted.has(account));
    const own = theirs.length > 0 ? theirs : all;
    const few = own.slice(0, 3);
    return {
      links: few.map((finding) => ({ ...findingLink(finding), text: finding.check })),
      more: own.length > few.length ? `and ${own.length - few.length} more` : '',
    };
  };
}

/** What is broken first, then what is unknown. @param all how many accounts the unit has */
export const flowRows = (
  flows: readonly Flow[],
  all: number,
  nameOf: (id: string) => NamedAccount,
  links: Links,
): readonly FlowRow[] =>
  byTrouble(flows).map(({ source, via, accounts, regions, destination, state, why, findings }) => ({
    source: sourceTitles[source],
    via: via ? nameInArn(via) : '',
    accounts:
      accounts.length === all && all > 1
        ? `all ${all} accounts`
        : few(
            accounts.map((id) => nameOf(id).name || id),
            'account',
          ),
    regions: regions.length === 0 ? 'no Region of its own' : few(regions, 'Region'),
    ...endOf(destination, state, nameOf),
    state,
    mark: flowMarks[state],
    why,
    ...links(findings, accounts),
  }));

function endOf(store: Store | null, state: FlowState, nameOf: (id: string) => NamedAccount) {
  if (!store) return { to: state === 'unknown' ? 'not seen' : 'nowhere', where: '' };
  const word = storeWords[store.type];
  const to = store.arn ? `${word} ${nameInArn(store.arn)}` : word;
  if (store.location === 'absent') return { to, where: 'does not exist' };
  const owner = store.account ? accountText(nameOf(store.account)) : 'an account that is not known';
  return { to, where: `in ${owner}${store.location === 'elsewhere' ? ', which the scan has not entered' : ''}` };
}

/** Readers beyond which the rest is only counted; what is broken comes first. */
const mostReaders = 60;

export function readerRows({ readers }: EstateMap, nameOf: (id: string) => NamedAccount, links: Links) {
  const rows = byTrouble(readers).map(
    ({ store, reader, state, why, findings }): ReaderRow => ({
      store: nameInArn(store),
      reader: reader ? `${readerWords[reader.type]} ${reader.name}` : 'no reader seen',
      where: reader?.account ? `in ${accountText(nameOf(reader.account))}` : '',
      state,
      mark: flowMarks[state],
      why,
      ...links(findings),
    }),
  );
  const more = rows.length - mostReaders;
  return {
    readers: rows.slice(0, mostReaders),
    moreReaders: more > 0 ? `${counted(more, 'more entry', 'more entries')} of audit.json not shown here.` : '',
  };
}

const order: readonly FlowState[] = ['broken', 'unknown', 'delivers'];
const byTrouble = <T extends { readonly state: FlowState }>(all: readonly T[]): readonly T[] =>
  all.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));

/** The first four, and how many more. */
function few(names: readonly string[], one: string): string {
  if (names.length <= 5) return names.join(', ');
  return `${counted(names.length, one)}: ${names.slice(0, 4).join(', ')} and ${names.length - 4} more`;
}

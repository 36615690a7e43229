import type { Audit } from '../core/audit.ts';
import { byAccount } from '../core/by-account.ts';
import type { Finding } from '../core/finding.ts';
import { getOrMake } from '../core/get-or-make.ts';
import type { Scratch } from '../core/scratch.ts';
import { AccountPiles } from './account-piles.ts';
import { checkDetails } from './check-details.ts';
import { packedJson } from './data-block.ts';
import { findingColumns, type PageNumbers } from './finding-columns.ts';
import { formatFiles } from './format-files.ts';
import { htmlPage } from './html.ts';
import { numbersOf } from './page-data.ts';
import { type PageLists, pageLists } from './page-lists.ts';
import { spreadData } from './spread-data.ts';
import { TextTable } from './text-table.ts';

/** A file of a report. */
export interface ReportFile {
  /** Relative, with `/`. */
  readonly file: string;
  readonly text: string | Iterable<string>;
}

/**
 * The report of an organization too large for one file: the page, and beside it a file for each account with its
 * findings, which the page reads when somebody asks for them. A page on disk may read no file; it may run a script, so each
 * file is one call with the account's findings as Base64, in which nothing that others named can be code.
 */
export function* spreadHtml(audit: Audit, scratch: Scratch): Generator<ReportFile> {
  const details = checkDetails(audit);
  const lists = pageLists(audit, details);
  yield { file: formatFiles.html, text: htmlPage(audit, spreadData(audit, details, lists), 'own-files') };
  const findingsOf = byEachAccount(audit, scratch);
  const numberOf = new Map(lists.checks.map(({ id }, number) => [id, number]));
  const places = [null, ...lists.accounts.map(({ id }) => id)].map((id, index) => ({ id, place: index - 1 }));
  for (const { id, place } of places.sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1))) {
    const findings = findingsOf(id);
    if (findings.length > 0) yield sideFile(sideName(id, place), findings, lists, numberOf);
  }
}

/** The findings of one account after the other, in the order of their ids; those of none come first. */
function byEachAccount({ findings }: Audit, scratch: Scratch): (account: string | null) => readonly Finding[] {
  const lists = findings.listsOf?.(() => true);
  if (lists) return byAccount(lists);
  const piles = new AccountPiles(findings, scratch);
  return (account) => piles.of(account);
}

/** The name of an account's file, as `templates/script/side-file.js` asks for it. @param place in the lists */
const sideName = (id: string | null, place: number): string => {
  if (id === null) return 'organization';
  return /^\d{12}$/.test(id) ? id : `account-${place}`;
};

function sideFile(
  name: string,
  findings: readonly Finding[],
  lists: PageLists,
  numberOf: ReadonlyMap<string, number>,
): ReportFile {
  const numbers: PageNumbers = { ...numbersOf(lists), resources: new TextTable() };
  const byCheck = new Map<number, Finding[]>();
  for (const finding of findings) {
    const number = numberOf.get(finding.check);
    if (number !== undefined) getOrMake(byCheck, number, () => []).push(finding);
  }
  const checks = [...byCheck]
    .sort(([a], [b]) => a - b)
    .map(([number, own]) => ({ number, ...findingColumns(own, numbers).columns }));
  const packed = packedJson({ checks, resources: numbers.resources.texts });
  return { file: `report/${name}.js`, text: `blindspot("${name}","${packed}");\n` };
}

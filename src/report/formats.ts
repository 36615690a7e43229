import type { Audit } from '../core/audit.ts';
import type { Scratch } from '../core/scratch.ts';
import { isSpread } from './account-groups.ts';
import { renderAsff } from './asff.ts';
import { renderCsv } from './csv.ts';
import { renderEstate } from './estate.ts';
import { type FormatName, formatFiles } from './format-files.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import { renderOcsf } from './ocsf.ts';
import { renderSarif } from './sarif.ts';
import { type ReportFile, spreadHtml } from './spread-html.ts';

/** A format of the report: a pure function of the result, and the file it goes to. Long formats come in pieces. */
interface Format {
  readonly file: string;
  readonly render: (audit: Audit) => string | Iterable<string>;
}

export const formats = {
  html: { file: formatFiles.html, render: renderHtml },
  json: { file: formatFiles.json, render: renderJson },
  csv: { file: formatFiles.csv, render: renderCsv },
  markdown: { file: formatFiles.markdown, render: renderMarkdown },
  sarif: { file: formatFiles.sarif, render: renderSarif },
  junit: { file: formatFiles.junit, render: renderJunit },
  ocsf: { file: formatFiles.ocsf, render: renderOcsf },
  asff: { file: formatFiles.asff, render: renderAsff },
  estate: { file: formatFiles.estate, render: renderEstate },
} satisfies Readonly<Record<FormatName, Format>>;

/** The files of a result in a format: one, but for the page of a very large organization, which comes first of several. */
export function* filesOf(audit: Audit, name: FormatName, scratch: Scratch): Generator<ReportFile> {
  if (name === 'html' && isSpread(audit)) yield* spreadHtml(audit, scratch);
  else yield { file: formats[name].file, text: formats[name].render(audit) };
}

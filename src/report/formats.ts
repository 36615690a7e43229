import { type Audit, wholeAudit } from '../core/audit.ts';
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

/** A format of the report: a pure function of the result, and the file it goes to. Long formats come in pieces. */
interface Format {
  readonly file: string;
  readonly render: (audit: Audit) => string | Iterable<string>;
}

export const formats = {
  html: { file: formatFiles.html, render: (audit: Audit) => renderHtml(wholeAudit(audit)) },
  json: { file: formatFiles.json, render: renderJson },
  csv: { file: formatFiles.csv, render: renderCsv },
  markdown: { file: formatFiles.markdown, render: renderMarkdown },
  sarif: { file: formatFiles.sarif, render: renderSarif },
  junit: { file: formatFiles.junit, render: renderJunit },
  ocsf: { file: formatFiles.ocsf, render: renderOcsf },
  asff: { file: formatFiles.asff, render: renderAsff },
  estate: { file: formatFiles.estate, render: renderEstate },
} satisfies Readonly<Record<FormatName, Format>>;

/** The formats of a result, and the file that each goes to. Apart from `formats`, so that `--help` loads no renderer. */
export const formatFiles = {
  html: 'report.html',
  json: 'audit.json',
  csv: 'findings.csv',
  markdown: 'summary.md',
  sarif: 'blindspot.sarif',
  junit: 'junit.xml',
  ocsf: 'findings.ocsf.jsonl',
  asff: 'findings.asff.json',
  estate: 'estate.json',
} as const;

export type FormatName = keyof typeof formatFiles;

/** `html,json,csv,…`, for help texts. */
export const formatNames = Object.keys(formatFiles).join(',');

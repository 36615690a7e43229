import { dirname } from 'node:path';
import { redacted } from '../report/redacted.ts';
import { formatsOf, writeReports } from './output.ts';
import { readAudit } from './read-audit.ts';

/** `blindspot report`. @returns the exit status */
export async function reportCommand(
  path: string,
  flags: { readonly format: string; readonly out?: string; readonly redact?: true },
): Promise<number> {
  const formats = formatsOf(flags.format);
  const audit = await readAudit(path);
  const { files } = await writeReports(flags.redact ? redacted(audit) : audit, flags.out ?? dirname(path), formats);
  for (const file of files) process.stdout.write(`${file}\n`);
  return 0;
}

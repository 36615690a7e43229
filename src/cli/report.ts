import { dirname } from 'node:path';
import { formatsOf, readAudit, writeReports } from './output.ts';

/** `blindspot report`. @returns the exit status */
export async function reportCommand(
  path: string,
  flags: { readonly format: string; readonly out?: string },
): Promise<number> {
  const formats = formatsOf(flags.format);
  const files = await writeReports(await readAudit(path), flags.out ?? dirname(path), formats);
  for (const file of files) process.stdout.write(`${file}\n`);
  return 0;
}

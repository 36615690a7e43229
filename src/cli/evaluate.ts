import { Bundle } from '../bundle/read.ts';
import { kinds } from '../catalog/generated/collectors.ts';
import { chooseChecks } from './choose-checks.ts';
import { evaluateBundle } from './evaluate-bundle.ts';
import { conclude, formatsOf, type OutputFlags, writeReports } from './output.ts';
import { readSettings } from './settings-file.ts';

/** `blindspot evaluate`. @returns the exit status */
export async function evaluateCommand(
  directory: string,
  flags: OutputFlags & { readonly checks?: string; readonly settings?: string },
): Promise<number> {
  const formats = formatsOf(flags.format);
  const settings = await readSettings(flags.settings);
  const bundle = await Bundle.open(directory, kinds);
  // A bundle gathered for some checks is judged by those unless others are named.
  const checks = chooseChecks(flags.checks ?? bundle.manifest.options.checks?.join(','));
  const audit = await evaluateBundle(bundle, checks, settings);
  return conclude(audit, flags, await writeReports(audit, flags.out, formats));
}

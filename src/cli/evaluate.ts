import { Bundle } from '../bundle/read.ts';
import { kinds } from '../catalog/generated/collectors.ts';
import { gatheredByText } from '../report/gathered-by-text.ts';
import { type CheckFlags, chooseChecks } from './choose-checks.ts';
import { chooseFrameworks } from './choose-frameworks.ts';
import { evaluateBundle } from './evaluate-bundle.ts';
import { conclude, type OutputFlags, outputPlan, writeRun } from './output.ts';
import { readSettings, type SettingsFlags } from './settings-file.ts';

/** `blindspot evaluate`. @returns the exit status */
export async function evaluateCommand(
  directory: string,
  flags: OutputFlags & CheckFlags & SettingsFlags,
): Promise<number> {
  const plan = await outputPlan(flags);
  const bundle = await Bundle.open(directory, kinds);
  const settings = await readSettings(flags, new Date(bundle.manifest.startedAt));
  // A bundle gathered for some checks is judged by those unless others are named.
  const { options } = bundle.manifest;
  const checks = chooseChecks({
    ...flags,
    checks: flags.checks ?? (options.checks ?? settings.scope.checks)?.join(','),
    excludeChecks: flags.excludeChecks ?? settings.scope.excludeChecks?.join(','),
    deep: options.deepHours === undefined ? undefined : true,
  });
  const audit = await evaluateBundle(bundle, checks, settings, chooseFrameworks(flags.framework));
  const { gatheredBy } = audit.run;
  if (gatheredBy) process.stderr.write(`blindspot: ${gatheredByText(gatheredBy)}\n`);
  const { files, told } = await writeRun(audit, flags.out, plan);
  return conclude(told, flags, files, plan.baseline);
}

import { Bundle } from '../bundle/read.ts';
import { withScratch } from '../bundle/scratch-file.ts';
import { kinds } from '../catalog/generated/collectors.ts';
import { checksWith } from '../catalog/own-checks.ts';
import { gatheredByText } from '../report/gathered-by-text.ts';
import { type CheckFlags, type ChecksDirFlags, chooseChecks } from './choose-checks.ts';
import { chooseFrameworks } from './choose-frameworks.ts';
import { evaluateBundle } from './evaluate-bundle.ts';
import { openStore } from './open-store.ts';
import { conclude, type OutputFlags, outputPlan, writeRun } from './output.ts';
import { ProgressView } from './progress-view.ts';
import { readSettings, type SettingsFlags } from './settings-file.ts';

/** `blindspot evaluate`. @returns the exit status */
export async function evaluateCommand(
  place: string,
  flags: OutputFlags & CheckFlags & ChecksDirFlags & SettingsFlags,
): Promise<number> {
  const plan = await outputPlan(flags);
  const bundle = await Bundle.open(await openStore(place), kinds);
  const catalogue = await checksWith(flags.checksDir);
  const settings = await readSettings(flags, new Date(bundle.manifest.startedAt), catalogue);
  // A bundle gathered for some checks is judged by those unless others are named.
  const { options } = bundle.manifest;
  const checks = chooseChecks(
    {
      ...flags,
      checks: flags.checks ?? (options.checks ?? settings.scope.checks)?.join(','),
      excludeChecks: flags.excludeChecks ?? settings.scope.excludeChecks?.join(','),
      deep: options.deepHours === undefined ? undefined : true,
    },
    catalogue,
  );
  const frameworks = chooseFrameworks(flags.framework);
  const view = new ProgressView(process.stderr, flags.quiet ?? false);
  return withScratch(flags.out, async (scratch) => {
    const audit = await evaluateBundle(bundle, checks, settings, {
      frameworks,
      catalogue,
      scratch,
      onAccount: (done, of) => view.judged(done, of),
    });
    const { gatheredBy } = audit.run;
    if (gatheredBy) process.stderr.write(`blindspot: ${gatheredByText(gatheredBy)}\n`);
    const { files, told } = await writeRun(audit, flags.out, plan);
    return conclude(told, flags, files, plan.baseline);
  });
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AwsCredentialIdentity } from '@smithy/types';
import { Bundle } from '../bundle/read.ts';
import { withScratch } from '../bundle/scratch-file.ts';
import { directoryStore } from '../bundle/store.ts';
import { manifestFile } from '../bundle/write.ts';
import { kinds } from '../catalog/generated/collectors.ts';
import { checksWith } from '../catalog/own-checks.ts';
import { AuditError } from '../core/audit-error.ts';
import { chooseChecks } from './choose-checks.ts';
import { chooseFrameworks } from './choose-frameworks.ts';
import { collectBundle } from './collect-bundle.ts';
import { evaluateBundle } from './evaluate-bundle.ts';
import { hireWorkers } from './hire-workers.ts';
import { interruptible } from './interrupt.ts';
import { conclude, type OutputFlags, outputPlan, pointLatest, runDirectory, writeRun } from './output.ts';
import { ProgressView } from './progress-view.ts';
import { connectionOf, type ScopeFlags, scanOptions, workersOf } from './scan-options.ts';
import { scopedFlags } from './scoped-flags.ts';
import { readSettings } from './settings-file.ts';
import { startAws } from './start-aws.ts';

/** Where a run keeps its bundle. */
export const evidenceDirectory = 'evidence';

export type ScanFlags = ScopeFlags & OutputFlags & { readonly resume?: true };

/** `blindspot scan`. @returns the exit status */
export const scanCommand = (flags: ScanFlags): Promise<number> => scan(flags, interruptible());

/**
 * The main job: discover, collect, evaluate, report.
 * @param credentials to start with; those of the environment when left out
 * @returns the exit status
 */
export async function scan(
  given: ScanFlags,
  signal: AbortSignal,
  credentials?: () => Promise<AwsCredentialIdentity>,
): Promise<number> {
  const startedAt = new Date();
  const catalogue = await checksWith(given.checksDir);
  const settings = await readSettings(given, startedAt, catalogue);
  const flags = scopedFlags(given, settings.scope);
  const checks = chooseChecks(flags, catalogue);
  const options = scanOptions(flags, checks, settings.production);
  const connection = connectionOf(flags);
  const workers = workersOf(flags);
  const plan = await outputPlan(flags);
  const view = new ProgressView(process.stderr, flags.quiet ?? flags.logLevel === 'error');
  const started = await startAws({
    connection,
    options,
    checks,
    signal,
    now: startedAt,
    ...(credentials && { credentials }),
  });
  const id = started.discovery.organization?.id ?? started.caller.account;
  const unfinished = flags.resume ? await newestUnfinished(flags.out, id) : null;
  const directory = unfinished?.directory ?? runDirectory(flags.out, id, startedAt);
  const evidence = join(directory, evidenceDirectory);
  const bundle = await collectBundle({
    store: directoryStore(evidence),
    started,
    options,
    // Credentials that are given are this process's alone.
    hire: credentials ? undefined : hireWorkers({ workers, connection, started, options, directory: evidence }),
    catalogue,
    resume: unfinished?.bundle ?? null,
    startedAt,
    signal,
    view,
  });
  const frameworks = chooseFrameworks(flags.framework);
  return withScratch(directory, async (scratch) => {
    const audit = await evaluateBundle(bundle, checks, settings, { frameworks, catalogue, scratch });
    const { files, told } = await writeRun(audit, directory, plan, [join(evidence, manifestFile)]);
    await pointLatest(flags.out, id, directory);
    return conclude(told, flags, files, plan.baseline);
  });
}

/** @throws {AuditError} `usage` when there is nothing to go on with */
async function newestUnfinished(out: string, id: string): Promise<{ directory: string; bundle: Bundle }> {
  const runs = await readdir(join(out, id)).catch(() => []);
  for (const run of runs
    .filter((name) => name.endsWith('Z'))
    .sort()
    .reverse()) {
    const directory = join(out, id, run);
    const bundle = await Bundle.open(directoryStore(join(directory, evidenceDirectory)), kinds).catch(() => null);
    if (bundle && !bundle.manifest.complete) return { directory, bundle };
  }
  throw new AuditError('usage', `There is no unfinished scan of ${id} below ${out}.`);
}

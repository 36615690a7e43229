import type { AwsCredentialIdentity } from '@smithy/types';
import { withScratch } from '../bundle/scratch-file.ts';
import { checksWith } from '../catalog/own-checks.ts';
import { AuditError } from '../core/audit-error.ts';
import { chooseChecks } from './choose-checks.ts';
import { chooseFrameworks } from './choose-frameworks.ts';
import { collectBundle } from './collect-bundle.ts';
import { evaluateBundle } from './evaluate-bundle.ts';
import { openQueue } from './hire-queue.ts';
import { hireWorkers } from './hire-workers.ts';
import { interruptible } from './interrupt.ts';
import { openStore } from './open-store.ts';
import { conclude, type OutputFlags, outputPlan, pointLatest, writeRun } from './output.ts';
import { ProgressView } from './progress-view.ts';
import type { QueueFlags } from './queue-flags.ts';
import { placeBelow, placeIn } from './run-place.ts';
import { connectionOf, type ScopeFlags, scanOptions, workersOf } from './scan-options.ts';
import { scopedFlags } from './scoped-flags.ts';
import { readSettings } from './settings-file.ts';
import { startAws } from './start-aws.ts';

export interface ScanFlags extends ScopeFlags, OutputFlags, QueueFlags {
  readonly resume?: true;
  /** Where the evidence goes, if not beside the reports. */
  readonly store?: string;
}

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
  if (flags.queue !== undefined && flags.store === undefined)
    throw new AuditError('usage', '--queue needs --store: a place where all workers can leave what they read.');
  const plan = await outputPlan(flags);
  const view = new ProgressView(process.stderr, flags.quiet ?? flags.logLevel === 'error');
  const queue = flags.queue === undefined ? null : await openQueue(flags, (text) => view.notice(text));
  try {
    const given = credentials && { credentials };
    const started = await startAws({ connection, options, checks, signal, now: startedAt, ...given });
    const id = started.discovery.organization?.id ?? started.caller.account;
    const run = { out: flags.out, id, startedAt, resume: flags.resume ?? false };
    const place =
      flags.store === undefined
        ? await placeBelow(run)
        : await placeIn(await openStore(flags.store, { endpoint: connection.endpoint, ...given }), run);
    const { store, resume, directory } = place;
    const bundle = await collectBundle({
      store,
      started,
      options,
      // Credentials that are given are this process's alone.
      hire:
        queue?.hire({ store, started, options, resume, startedAt }) ??
        (credentials ? undefined : hireWorkers({ workers, connection, started, options, store: store.place })),
      catalogue,
      resume,
      startedAt,
      signal,
      view,
    });
    const frameworks = chooseFrameworks(flags.framework);
    return await withScratch(directory, async (scratch) => {
      const audit = await evaluateBundle(bundle, checks, settings, {
        frameworks,
        catalogue,
        scratch,
        onAccount: (done, of) => view.judged(done, of),
      });
      const { files, told } = await writeRun(audit, directory, plan, place.vouched);
      await pointLatest(flags.out, id, directory);
      return conclude(told, flags, files, plan.baseline);
    });
  } finally {
    queue?.close();
  }
}

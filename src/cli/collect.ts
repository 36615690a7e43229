import { Bundle } from '../bundle/read.ts';
import { directoryStore } from '../bundle/store.ts';
import { kinds } from '../catalog/generated/collectors.ts';
import { checksWith } from '../catalog/own-checks.ts';
import { counted } from '../core/counted.ts';
import { chooseChecks } from './choose-checks.ts';
import { collectBundle } from './collect-bundle.ts';
import { hireWorkers } from './hire-workers.ts';
import { interruptible } from './interrupt.ts';
import { ProgressView } from './progress-view.ts';
import { refuseBundleIn } from './run-place.ts';
import { connectionOf, type ScopeFlags, scanOptions, workersOf } from './scan-options.ts';
import { scopedFlags } from './scoped-flags.ts';
import { readSettings } from './settings-file.ts';
import { startAws } from './start-aws.ts';

/** `blindspot collect`. @returns the exit status */
export async function collectCommand(
  given: ScopeFlags & { readonly bundle: string; readonly resume?: true; readonly quiet?: true },
): Promise<number> {
  const startedAt = new Date();
  const catalogue = await checksWith(given.checksDir);
  const settings = await readSettings(given, startedAt, catalogue);
  const flags = scopedFlags(given, settings.scope);
  const checks = chooseChecks(flags, catalogue);
  const options = scanOptions(flags, checks, settings.production);
  const connection = connectionOf(flags);
  const workers = workersOf(flags);
  const store = directoryStore(flags.bundle);
  const resume = flags.resume ? await Bundle.open(store, kinds) : null;
  if (!resume) await refuseBundleIn(store);
  if (resume?.manifest.complete) {
    process.stdout.write(`${store.place} is complete; there is nothing to go on with\n`);
    return 0;
  }
  const signal = interruptible();
  const started = await startAws({ connection, options, checks, signal, now: startedAt });
  const view = new ProgressView(process.stderr, flags.quiet ?? flags.logLevel === 'error');
  const { manifest } = await collectBundle({
    store,
    started,
    options,
    hire: hireWorkers({ workers, connection, started, options, store: store.place }),
    catalogue,
    resume,
    startedAt,
    signal,
    view,
  });
  process.stdout.write(
    `${store.place}: ${counted(Object.keys(manifest.files).length, 'file')}, ${counted(manifest.calls.made, 'call')}\n`,
  );
  return 0;
}

import { Bundle } from '../bundle/read.ts';
import { BundleWriter } from '../bundle/write.ts';
import { kinds } from '../catalog/generated/collectors.ts';
import { collect } from '../collect/collect.ts';
import { AuditError } from '../core/audit-error.ts';
import type { Manifest, ScanOptions } from '../core/manifest.ts';
import { toolVersion } from '../core/version.ts';
import type { ProgressView } from './progress-view.ts';
import type { Started } from './start-aws.ts';

/** What collecting into a bundle needs. */
export interface CollectInto {
  readonly directory: string;
  readonly started: Started;
  readonly options: ScanOptions;
  /** The unfinished bundle to go on with. */
  readonly resume: Bundle | null;
  readonly startedAt: Date;
  readonly signal: AbortSignal;
  readonly view: ProgressView;
}

/**
 * Collects an estate into a bundle on disk.
 * @throws {AuditError} `interrupted` (the bundle stays valid), `output` when the disk refuses
 */
export async function collectBundle(run: CollectInto): Promise<Bundle> {
  const { directory, started, options, resume, signal, view } = run;
  const { aws, caller, discovery } = started;
  if (resume) refuseOtherOptions(resume.manifest, options, directory);
  const before = new Map(resume?.manifest.accounts.map((account) => [account.id, account]));
  const manifest: Manifest = {
    schemaVersion: '1.0',
    tool: { name: 'blindspot', version: toolVersion },
    startedAt: resume?.manifest.startedAt ?? run.startedAt.toISOString(),
    finishedAt: null,
    complete: false,
    caller: caller.arn,
    partition: caller.partition,
    organization: discovery.organization,
    options,
    accounts: discovery.accounts.map((account) =>
      resume?.has(account.id) ? (before.get(account.id) ?? account) : account,
    ),
    calls: { made: 0, throttled: 0 },
    files: resume?.manifest.files ?? {},
  };
  const writer = await BundleWriter.start(directory, manifest);
  const calls = () => ({
    made: (resume?.manifest.calls.made ?? 0) + aws.counts.calls,
    throttled: (resume?.manifest.calls.throttled ?? 0) + aws.counts.throttles,
  });
  const onProgress = view.start(aws.counts);
  try {
    const accounts = await collect({
      ...started,
      options,
      callerAccount: caller.account,
      sink: writer,
      earlier: {
        // An account that could not be entered is tried again: what kept the scan out may have been mended.
        scope: (id) => (resume?.has(id) && !before.get(id)?.unreachable ? before.get(id) : undefined),
        evidence: async (id) => {
          if (!resume) throw new Error('there is no earlier run');
          return resume.account(id);
        },
      },
      signal,
      now: () => new Date(),
      onProgress,
    });
    await writer.finish({
      finishedAt: new Date().toISOString(),
      complete: true,
      calls: calls(),
      accounts: [...accounts],
    });
  } catch (error) {
    await writer.finish({ finishedAt: null, complete: false, calls: calls() }).catch(() => undefined);
    throw error;
  } finally {
    view.stop();
    await aws.close();
  }
  return Bundle.open(directory, kinds);
}

/** Evidence gathered under other options is not the answer to this question. */
function refuseOtherOptions(manifest: Manifest, options: ScanOptions, directory: string): void {
  const then = manifest.options as Record<string, unknown>;
  const now = options as Record<string, unknown>;
  const different = Object.keys(now).find((key) => JSON.stringify(now[key]) !== JSON.stringify(then[key]));
  if (different)
    throw new AuditError(
      'bundle',
      `${directory} was begun with other options: ${different} was ${JSON.stringify(then[different])}, now it is ${JSON.stringify(now[different])}.`,
    );
}

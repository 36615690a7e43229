import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withScratch } from '../../src/bundle/scratch-file.ts';
import { directoryStore } from '../../src/bundle/store.ts';
import { chooseChecks } from '../../src/cli/choose-checks.ts';
import { collectBundle } from '../../src/cli/collect-bundle.ts';
import { evaluateBundle } from '../../src/cli/evaluate-bundle.ts';
import { writeReports } from '../../src/cli/output.ts';
import { ProgressView } from '../../src/cli/progress-view.ts';
import { connectionOf, scanOptions } from '../../src/cli/scan-options.ts';
import { startAws } from '../../src/cli/start-aws.ts';
import { thriftyHeap } from '../../src/cli/thrifty-heap.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { answer, argumentOf } from './child.ts';
import type { ScanFigures, ScanSettings } from './scan-bench.ts';
import { measure } from './usage.ts';

/** One scan, stage by stage, in a process of its own. */
thriftyHeap();
const { url, credentials, concurrency } = argumentOf<ScanSettings>();
const directory = await mkdtemp(join(tmpdir(), 'blindspot-bench-'));
const flags = { roleName: 'BlindspotAudit', concurrency: String(concurrency), endpointUrl: url };
const checks = chooseChecks({});
const options = scanOptions(flags, checks);
const { signal } = new AbortController();
const startedAt = new Date();
try {
  const collecting = measure();
  const started = await startAws({
    connection: connectionOf(flags),
    options,
    checks,
    signal,
    now: startedAt,
    credentials: async () => credentials,
  });
  const view = new ProgressView(process.stderr, true);
  const bundle = await collectBundle({
    store: directoryStore(join(directory, 'evidence')),
    started,
    options,
    catalogue: checks,
    resume: null,
    startedAt,
    signal,
    view,
  });
  const collected = collecting();
  await withScratch(directory, async (scratch) => {
    const evaluating = measure();
    const audit = await evaluateBundle(bundle, checks, defaultSettings, { scratch });
    const evaluated = evaluating();
    const reporting = measure();
    const { files } = await writeReports(audit, directory, ['html', 'json']);
    const reported = reporting();
    const [html = 0, json = 0] = await Promise.all(files.map(async (file) => (await stat(file)).size / 1e6));
    const figures: ScanFigures = {
      calls: bundle.manifest.calls.made,
      throttled: bundle.manifest.calls.throttled,
      unread: audit.unread.length,
      findings: audit.findings.length,
      collected,
      evaluated,
      reported,
      reportMegabytes: { html, json },
    };
    await answer(figures);
  });
} finally {
  await rm(directory, { recursive: true, force: true });
}
process.exit();

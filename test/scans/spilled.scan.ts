import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/bundle/files.ts';
import { Bundle } from '../../src/bundle/read.ts';
import { withScratch } from '../../src/bundle/scratch-file.ts';
import { directoryStore } from '../../src/bundle/store.ts';
import { checks } from '../../src/catalog/generated/checks.ts';
import { kinds } from '../../src/catalog/generated/collectors.ts';
import { evaluateBundle } from '../../src/cli/evaluate-bundle.ts';
import { readAudit } from '../../src/cli/read-audit.ts';
import type { Audit } from '../../src/core/audit.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { formats } from '../../src/report/formats.ts';
import { redacted } from '../../src/report/redacted.ts';
import { demonstration } from '../../src/simulator/estate/demonstration/demonstration.ts';
import { estateClock, simulatedScan, temporaryDirectory } from '../support/simulated-scan.ts';

const scan = await simulatedScan({ organization: demonstration(estateClock).organization });
const [id = ''] = await readdir(scan.directory);
const run = join(scan.directory, id, 'latest');

/** What each format comes to, with names and without. */
const rendered = (audit: Audit) =>
  Object.entries(formats).flatMap(([name, { render }]) =>
    [audit, redacted(audit)].map((one) => `${name} ${sha256([...render(one)].join(''))}`),
  );

test('the demonstration is told in the same bytes whether findings are held in memory or on disk', async () => {
  const bundle = await Bundle.open(directoryStore(join(run, 'evidence')), kinds);
  const evaluated = async (room: Parameters<typeof evaluateBundle>[3]) =>
    rendered(await evaluateBundle(bundle, checks, defaultSettings, room));
  const onDisk = await withScratch(await temporaryDirectory(), (scratch) => evaluated({ scratch, inMemory: 0 }));
  expect(onDisk).toEqual(await evaluated({}));
});

test('and whether its audit.json is held in memory or stays in the file', async () => {
  const path = join(run, 'audit.json');
  expect(rendered(await readAudit(path, 0))).toEqual(rendered(await readAudit(path)));
});

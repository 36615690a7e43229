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
import { defaultSettings } from '../../src/core/settings.ts';
import { formats } from '../../src/report/formats.ts';
import { redacted } from '../../src/report/redacted.ts';
import { demonstration } from '../../src/simulator/estate/demonstration/demonstration.ts';
import { estateClock, simulatedScan, temporaryDirectory } from '../support/simulated-scan.ts';

test('the demonstration is told in the same bytes whether findings are held in memory or on disk', async () => {
  const scan = await simulatedScan({ organization: demonstration(estateClock).organization });
  const [id = ''] = await readdir(scan.directory);
  const bundle = await Bundle.open(directoryStore(join(scan.directory, id, 'latest', 'evidence')), kinds);
  const rendered = async (room: Parameters<typeof evaluateBundle>[3]) => {
    const audit = await evaluateBundle(bundle, checks, defaultSettings, room);
    return Object.entries(formats).flatMap(([name, { render }]) =>
      [audit, redacted(audit)].map((one) => `${name} ${sha256([...render(one)].join(''))}`),
    );
  };
  const onDisk = await withScratch(await temporaryDirectory(), (scratch) => rendered({ scratch, inMemory: 0 }));
  expect(onDisk).toEqual(await rendered({}));
});

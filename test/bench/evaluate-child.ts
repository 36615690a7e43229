import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bundle } from '../../src/bundle/read.ts';
import { withScratch } from '../../src/bundle/scratch-file.ts';
import { directoryStore } from '../../src/bundle/store.ts';
import { kinds } from '../../src/catalog/generated/collectors.ts';
import { chooseChecks } from '../../src/cli/choose-checks.ts';
import { evaluateBundle } from '../../src/cli/evaluate-bundle.ts';
import { writeReports } from '../../src/cli/output.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { answer, argumentOf } from './child.ts';
import type { EvaluateFigures, EvaluateSettings } from './evaluate-table.ts';
import { measure } from './usage.ts';

/** Judges a bundle and writes it in these formats, one after the other, in a process of its own. */
const { bundle: path, formats } = argumentOf<EvaluateSettings>();
const directory = await mkdtemp(join(tmpdir(), 'blindspot-evaluate-'));
try {
  await withScratch(directory, async (scratch) => {
    const bundle = await Bundle.open(directoryStore(path), kinds);
    const evaluating = measure();
    const audit = await evaluateBundle(bundle, chooseChecks({}), defaultSettings, { scratch });
    const steps = [{ name: 'evaluate', used: evaluating() }];
    for (const name of formats) {
      const rendering = measure();
      await writeReports(audit, directory, [name]);
      steps.push({ name, used: rendering() });
    }
    await answer({ findings: audit.findings.length, steps } satisfies EvaluateFigures);
  });
} finally {
  await rm(directory, { recursive: true, force: true });
}
process.exit();

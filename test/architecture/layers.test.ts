import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { expect, onTestFinished, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const { forbidden, options } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: NonNullable<ICruiseOptions['ruleSet']>['forbidden'];
  options: ICruiseOptions;
};

/** Breaches of the rules below `baseDir`, as `from → to: rule`. */
async function breaches(baseDir: string): Promise<string[]> {
  const { tsConfig: _, ...rest } = options;
  const { output } = await cruise(['src', 'checks'], {
    ...rest,
    baseDir,
    validate: true,
    ruleSet: { forbidden: forbidden ?? [] },
    outputType: 'json',
  });
  const { modules, summary } = (typeof output === 'string' ? JSON.parse(output) : output) as ICruiseResult;
  expect(modules.length).toBeGreaterThan(1);
  return summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`).sort();
}

/** A source tree of its own. */
async function tree(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'blindspot-layers-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  return directory;
}

test('nobody imports whom it must not know', async () => {
  expect(await breaches(root)).toEqual([]);
});

test('the rules bite', async () => {
  const one = 'export const one = 1;\n';
  const directory = await tree({
    'src/core/word.ts': `import { two } from '../aws/two.ts';\nexport const word = two;\n`,
    'src/aws/two.ts': 'export const two = 2;\n',
    'src/evidence/kind.ts': `import { readFile } from 'node:fs/promises';\nexport const kind = readFile;\n`,
    'src/simulator/served.ts': `import { two } from '../aws/two.ts';\nexport const served = two;\n`,
    'src/report/page.ts': `import { one } from '../cli/one.ts';\nexport const page = one;\n`,
    'src/cli/one.ts': one,
    'src/bundle/left.ts': `import { right } from './right.ts';\nexport const left = () => right;\n`,
    'src/bundle/right.ts': `import { left } from './left.ts';\nexport const right = () => left;\n`,
    'src/analysis/engine.ts': `import { z } from 'zod';\nexport const engine = z;\n`,
    'node_modules/zod/package.json': '{"name":"zod","version":"4.0.0","type":"module","exports":"./index.js"}',
    'node_modules/zod/index.js': 'export const z = 1;\n',
    'package.json': '{"name":"tree","dependencies":{"zod":"4.0.0"}}',
    'src/evidence/schema.ts': `import { z } from 'zod';\nexport const schema = z;\n`,
    'src/collectors/fine.ts': `import { two } from '../aws/two.ts';\nexport const fine = two;\n`,
    'checks/cloudtrail/check.ts': `import { fine } from '../../src/collectors/fine.ts';\nexport default fine;\n`,
  });
  expect(await breaches(directory)).toEqual([
    'checks/cloudtrail/check.ts → src/collectors/fine.ts: checks',
    'src/analysis/engine.ts → node_modules/zod/index.js: analysis-packages',
    'src/bundle/left.ts → src/bundle/right.ts: no-circles',
    'src/core/word.ts → src/aws/two.ts: core',
    'src/evidence/kind.ts → fs/promises: pure-layers-touch-nothing',
    'src/report/page.ts → src/cli/one.ts: nobody-imports-cli-or-test',
    'src/report/page.ts → src/cli/one.ts: report',
    'src/simulator/served.ts → src/aws/two.ts: simulator',
  ]);
});

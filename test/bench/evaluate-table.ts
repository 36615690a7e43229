import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FormatName } from '../../src/report/format-files.ts';
import { answerOf, startChild } from './child.ts';
import { largeBundle } from './large-bundle.ts';
import type { Usage } from './usage.ts';

/** What the judging process is started with. */
export interface EvaluateSettings {
  readonly bundle: string;
  readonly formats: readonly FormatName[];
}

/** What each step cost; the peak memory is that of the process so far. */
export interface EvaluateFigures {
  readonly findings: number;
  readonly steps: readonly { readonly name: string; readonly used: Usage }[];
}

const formats: readonly FormatName[] = ['json', 'csv', 'markdown', 'sarif', 'junit', 'ocsf', 'asff', 'estate'];

/**
 * Judges a bundle multiplied to these sizes, writes it in every format that is read as it is written, and tells the
 * figures as Markdown, line by line.
 * @param seed the evidence directory of a scan of benchOrganization
 */
export async function* evaluateTable(seed: string, sizes: readonly number[]): AsyncGenerator<string> {
  const [load = 0] = loadavg();
  yield `Load ${load.toFixed(1)} before the start.\n`;
  yield '| Accounts | Step | Findings | Wall | CPU | Findings per second of CPU | Peak memory so far |';
  yield '| ---: | --- | ---: | ---: | ---: | ---: | ---: |';
  for (const accounts of sizes) {
    const bundle = await mkdtemp(join(tmpdir(), 'blindspot-bundle-'));
    try {
      await largeBundle(seed, bundle, accounts);
      const settings: EvaluateSettings = { bundle, formats };
      const { findings, steps } = await answerOf<EvaluateFigures>(startChild('evaluate-child', settings));
      for (const { name, used } of steps) {
        const { wallSeconds, cpuSeconds, peakMegabytes } = used;
        const cells = [whole(accounts), name, whole(findings), seconds(wallSeconds), seconds(cpuSeconds)];
        yield `| ${[...cells, whole(findings / cpuSeconds), `${whole(peakMegabytes)} MB`].join(' | ')} |`;
      }
    } finally {
      await rm(bundle, { recursive: true, force: true });
    }
  }
}

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const seconds = (value: number): string => `${value.toFixed(1)} s`;

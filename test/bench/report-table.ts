import { loadavg } from 'node:os';
import { benchReport } from './report-bench.ts';

/**
 * Renders an audit multiplied to these sizes, opens each report in Chromium from disk, and tells the figures as
 * Markdown, line by line. A scan of a thousand accounts takes a quarter of an hour; what a report costs depends on the
 * audit alone.
 * @param audit an audit.json, such as `npm run demo` makes
 */
export async function* reportTable(audit: string, sizes: readonly number[]): AsyncGenerator<string> {
  const rounds = 3;
  const [load = 0] = loadavg();
  yield `Load ${load.toFixed(1)} before the start; medians of ${rounds} rounds.\n`;
  yield '| Accounts | Targets | Findings | File | Beside it | Rendering | Memory beyond the audit | Interactive | Failing findings | One account | Search in all |';
  yield '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |';
  for (const size of sizes) {
    const { accounts, targets, findings, fileMegabytes, besideMegabytes, rendered, times } = await benchReport(
      audit,
      size,
      rounds,
    );
    const cells = [
      whole(accounts),
      whole(targets),
      whole(findings),
      `${fileMegabytes.toFixed(1)} MB`,
      besideMegabytes > 0 ? `${besideMegabytes.toFixed(1)} MB` : '–',
      seconds(rendered.wallSeconds),
      `${whole(rendered.peakMegabytes)} MB`,
      ...[times.interactive, times.failingFindings, times.account, times.search].map((time) => seconds(time / 1000)),
    ];
    yield `| ${cells.join(' | ')} |`;
  }
}

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const seconds = (value: number): string => `${value.toFixed(1)} s`;

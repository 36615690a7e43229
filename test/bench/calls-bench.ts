import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directoryStore } from '../../src/bundle/store.ts';
import { chooseChecks } from '../../src/cli/choose-checks.ts';
import { collectBundle } from '../../src/cli/collect-bundle.ts';
import { ProgressView } from '../../src/cli/progress-view.ts';
import { connectionOf, scanOptions } from '../../src/cli/scan-options.ts';
import { startAws } from '../../src/cli/start-aws.ts';
import { demonstration } from '../../src/simulator/estate/demonstration/demonstration.ts';
import type { Organization } from '../../src/simulator/estate/organization.ts';
import type { LoggedRequest } from '../../src/simulator/request-log.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { benchOrganization } from './estate.ts';

/**
 * Counts what scans ask, in the simulator's own log, and tells it as Markdown, line by line: of the demonstration and of
 * organizations of these sizes, with and without `--vantage`. Counts do not depend on the machine.
 */
export async function* callsTable(sizes: readonly number[]): AsyncGenerator<string> {
  const estates: readonly (readonly [string, () => Organization])[] = [
    ['The demonstration', () => demonstration(new Date()).organization],
    ...sizes.map((size) => [`${size} accounts × 17 Regions`, () => benchOrganization(size)] as const),
  ];
  yield '| Estate | Calls | for each account and Region | asked twice | most often |';
  yield '| --- | ---: | ---: | ---: | --- |';
  for (const [name, estate] of estates)
    for (const vantage of [false, true]) {
      const { requests, targets } = await requestsOf(estate(), vantage);
      const cells = [
        `${name}${vantage ? ', `--vantage`' : ''}`,
        requests.length.toLocaleString('en-US'),
        (requests.length / targets).toFixed(1),
        String(requests.length - new Set(requests.map(asText)).size),
        mostOften(requests).join(', '),
      ];
      yield `| ${cells.join(' | ')} |`;
    }
}

const asText = ({ account, region, service, operation, input }: LoggedRequest): string =>
  JSON.stringify([account, region, service, operation, input]);

function mostOften(requests: readonly LoggedRequest[]): string[] {
  const counts = new Map<string, number>();
  for (const { service, operation } of requests) {
    const name = `${service}:${operation}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const first = [...counts].sort(([, a], [, b]) => b - a).slice(0, 3);
  return first.map(([name, count]) => `${name} ${count.toLocaleString('en-US')}`);
}

/** Collects a simulated organization in this process. */
async function requestsOf(organization: Organization, vantage: boolean) {
  const simulator = await startSimulator({ organization, verifySignatures: false });
  const requests: LoggedRequest[] = [];
  simulator.requests.add = (request) => requests.push(request);
  const directory = await mkdtemp(join(tmpdir(), 'blindspot-bench-'));
  const flags = {
    roleName: 'BlindspotAudit',
    concurrency: '64',
    endpointUrl: simulator.url,
    ...(vantage && { vantage: true as const }),
  };
  const checks = chooseChecks({});
  const options = scanOptions(flags, checks);
  const { signal } = new AbortController();
  const startedAt = new Date();
  try {
    const { manifest } = await collectBundle({
      store: directoryStore(directory),
      started: await startAws({
        connection: connectionOf(flags),
        options,
        checks,
        signal,
        now: startedAt,
        credentials: async () => simulator.credentials,
      }),
      options,
      catalogue: checks,
      resume: null,
      startedAt,
      signal,
      view: new ProgressView(process.stderr, true),
    });
    const entered = manifest.accounts.filter(({ skipped, unreachable }) => !skipped && !unreachable);
    return { requests, targets: entered.reduce((sum, { regions }) => sum + regions.length, 0) };
  } finally {
    await simulator.close();
    await rm(directory, { recursive: true, force: true });
  }
}

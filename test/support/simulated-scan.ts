import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { exitCodeFor } from '../../src/cli/exit.ts';
import { readAudit } from '../../src/cli/read-audit.ts';
import { type ScanFlags, scan } from '../../src/cli/scan.ts';
import { wholeAudit } from '../../src/core/audit.ts';
import { AuditError } from '../../src/core/audit-error.ts';
import type { AuditResult } from '../../src/core/audit-result.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { LoggedRequest } from '../../src/simulator/request-log.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/simulator.ts';

/** How a simulated organization is scanned. */
export interface Run {
  readonly flags?: Partial<ScanFlags>;
  /** The account whose auditor scans; the management account when left out. */
  readonly as?: string;
  /** Where the reports go; a new temporary directory when left out. Named to go on with an earlier scan. */
  readonly directory?: string;
  readonly signal?: AbortSignal;
  /** Told of each request once it is logged, before it is answered; the first has the number 1. */
  readonly onRequest?: (request: LoggedRequest, number: number) => void;
}

/** What came of a scan. */
export interface SimulatedScan {
  /** As the command line would exit. */
  readonly exitCode: number;
  /** Why the scan could not go on; absent when it ended. */
  readonly refusal: AuditError | undefined;
  /** @throws {Error} when there is none because the scan could not go on */
  readonly audit: AuditResult;
  /** Every request of this scan that reached the simulator. */
  readonly requests: readonly LoggedRequest[];
  /** The `--out` of the scan. It is removed after the last test of the file. */
  readonly directory: string;
}

/** The clock of every simulated estate: it stands still, so that two scans read the same times. */
export const estateClock = new Date();

const temporary: string[] = [];
afterAll(() => Promise.all(temporary.map((directory) => rm(directory, { recursive: true, force: true }))));

/** A directory that is removed after the last test of the file. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'blindspot-test-'));
  temporary.push(directory);
  return directory;
}

/** Serves an organization, scans it as `blindspot scan` does, and closes the simulator. */
export async function simulatedScan(options: SimulatorOptions, run: Run = {}): Promise<SimulatedScan> {
  const simulator = await startSimulator({ now: () => estateClock, ...options });
  try {
    return await scanOf(simulator, run);
  } finally {
    await simulator.close();
  }
}

/** Scans what a simulator serves as its auditor. Errors that the command line would call a bug are thrown. */
export async function scanOf(simulator: Simulator, run: Run = {}): Promise<SimulatedScan> {
  const { flags = {}, signal = new AbortController().signal, onRequest } = run;
  const directory = run.directory ?? (await temporaryDirectory());
  const requests: LoggedRequest[] = [];
  const { add } = simulator.requests;
  simulator.requests.add = (request) => {
    add(request);
    const { service, operation, account, region, input, outcome } = request;
    requests.push({ service, operation, account, region, input, outcome });
    onRequest?.(request, requests.length);
  };
  let exitCode: number;
  let refusal: AuditError | undefined;
  try {
    exitCode = await scan(
      {
        out: directory,
        format: 'json',
        failOn: 'high',
        color: false,
        quiet: true,
        roleName: 'BlindspotAudit',
        concurrency: '64',
        endpointUrl: simulator.url,
        ...flags,
      },
      signal,
      async () => (run.as === undefined ? simulator.credentials : simulator.credentialsOf(run.as)),
    );
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    refusal = error;
    exitCode = exitCodeFor(error);
  } finally {
    simulator.requests.add = add;
  }
  const [id = ''] = await readdir(directory);
  const audit = refusal ? undefined : wholeAudit(await readAudit(join(directory, id, 'latest', 'audit.json')));
  return {
    exitCode,
    refusal,
    get audit() {
      if (!audit) throw new Error('the scan ended without a result', { cause: refusal });
      return audit;
    },
    requests,
    directory,
  };
}

/** Where a finding stands: check, account, Region and resource. */
export const placeOf = ({ check, account, region, resource }: Finding): string =>
  [check, account ?? '-', region ?? '-', resource ?? '-'].join(' ');

/** What was judged at each place: the outcome, and how it fails. */
export const verdicts = (findings: readonly Finding[]): Record<string, string> =>
  Object.fromEntries(
    findings.map((finding) => [placeOf(finding), [finding.outcome, finding.gap ?? []].flat().join(' ')]),
  );

/** The findings of one outcome. */
export const ofOutcome = ({ findings }: AuditResult, outcome: Finding['outcome']): Finding[] =>
  findings.filter((finding) => finding.outcome === outcome);

/** A result without what differs between any two scans: times, the hash of the bundle, and how often AWS was asked. */
export function timeless(audit: AuditResult): object {
  const { startedAt, finishedAt, calls, bundleSha256, ...run } = audit.run;
  return { ...audit, run };
}

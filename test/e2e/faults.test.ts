import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { AuditResult } from '../../src/core/audit-result.ts';
import { healthyAccounts, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { placeOf as place } from '../../src/simulator/estate/organization.ts';
import type { Fault, FaultKind, FaultMatch } from '../../src/simulator/faults.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/simulator.ts';
import { estateClock, ofOutcome, placeOf, scanOf, simulatedScan, verdicts } from '../support/simulated-scan.ts';

const { management, logArchive, security, workload } = healthyAccounts;
const flags = {
  checks: 'cloudtrail/logs-are-delivered,flow-logs/vpc-is-covered,guardduty/detector-is-enabled,log-archive/objects-*',
  failOn: 'low',
} as const;

/** The healthy organization with one gap, so that a lost finding would show. */
function organizationWithAGap() {
  const organization = healthyOrganization();
  place(organization, workload, 'eu-west-1').vpcs.forEach((vpc) => {
    vpc.flowLogs = [];
  });
  return organization;
}

const scan = (options: Partial<SimulatorOptions> = {}) =>
  simulatedScan({ organization: organizationWithAGap(), ...options }, { flags });

let undisturbed: AuditResult;
beforeAll(async () => {
  // The SDK waits for a random part of its back-off: here always for a small one.
  vi.spyOn(Math, 'random').mockReturnValue(0.1);
  ({ audit: undisturbed } = await scan());
}, 60_000);

test('undisturbed, the one gap is all that fails', () => {
  expect(new Set(ofOutcome(undisturbed, 'fail').map(({ check }) => check))).toEqual(
    new Set(['flow-logs/vpc-is-covered']),
  );
  expect(ofOutcome(undisturbed, 'unknown')).toEqual([]);
});

describe.concurrent('faults that pass', () => {
  test('heavy throttling changes nothing but the time', async () => {
    const { audit, requests, exitCode } = await scan({ throttling: { ratePerSecond: 5, burst: 1 } });
    expect(requests.filter(({ outcome }) => outcome !== 'ok').length).toBeGreaterThan(10);
    expect(audit.run.calls.throttled).toBeGreaterThan(10);
    expect(verdicts(audit.findings)).toEqual(verdicts(undisturbed.findings));
    expect(exitCode).toBe(1);
  });

  test('connection resets and truncated answers are asked again', async () => {
    const { audit, requests } = await scan({
      faults: [
        { kind: 'reset', every: 9 },
        { kind: 'truncate', every: 11 },
      ],
    });
    expect(audit.unread).toEqual([]);
    expect(verdicts(audit.findings)).toEqual(verdicts(undisturbed.findings));
    expect(requests.length).toBeGreaterThan(undisturbed.run.calls.made * 1.15);
  });

  test('sessions that end while the scan runs are renewed, and nothing is lost', async () => {
    const simulator: Simulator = await startSimulator({ organization: organizationWithAGap(), now: () => estateClock });
    let bucketsRead = 0;
    const { audit, requests } = await scanOf(simulator, {
      flags,
      onRequest: ({ operation }, number) => {
        if (number === 60 || (operation === 'GetBucketPolicy' && bucketsRead++ === 0)) simulator.expireSessions();
      },
    });
    await simulator.close();
    expect(requests.filter(({ outcome }) => /Expired/.test(outcome)).length).toBeGreaterThan(3);
    expect(requests.filter(({ operation }) => operation === 'AssumeRole').length).toBeGreaterThan(3);
    expect(audit.unread).toEqual([]);
    expect(verdicts(audit.findings)).toEqual(verdicts(undisturbed.findings));
  });

  test.each([10, -10])('a clock %i minutes off is corrected, and nothing is lost', async (minutes) => {
    const { audit, requests } = await scan({ clockSkewMs: minutes * 60_000 });
    expect(requests.some(({ outcome }) => outcome === 'SignatureDoesNotMatch')).toBe(true);
    expect(audit.unread).toEqual([]);
    expect(verdicts(audit.findings)).toEqual(verdicts(undisturbed.findings));
  });

  test('one throttled account takes neither retries nor answers from the others', async () => {
    const { audit } = await scan({
      faults: [
        { kind: 'throttle', match: { account: workload, service: 'ec2' } },
        ...[management, logArchive, security].map(
          (account): Fault => ({ kind: 'throttle', match: { account, service: 'ec2' }, times: 4 }),
        ),
      ],
    });
    expect(new Set(audit.unread.map(({ account }) => account))).toEqual(new Set([workload]));
    expect(audit.unread.every(({ message, reason }) => reason === 'failed' && message.startsWith('throttled'))).toBe(
      true,
    );
    const others = ({ findings }: AuditResult) => verdicts(findings.filter(({ account }) => account !== workload));
    expect(others(audit)).toEqual(others(undisturbed));
  });
});

describe.concurrent('faults that stay: unknown where they strike, never "none" and never a verdict', () => {
  const match: FaultMatch = { account: workload, region: 'eu-west-1' };
  test.each<[string, FaultKind, string]>([
    ['an endpoint that is missing', { kind: 'no-endpoint' }, 'ECONNRESET'],
    ['answers that are always cut', { kind: 'truncate' }, 'ECONNRESET'],
    ['a web page with status 200', { kind: 'html' }, 'MalformedAnswer'],
    ['half an answer with status 200', { kind: 'malformed' }, 'MalformedAnswer'],
    ['an error that nobody has heard of', { kind: 'error', code: 'Teapot', status: 418 }, 'Teapot'],
  ])('%s', async (_, fault, code) => {
    const { audit, exitCode } = await scan({ faults: [{ ...fault, match }] });
    expect(new Set(audit.unread.map((unread) => [unread.account, unread.region, unread.code].join(' ')))).toEqual(
      new Set([`${workload} eu-west-1 ${code}`]),
    );
    const struck = audit.findings.filter(({ account, region }) => account === workload && region === 'eu-west-1');
    expect(struck.length).toBe(3);
    expect(new Set(struck.map(({ outcome }) => outcome))).toEqual(new Set(['unknown']));
    const elsewhere = ({ findings }: AuditResult) =>
      verdicts(findings.filter(({ account, region }) => account !== workload && account !== null && region !== null));
    expect(elsewhere(audit)).toEqual(elsewhere(undisturbed));
    expect(exitCode).toBe(3);
  });

  test('a web page instead of buckets is not "no bucket policy", and not a missing bucket', async () => {
    const { audit, exitCode } = await scan({
      faults: [{ kind: 'html', match: { account: logArchive, service: 's3' } }],
    });
    expect(exitCode).toBe(1);
    const before = verdicts(undisturbed.findings);
    const changed = audit.findings.filter((finding) => !before[placeOf(finding)]?.startsWith(finding.outcome));
    expect(new Set(changed.map(({ outcome }) => outcome))).toEqual(new Set(['unknown']));
    expect(changed.map(({ check }) => check)).toContain('log-archive/objects-are-locked');
  });

  test('a web page instead of the organization ends the scan in one sentence', async () => {
    const { refusal, exitCode } = await scan({ faults: [{ kind: 'html', match: { service: 'organizations' } }] });
    expect(exitCode).toBe(2);
    expect(refusal?.message).toMatch(/^The organization cannot be read: .*MalformedAnswer/);
  });

  test('a web page instead of the caller ends the scan in one sentence', async () => {
    const { refusal, exitCode } = await scan({ faults: [{ kind: 'html', match: { account: management } }] });
    expect(exitCode).toBe(2);
    expect(refusal?.message).toMatch(/^AWS did not accept the credentials/);
  });
});

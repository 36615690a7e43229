import { afterEach, expect, test, vi } from 'vitest';
import { healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { simulatedScan } from '../support/simulated-scan.ts';

afterEach(() => vi.restoreAllMocks());

test('fifty accounts at once, throttled and cut off: no request is signed as another account', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.1); // the part of its back-off that the SDK waits for
  const workloads = Array.from({ length: 47 }, (_, index) => ({ id: String(500_000_000_000 + index) }));
  const { audit, requests } = await simulatedScan(
    {
      organization: healthyOrganization({ workloads }),
      latencyMs: 1,
      faults: [
        { kind: 'throttle', every: 10 },
        { kind: 'reset', every: 20 },
      ],
    },
    { flags: { checks: 'cloudtrail/logs-are-delivered,guardduty/detector-is-enabled', regions: 'us-east-1' } },
  );
  expect(requests.length).toBeGreaterThan(300);
  const refused = requests.filter(({ outcome }) => outcome !== 'ok').map(({ outcome }) => outcome);
  expect(refused.length).toBeGreaterThan(25);
  expect(refused.filter((outcome) => !/Throttl|TooManyRequests|SlowDown|RequestLimit|NotFound/.test(outcome))).toEqual(
    [],
  );
  expect(audit.unread).toEqual([]);
  // Each member's own trail and detector are named after it, so an answer to another account's question would show.
  for (const { account, resource, message } of audit.findings.filter(({ check }) => check.startsWith('guardduty/')))
    expect(`${resource} ${message}`).toContain(account ?? '');
});

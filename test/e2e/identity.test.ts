import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { Session } from '../../src/aws/session.ts';
import { healthyAccounts, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { simulatedScan } from '../support/simulated-scan.ts';

afterEach(() => vi.restoreAllMocks());

/** Every file below a directory by its path, unpacked. */
async function filesBelow(directory: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    files.set(path, (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  }
  return files;
}

test('no secret key and no session token is in any file or on the terminal', async () => {
  const secrets = new Set<string>();
  const { credentials } = Session.prototype;
  vi.spyOn(Session.prototype, 'credentials').mockImplementation(async function (this: Session, refused) {
    const given = await credentials.call(this, refused);
    secrets.add(given.secretAccessKey).add(given.accessKeyId);
    if (given.sessionToken) secrets.add(given.sessionToken);
    return given;
  });
  let terminal = '';
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      terminal += String(text);
      return true;
    });
  const { directory } = await simulatedScan(
    {
      organization: healthyOrganization({ workloads: [{ id: '444444444444' }, { id: '444444444445', roles: [] }] }),
      faults: [
        { kind: 'error', code: 'UnrecognizedClientException', match: { service: 'guardduty', region: 'eu-west-1' } },
        { kind: 'html', match: { service: 'config', account: healthyAccounts.security } },
      ],
    },
    { flags: { format: 'html,json', checks: 'cloudtrail/*,guardduty/*,config/*', quiet: false as never } }, // as when --quiet is not given
  );
  vi.restoreAllMocks();
  const files = await filesBelow(directory);
  expect(secrets.size).toBeGreaterThan(10);
  expect(files.size).toBeGreaterThan(7);
  expect(terminal.length).toBeGreaterThan(500);
  const outputs = new Map([...files, ['terminal', terminal]]);
  const leaks = [...outputs].flatMap(([path, text]) =>
    [...secrets].filter((secret) => text.includes(secret)).map((secret) => `${path}: ${secret}`),
  );
  expect(leaks).toEqual([]);
});

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

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { Session } from '../../src/aws/session.ts';
import { kinds } from '../../src/catalog/generated/collectors.ts';
import { getOrMake } from '../../src/core/get-or-make.ts';
import { auditRole, healthyAccounts, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import type { SimulatorOptions } from '../../src/simulator/simulator.ts';
import { secretName } from '../../src/simulator/wire/canaries.ts';
import { type Run, simulatedScan } from '../support/simulated-scan.ts';

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

/** Scans as people do who want to see all of it. @returns every text that is left behind, by where it is */
async function outputsOf(options: SimulatorOptions, flags: NonNullable<Run['flags']>): Promise<Map<string, string>> {
  let terminal = '';
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      terminal += String(text);
      return true;
    });
  const talkative = { logLevel: 'debug', quiet: false as never } as const; // as when --quiet is not given
  const { directory } = await simulatedScan(options, { flags: { ...talkative, ...flags } });
  vi.restoreAllMocks();
  const files = await filesBelow(directory);
  expect(files.size).toBeGreaterThan(7);
  expect(terminal.length).toBeGreaterThan(500);
  return new Map([...files, ['terminal', terminal]]);
}

test('no key, session token or external id is in any file or on the terminal', async () => {
  const externalId = 'external-id-4711';
  const secrets = new Set([externalId]);
  const { credentials } = Session.prototype;
  vi.spyOn(Session.prototype, 'credentials').mockImplementation(async function (this: Session, refused) {
    const given = await credentials.call(this, refused);
    secrets.add(given.secretAccessKey).add(given.accessKeyId);
    if (given.sessionToken) secrets.add(given.sessionToken);
    return given;
  });
  const organization = healthyOrganization({
    workloads: [{ id: '444444444444' }, { id: '444444444445', roles: [] }],
  });
  for (const account of organization.accounts) account.roles = account.roles.map(() => auditRole({ externalId }));
  const outputs = await outputsOf(
    {
      organization,
      faults: [
        { kind: 'error', code: 'UnrecognizedClientException', match: { service: 'guardduty', region: 'eu-west-1' } },
        { kind: 'html', match: { service: 'config', account: healthyAccounts.security } },
      ],
    },
    { format: 'html,json', checks: 'cloudtrail/*,guardduty/*,config/*', externalId },
  );
  expect(secrets.size).toBeGreaterThan(10);
  const leaks = [...outputs].flatMap(([path, text]) =>
    [...secrets].filter((secret) => text.includes(secret)).map((secret) => `${path}: ${secret}`),
  );
  expect(leaks).toEqual([]);
});

test('of all that AWS may answer only what evidence declares is kept, and nothing that is named after a secret', {
  timeout: 120_000,
}, async () => {
  const planted = new Set<string>();
  const outputs = await outputsOf(
    { organization: healthyOrganization({ regions: ['us-east-1'] }), canaries: planted },
    { format: 'html,json,csv,markdown' },
  );
  expect(planted.size).toBeGreaterThan(200);
  expect([...planted].filter(isSecret)).toEqual(
    expect.arrayContaining([
      'canary:lambda:GetFunctionConfiguration:Environment.Variables',
      'canary:eks:DescribeCluster:cluster.certificateAuthority.data',
      'canary:rds:DescribeDBInstances:DBInstances.MasterUserSecret.SecretArn',
    ]),
  );

  const kept = new Set<string>();
  const undeclared: string[] = [];
  const declared = new Map<string, ReadonlySet<string>>();
  const lines = [...outputs].filter(([path]) => path.includes('.ndjson')).flatMap(([, text]) => text.split('\n'));
  for (const line of lines.filter((text) => text !== '')) {
    for (const canary of canariesIn(line)) kept.add(canary);
    const { kind: id, evidence } = JSON.parse(line);
    const kind = kinds.get(id);
    if (!kind || evidence.kind !== 'collected') continue;
    const members = getOrMake(declared, kind.id, () => membersOf(kind.schema));
    const others = canariesIn(JSON.stringify(evidence.value)).filter((canary) => !members.has(memberOf(canary)));
    undeclared.push(...others.map((canary) => `${kind.id} ${canary}`));
  }
  expect(undeclared).toEqual([]);
  expect(kept.size).toBeGreaterThan(10);
  expect([...kept].filter((canary) => isSecret(canary) || !planted.has(canary))).toEqual([]);
  const elsewhere = [...outputs].flatMap(([path, text]) => canariesIn(text).map((canary) => ({ path, canary })));
  expect(elsewhere.filter(({ canary }) => !kept.has(canary))).toEqual([]);
});

/** `canary:<service>:<operation>:<path>` */
const isSecret = (canary: string): boolean =>
  (canary.split(':')[3] ?? '').split('.').some((name) => secretName.test(name));
const memberOf = (canary: string): string => canary.split(/[:.]/).at(-1) ?? '';

/** A sentence may go on behind it. */
const canariesIn = (text: string): string[] => text.match(/canary:[\w.:-]*\w/g) ?? [];

/** The names of all members that a schema has, at any depth. */
function membersOf(schema: z.ZodType): ReadonlySet<string> {
  const names = new Set<string>();
  JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' }), (key, value: unknown) => {
    if (key === 'properties') for (const name of Object.keys(value as object)) names.add(name);
    return value;
  });
  return names;
}

import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { Bundle } from '../../src/bundle/read.ts';
import { directoryStore } from '../../src/bundle/store.ts';
import { BundleWriter, writeAccountFile } from '../../src/bundle/write.ts';
import type { Destination } from '../../src/core/destination.ts';
import { defineEvidence, type EvidenceKind } from '../../src/core/evidence-kind.ts';
import { accountId, regionName } from '../../src/core/ids.ts';
import type { AccountScope, Manifest } from '../../src/core/manifest.ts';
import type { AccountEvidence, EvidenceRecord } from '../../src/core/record.ts';

export const first = accountId('111111111111');
export const second = accountId('222222222222');
export const euWest1 = regionName('eu-west-1');
export const readAt = new Date('2026-11-21T09:31:00.000Z');

/** A kind of the test's own: numbers. */
export const numbers = defineEvidence({
  id: 'numbers',
  version: 2,
  breadth: 'target',
  title: 'numbers',
  schema: z.array(z.number()),
});
export const kinds = new Map<string, EvidenceKind>([[numbers.id, numbers as EvidenceKind]]);

export const record = (
  evidence: EvidenceRecord['evidence'],
  changes: Partial<EvidenceRecord> = {},
): EvidenceRecord => ({
  kind: 'numbers',
  version: 2,
  account: first,
  region: euWest1,
  arn: null,
  evidence,
  ...changes,
});

export const scopeOf = (id: typeof first, changes: Partial<AccountScope> = {}): AccountScope => ({
  id,
  name: `account ${id}`,
  state: 'ACTIVE',
  ou: ['Root'],
  joined: null,
  regions: [euWest1],
  skippedRegions: [],
  ...changes,
});

export const evidenceOf = (account: typeof first, records: readonly EvidenceRecord[]): AccountEvidence => ({
  account,
  readAt,
  records,
});

export const bucket: Destination = {
  type: 'bucket',
  arn: 'arn:aws:s3:::logs',
  location: { state: 'found', account: first, region: euWest1 },
  references: [
    {
      type: 'bucket',
      arn: 'arn:aws:s3:::logs',
      source: 'cloudtrail-management',
      from: 'trail',
      account: first,
      region: euWest1,
    },
  ],
};

export const manifest = (changes: Partial<Manifest> = {}): Manifest => ({
  schemaVersion: '1.0',
  tool: { name: 'blindspot', version: '0.1.0' },
  startedAt: '2026-11-21T09:30:00.000Z',
  finishedAt: null,
  complete: false,
  caller: 'arn:aws:iam::111111111111:user/auditor',
  partition: 'aws',
  organization: { id: 'o-example1234', managementAccountId: first },
  options: {
    roleName: 'BlindspotAudit',
    managementRoleName: null,
    accounts: null,
    excludeAccounts: [],
    ous: null,
    regions: null,
    checks: null,
    singleAccount: false,
  },
  accounts: [scopeOf(first, { regions: [] }), scopeOf(second, { regions: [] })],
  calls: { made: 0, throttled: 0 },
  files: {},
  ...changes,
});

/** A directory that goes away with the test. */
export async function temporary(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'blindspot-test-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** A finished bundle on disk: two accounts, one bucket. */
export async function written(directory?: string): Promise<string> {
  const place = directory ?? join(await temporary(), 'below', 'evidence');
  const writer = await BundleWriter.start(directoryStore(place), manifest());
  const organization = { account: null, region: null };
  await writer.organization([record({ kind: 'collected', value: [0] }, organization)]);
  await noted(writer, place, second, [record({ kind: 'not-planned', reason: 'not here' }, { account: second })]);
  await noted(writer, place, first, [record({ kind: 'collected', value: [1, 2] })]);
  await writer.destinations(
    readAt,
    [bucket],
    [record({ kind: 'collected', value: [3] }, { ...organization, arn: bucket.arn })],
  );
  await writer.finish({
    finishedAt: '2026-11-21T09:40:00.000Z',
    complete: true,
    calls: { made: 12, throttled: 1 },
  });
  return place;
}

/** Writes an account's evidence and notes it. */
export async function noted(
  writer: BundleWriter,
  directory: string,
  account: typeof first,
  records: readonly EvidenceRecord[],
): Promise<void> {
  const scope = scopeOf(account);
  await writer.account(scope, await writeAccountFile(directoryStore(directory), evidenceOf(account, records), scope));
}

export const open = (directory: string): Promise<Bundle> => Bundle.open(directoryStore(directory), kinds);

/** Everything below a directory, with its mode. */
export async function tree(directory: string): Promise<Record<string, string>> {
  const names = await readdir(directory, { recursive: true });
  const modes = await Promise.all(
    names.sort().map(async (name) => [name, ((await stat(join(directory, name))).mode & 0o777).toString(8)] as const),
  );
  return Object.fromEntries(modes);
}

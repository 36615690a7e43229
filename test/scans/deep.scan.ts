import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { account } from '../../src/simulator/estate/account.ts';
import { minutes } from '../../src/simulator/estate/ago.ts';
import { bucket } from '../../src/simulator/estate/bucket.ts';
import { digestedHours, type StoredObject } from '../../src/simulator/estate/digests.ts';
import { healthyAccounts, healthyBuckets, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { accountOf, type Denial, placeOf, standalone } from '../../src/simulator/estate/organization.ts';
import { trail } from '../../src/simulator/estate/trail.ts';
import { estateClock, simulatedScan } from '../support/simulated-scan.ts';

const id = '111111111111';
const region = 'us-east-1';
const check = 'cloudtrail/digest-chain-verifies';

/** One account, one Region, and what CloudTrail delivered there in the last hours: log, digest, log, digest, … */
function estate(change: (objects: StoredObject[]) => StoredObject[] = (objects) => objects, denials: Denial[] = []) {
  const objects = digestedHours({
    account: id,
    region,
    homeRegion: region,
    trail: 'main',
    bucket: 'the-logs',
    now: estateClock,
    hours: 6,
  });
  const delivered = { LatestDigestDeliveryTime: new Date(estateClock.getTime() - minutes(25)) };
  return standalone(
    account(id, {
      buckets: [bucket({ Name: 'the-logs', objects: change(objects) })],
      regions: {
        [region]: { trails: [trail({ Name: 'main', S3BucketName: 'the-logs', status: { '*': delivered } })] },
      },
    }),
    { regions: [region], denials },
  );
}

const scanned = async (organization: ReturnType<typeof estate>, flags: object = { deepHours: '3', checks: check }) => {
  const run = await simulatedScan({ organization, pageSize: 2 }, { flags: { singleAccount: true, ...flags } });
  return { ...run, findings: run.audit.findings.filter((finding) => finding.check === check) };
};
/** All that a scan has written, as one text. */
async function readBundle(directory: string): Promise<string> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const contents = await Promise.all(files.map((file) => readFile(file)));
  return contents.map((content) => (content[0] === 0x1f ? gunzipSync(content) : content).toString()).join('\n');
}

/** Changes the object at this place, counted from the end. */
const replaced = (index: number, change: (object: StoredObject) => StoredObject) => (objects: StoredObject[]) =>
  objects.map((object, at) => (at === objects.length + index ? change(object) : object));
/** Of the hour before the last. */
const [log, digest] = [-4, -3];

describe('a deep scan', () => {
  test('verifies the hours asked for, reads no others, and keeps no log in the bundle', async () => {
    const { findings, requests, directory } = await scanned(estate());
    expect(findings).toMatchObject([
      { outcome: 'pass', account: id, region, facts: { digests: 3, logFiles: 3, breaks: [], unread: 0 } },
    ]);
    const objects = requests.filter(({ operation }) => operation === 'GetObject');
    expect(objects.map(({ outcome }) => outcome)).toEqual(Array(6).fill('ok'));
    expect(requests.filter(({ operation }) => operation === 'ListPublicKeys')).toHaveLength(1);
    const bundle = await readBundle(directory);
    expect(bundle).toContain('_CloudTrail-Digest_us-east-1_main_us-east-1_');
    expect(bundle).not.toContain('eventVersion');
  });

  test.each<[string, (objects: StoredObject[]) => StoredObject[], RegExp]>([
    [
      'an altered log file',
      replaced(log, (one) => ({ ...one, body: gzipSync('{"Records":[]}') })),
      /was altered: its hash/,
    ],
    ['a removed log file', (all) => all.filter((_, at) => at !== all.length + log), /was removed: its signed digest/],
    [
      'a log file cut short',
      replaced(log, (one) => ({ ...one, body: one.body.subarray(0, 30) })),
      /is no whole gzip file/,
    ],
    ['a removed digest', (all) => all.filter((_, at) => at !== all.length + digest), /digests are missing/],
    ['the newest digests removed', (all) => all.slice(0, -4), /digests are missing/],
    [
      'a digest without its signature',
      replaced(digest, (one) => ({ ...one, metadata: {} })),
      /signature does not verify/,
    ],
    [
      'a digest cut short',
      replaced(digest, (one) => ({ ...one, body: one.body.subarray(0, 30) })),
      /no whole digest file/,
    ],
    [
      'a digest put into the place of another',
      (all) => replaced(digest, (one) => ({ ...one, body: all.at(-1)?.body ?? one.body }))(all),
      /signature does not verify/,
    ],
  ])('finds %s', async (_, change, message) => {
    const { findings, exitCode } = await scanned(estate(change));
    expect(findings).toMatchObject([{ outcome: 'fail', gap: 'unsound', message: expect.stringMatching(message) }]);
    expect(exitCode).toBe(1);
  });

  const encrypted = (all: StoredObject[]) => all.map((one) => ({ ...one, kmsKeyArn: 'arn:aws:kms:us-east-1:1:key/k' }));
  test.each<[string, Parameters<typeof estate>, object]>([
    ['objects', [undefined, [{ action: 's3:GetObject' }]], { action: 's3:GetObject', code: 'AccessDenied' }],
    ['the key', [encrypted, [{ action: 'kms:Decrypt' }]], { action: 'kms:Decrypt', code: 'AccessDenied' }],
    ['the list', [undefined, [{ action: 's3:ListBucket' }]], { action: 's3:ListBucket', code: 'AccessDenied' }],
    ['public keys', [undefined, [{ action: 'cloudtrail:ListPublicKeys' }]], { action: 'cloudtrail:ListPublicKeys' }],
    [
      'the archive',
      [(all) => all.map((one) => ({ ...one, storageClass: 'GLACIER' as const }))],
      { action: 's3:GetObject', code: 'InvalidObjectState' },
    ],
  ])('does not know what it may not read: %s', async (_, given, unread) => {
    const { findings, exitCode } = await scanned(estate(...given));
    expect(findings).toMatchObject([{ outcome: 'unknown', unread }]);
    expect(exitCode).toBe(3);
  });
});

test("an organization's trail: each account's chain, below the organization's id and the trail's prefix", async () => {
  const { management, logArchive, workload } = healthyAccounts;
  const organization = healthyOrganization({ regions: [region] });
  for (const one of placeOf(organization, management, region).trails) one.S3KeyPrefix = 'audit';
  const logs = accountOf(organization, logArchive).buckets.find(({ Name }) => Name === healthyBuckets.trail);
  for (const account of [logArchive, workload])
    logs?.objects.push(
      ...digestedHours({
        account,
        region,
        homeRegion: region,
        trail: 'organization',
        bucket: healthyBuckets.trail,
        organizationId: organization.id,
        prefix: 'audit',
        now: estateClock,
        hours: 5,
      }),
    );
  // The last digest of the workload is gone; the trail tells of it an hour later.
  logs?.objects.pop();
  const accounts = `${logArchive},${workload}`;
  const { audit } = await simulatedScan({ organization }, { flags: { checks: check, deepHours: '2', accounts } });
  expect(audit.findings).toMatchObject([
    { account: logArchive, outcome: 'pass', facts: { digests: 2, logFiles: 2 } },
    { account: workload, outcome: 'pass', facts: { digests: 1, logFiles: 1 } },
  ]);
});

test('without --deep nothing that is stored is read', async () => {
  const { findings, requests } = await scanned(estate(), { checks: 'cloudtrail/*' });
  expect(findings).toEqual([]);
  const deep = ['GetObject', 'ListObjectsV2', 'ListPublicKeys'];
  expect(requests.filter(({ operation }) => deep.includes(operation))).toEqual([]);
});

test('named by its whole id, the check is asked for: a day', async () => {
  const { findings } = await scanned(estate(), { checks: check });
  expect(findings).toMatchObject([{ outcome: 'pass', facts: { digests: 6 } }]);
});

import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { accountRead } from '../../src/collect/account-read.ts';
import { References } from '../../src/collect/references.ts';
import type { Reference } from '../../src/core/destination.ts';
import { collected, type Evidence } from '../../src/core/evidence.ts';
import { defineEvidence, type EvidenceKind } from '../../src/core/evidence-kind.ts';
import { type AccountId, accountId } from '../../src/core/ids.ts';
import type { EvidenceRecord } from '../../src/core/record.ts';
import { bucketLogging } from '../../src/evidence/bucket-logging.ts';
import { bucketsAccessLogging } from '../../src/evidence/buckets-access-logging.ts';
import { usEast1 } from './simulated.ts';

const account = accountId('111111111111');
const other = accountId('222222222222');
const bucket = 'arn:aws:s3:::logs';
const key = 'arn:aws:kms:us-east-1:222222222222:key/k';

const pointing = defineEvidence({
  id: 'pointing',
  version: 1,
  breadth: 'target',
  title: 'what points somewhere',
  schema: z.array(z.object({ type: z.enum(['bucket', 'key']), arn: z.string(), from: z.string() })),
  references: (value, at) =>
    value.map(
      (one): Reference => ({ ...one, source: 'cloudtrail-management', account: at.account, region: at.region }),
    ),
});

const points = (arn: string, from: string, where: AccountId = account): EvidenceRecord => ({
  kind: 'pointing',
  version: 1,
  account: where,
  region: usEast1,
  arn: null,
  evidence: { kind: 'collected', value: [{ type: arn === key ? 'key' : 'bucket', arn, from }] },
});

const owns = (value: unknown, where: AccountId = account): EvidenceRecord => ({
  kind: 's3-buckets',
  version: 1,
  account: where,
  region: null,
  arn: null,
  evidence: { kind: 'collected', value },
});

const kinds = new Map<string, EvidenceKind>(
  [pointing, bucketsAccessLogging].map((kind) => [kind.id, kind as EvidenceKind]),
);
const references = () => new References(kinds, 'aws');
/** An account's evidence, as whoever read it answers. */
const read = (...records: readonly EvidenceRecord[]) => {
  const id = accountId(records[0]?.account ?? account);
  const scope = { id, name: '', state: 'ACTIVE', ou: [], joined: null, regions: [], skippedRegions: [] };
  const evidence = { account: id, readAt: new Date(0), records };
  return accountRead(evidence, scope, { sha256: '' }, { kinds, partition: 'aws' });
};
const anybody = () => true;

describe('references', () => {
  test('to one destination are one destination, each referrer told once and in order', () => {
    const all = references();
    for (const from of ['trail-b', 'trail-a', 'trail-b']) all.addAccount(read(points(bucket, from)));
    all.addAccount(read(points(bucket, 'trail-a', other)));
    expect(all.arns()).toEqual([bucket]);
    expect(all.destination(bucket, anybody).references.map((one) => [one.from, one.account])).toEqual([
      ['trail-a', account],
      ['trail-a', other],
      ['trail-b', account],
    ]);
  });

  test('of evidence that is unread or not planned are none', () => {
    const all = references();
    all.addAccount(read({ ...points(bucket, 'trail'), evidence: { kind: 'not-planned', reason: 'not here' } }));
    const unread = { kind: 'denied', operation: 'x:Y', action: 'x:Y', code: 'AccessDenied', message: '' } as const;
    const answer = read({ ...points(bucket, 'trail'), evidence: unread });
    all.addAccount(answer);
    expect([all.arns(), answer.unread]).toEqual([[], 1]);
  });

  test('of a destination are told with the place where it lives', () => {
    const all = references();
    all.addDestination(
      { ...points(key, bucket), account: null, region: null, arn: bucket },
      { account: other, region: usEast1 },
    );
    expect(all.destination(key, anybody).references).toMatchObject([{ account: other, region: 'us-east-1' }]);
  });

  test('that nobody made cannot be asked for', () => {
    expect(() => references().destination(bucket, anybody)).toThrow(`nothing refers to ${bucket}`);
  });
});

describe('where a destination lives', () => {
  const located = (
    arn: string,
    owned: readonly EvidenceRecord[] = [],
    entered: (id: AccountId) => boolean = anybody,
  ) => {
    const all = references();
    all.addAccount(read(points(arn, 'trail')));
    for (const record of owned) all.addAccount(read(record));
    return all.destination(arn, entered).location;
  };
  const elsewhere = (owner: string | null) => ({ state: 'elsewhere', account: owner });

  test.each([
    [
      'a bucket that an account lists',
      located(bucket, [owns([{ Name: 'logs', BucketRegion: 'eu-west-1' }], other)]),
      { state: 'found', account: other, region: 'eu-west-1' },
    ],
    [
      'a bucket whose Region S3 does not name',
      located(bucket, [owns([{ Name: 'logs' }])]),
      { state: 'found', account, region: 'us-east-1' },
    ],
    ['a bucket that nobody lists', located(bucket, [owns([{ Name: 'log' }])]), elsewhere(null)],
    ['a bucket with the id of an account in its name', located(`arn:aws:s3:::logs-${account}`), elsewhere(null)],
    ['a key of an account that was entered', located(key), { state: 'found', account: other, region: 'us-east-1' }],
    ['a key of an account that was not', located(key, [], (id) => id !== other), elsewhere(other)],
    ['an ARN without an account', located('arn:aws:sns:us-east-1::topic'), elsewhere(null)],
    ['an ARN without a Region', located('arn:aws:iam::222222222222:role/x'), elsewhere(other)],
    ['what is no ARN', located('logs'), elsewhere(null)],
  ])('%s', (_, location, expected) => expect(location).toEqual(expected));
});

describe('what an account tells of its buckets', () => {
  const telling = (Logging: Evidence<object>): EvidenceRecord => ({
    kind: 'buckets-access-logging',
    version: 1,
    account,
    region: null,
    arn: null,
    evidence: collected([{ Name: 'logs', Logging }]),
  });
  const told = (Logging: Evidence<object>) => {
    const all = new References(kinds, 'aws');
    all.addAccount(read(telling(Logging)));
    return all.told(bucketLogging as EvidenceKind, bucket);
  };

  test('is known where it was read, so that it is not asked again', () => {
    expect(told(collected({ TargetBucket: 'access', TargetPrefix: 'logs/' }))).toEqual(
      collected({ LoggingEnabled: { TargetBucket: 'access', TargetPrefix: 'logs/' } }),
    );
    expect(told(collected({}))).toEqual(collected({}));
  });

  test('is not known where it was not', () => {
    const [operation, action] = ['s3:GetBucketLogging', 's3:GetBucketLogging'];
    expect(told({ kind: 'failed', operation, action, code: 'SlowDown', message: 'slow down' })).toBeUndefined();
  });
});

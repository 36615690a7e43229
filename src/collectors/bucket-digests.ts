import { createHash } from 'node:crypto';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { allPages, required } from '../aws/answers.ts';
import { type CollectContext, defineCollector } from '../aws/collector.ts';
import { gunzipped, jsonIn } from '../aws/gzip.ts';
import { s3 } from '../aws/services.ts';
import { bucketNameOf, parseArn } from '../core/arn.ts';
import type { Reference } from '../core/destination.ts';
import type { Evidence } from '../core/evidence.ts';
import type { AccountId, RegionName } from '../core/ids.ts';
import { bucketDigests, digestFileSchema } from '../evidence/bucket-digests.ts';

const hour = 3_600_000;
const operations = {
  ListObjectsV2: ListObjectsV2Command,
  GetObject: { command: GetObjectCommand, absent: ['NoSuchKey'] },
} as const;
type Context = CollectContext<typeof operations>;

/** One chain of digests: a trail's, of one account and Region. */
interface Chain {
  readonly TrailARN: string;
  readonly account: AccountId;
  readonly region: RegionName;
  /** What comes before `AWSLogs/`. */
  readonly prefix: string;
}

export default defineCollector({
  kind: bucketDigests,
  service: s3,
  operations,
  each: { GetObject: 'digest' },
  async collect(context) {
    const { attempt, destination, now, deepHours } = context;
    const Bucket = required(bucketNameOf(destination?.arn ?? ''), 'Bucket');
    const from = new Date(now.getTime() - deepHours * hour);
    return {
      Bucket,
      from: from.toISOString(),
      until: now.toISOString(),
      chains: await Promise.all(
        (destination?.references ?? []).flatMap(chainOf).map(async (chain) => {
          const { TrailARN, account, region } = chain;
          const digests = await attempt(async () => {
            const keys = await digestKeys(context, Bucket, chain, from);
            return Promise.all(keys.map(async (key) => ({ key, object: await digestAt(context, Bucket, key) })));
          });
          return { TrailARN, account, region, digests };
        }),
      ),
    };
  },
});

function chainOf({ from, account, region, prefix }: Reference): Chain[] {
  const isTrail = parseArn(from)?.resource.startsWith('trail/');
  if (!isTrail || !account || !region) return [];
  return [{ TrailARN: from, account, region, prefix: prefix ? `${prefix}/` : '' }];
}

/**
 * The keys of a chain's digests that end after `from`, in order. An organization's trail writes below the
 * organization's id, any other below the account's (AWS CloudTrail User Guide, "Digest file location").
 */
async function digestKeys({ call, now }: Context, Bucket: string, chain: Chain, from: Date): Promise<string[]> {
  const { TrailARN, account, region, prefix } = chain;
  const arn = required(parseArn(TrailARN), 'TrailARN');
  const root = `${prefix}AWSLogs/`;
  const folders = await allPages(
    (ContinuationToken) => call.ListObjectsV2({ Bucket, Prefix: root, Delimiter: '/', ContinuationToken }),
    ({ CommonPrefixes }) => CommonPrefixes,
    ({ NextContinuationToken }) => NextContinuationToken,
  );
  const organizations = folders.flatMap(({ Prefix }) => (Prefix?.startsWith(`${root}o-`) ? [Prefix] : []));
  const roots = arn.account === account ? [root, ...organizations] : organizations;
  const days: string[] = [];
  for (let day = from.getTime(); day.valueOf() < now.getTime() + 24 * hour; day += 24 * hour)
    if (dayOf(day) <= dayOf(now.getTime())) days.push(dayOf(day));
  const name = `${account}_CloudTrail-Digest_${region}_${arn.resource.slice('trail/'.length)}_${arn.region}_`;
  const listed = await Promise.all(
    roots.flatMap((start) =>
      days.map((day) =>
        allPages(
          (ContinuationToken) =>
            call.ListObjectsV2({
              Bucket,
              Prefix: `${start}${account}/CloudTrail-Digest/${region}/${day}/${name}`,
              ContinuationToken,
            }),
          ({ Contents }) => Contents,
          ({ NextContinuationToken }) => NextContinuationToken,
        ),
      ),
    ),
  );
  const since = from.toISOString().replace(/[-:]|\.\d+/g, '');
  return listed
    .flat()
    .map(({ Key }) => required(Key, 'Key'))
    .filter((key) => (/_(\d{8}T\d{6}Z)(_backfill)?\.json\.gz$/.exec(key)?.[1] ?? '') > since)
    .sort();
}

/** `2026/11/21`, as keys have it. */
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10).replaceAll('-', '/');

async function digestAt(context: Context, Bucket: string, Key: string) {
  return read(context, Bucket, Key, async (content, metadata) => {
    const file = digestFileSchema.safeParse(content && jsonIn(content));
    if (!content || !file.success) return { state: 'broken' as const };
    const logFiles = file.data.logFiles.map(async (log) => ({
      ...log,
      object: await read(context, log.s3Bucket, log.s3Object, async (bytes) =>
        bytes ? { state: 'read' as const, sha256: sha256(bytes) } : { state: 'broken' as const },
      ),
    }));
    return {
      state: 'read' as const,
      sha256: sha256(content),
      signature: metadata['signature'],
      file: { ...file.data, logFiles: await Promise.all(logFiles) },
    };
  });
}

/** What is made of an object's unzipped content (`undefined` for what is no whole gzip file). */
async function read<T>(
  { call, attempt }: Context,
  Bucket: string,
  Key: string,
  take: (content: Buffer | undefined, metadata: Readonly<Record<string, string>>) => Promise<T>,
): Promise<Evidence<T | { state: 'absent' }>> {
  const evidence = await attempt(async () => {
    const answer = await call.GetObject({ Bucket, Key });
    if (!answer) return { state: 'absent' as const };
    const bytes = await required(answer.Body, 'Body').transformToByteArray();
    return take(await gunzipped(bytes), answer.Metadata ?? {});
  });
  // S3 decrypts as the caller: what it refuses then is the key, not the object.
  return evidence.kind === 'denied' && evidence.message.includes('kms:Decrypt')
    ? { ...evidence, action: 'kms:Decrypt' }
    : evidence;
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

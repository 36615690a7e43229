import { createHash, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { digestKey } from '../identity/digest-key.ts';
import { hours, minutes } from './ago.ts';

/** An object in a bucket. */
export interface StoredObject {
  Key: string;
  body: Uint8Array;
  metadata: Record<string, string>;
  /** Without `kms:Decrypt` on this key the object cannot be read. */
  kmsKeyArn?: string | undefined;
  /** Archived objects must be restored before they can be read. */
  storageClass?: 'STANDARD' | 'GLACIER' | undefined;
}

/** Whose digests to make, and of which hours. */
interface DigestsGiven {
  readonly account: string;
  readonly region: string;
  readonly trail: string;
  readonly homeRegion: string;
  readonly bucket: string;
  /** The organization's trail writes below its id. */
  readonly organizationId?: string;
  /** The trail's S3KeyPrefix. */
  readonly prefix?: string;
  /** The newest digest ends half an hour before. */
  readonly now: Date;
  readonly hours: number;
}

/**
 * What CloudTrail delivers in so many hours: a log file and the digest that tells of it, each signed and chained to the
 * one before (AWS CloudTrail User Guide, "CloudTrail digest file structure").
 */
export function digestedHours(given: DigestsGiven): StoredObject[] {
  const { now, region, bucket } = given;
  const { privateKey, Fingerprint } = digestKey(region);
  const newest = Math.floor((now.getTime() - minutes(30)) / 1000) * 1000;
  const objects: StoredObject[] = [];
  let previous: { Key: string; hash: string; signature: string } | undefined;
  for (let end = newest - hours(given.hours - 1); end <= newest; end += hours(1)) {
    const log = JSON.stringify({ Records: [{ eventVersion: '1.11', eventTime: seconds(end - minutes(30)) }] });
    const logKey = keyOf(given, 'CloudTrail', end - minutes(30));
    const Key = keyOf(given, 'CloudTrail-Digest', end);
    const digest = JSON.stringify({
      awsAccountId: given.account,
      digestStartTime: seconds(end - hours(1)),
      digestEndTime: seconds(end),
      digestS3Bucket: bucket,
      digestS3Object: Key,
      digestPublicKeyFingerprint: Fingerprint,
      digestSignatureAlgorithm: 'SHA256withRSA',
      newestEventTime: seconds(end - minutes(30)),
      oldestEventTime: seconds(end - minutes(30)),
      previousDigestS3Bucket: previous === undefined ? null : bucket,
      previousDigestS3Object: previous?.Key ?? null,
      previousDigestHashValue: previous?.hash ?? null,
      previousDigestHashAlgorithm: previous === undefined ? null : 'SHA-256',
      previousDigestSignature: previous?.signature ?? null,
      logFiles: [{ s3Bucket: bucket, s3Object: logKey, hashValue: sha256(log), hashAlgorithm: 'SHA-256' }],
    });
    const hash = sha256(digest);
    const signed = `${seconds(end)}\n${bucket}/${Key}\n${hash}\n${previous?.signature ?? 'null'}`;
    const signature = sign('sha256', Buffer.from(signed), privateKey).toString('hex');
    objects.push(
      { Key: logKey, body: gzipSync(log), metadata: {} },
      { Key, body: gzipSync(digest), metadata: { signature, 'signature-algorithm': 'SHA256withRSA' } },
    );
    previous = { Key, hash, signature };
  }
  return objects;
}

function keyOf(given: DigestsGiven, kind: 'CloudTrail' | 'CloudTrail-Digest', time: number): string {
  const { account, region, trail, homeRegion, organizationId, prefix } = given;
  const root = [...(prefix ? [prefix] : []), 'AWSLogs', ...(organizationId ? [organizationId] : [])].join('/');
  const stamp = seconds(time).replace(/[-:]/g, '');
  const day = seconds(time).slice(0, 10).replaceAll('-', '/');
  const folder = `${root}/${account}/${kind}/${region}/${day}`;
  return kind === 'CloudTrail'
    ? `${folder}/${account}_CloudTrail_${region}_${stamp.slice(0, 13)}Z_simulated0000001.json.gz`
    : `${folder}/${account}_CloudTrail-Digest_${region}_${trail}_${homeRegion}_${stamp}.json.gz`;
}

/** ISO 8601 without a fraction, as CloudTrail writes times. */
const seconds = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

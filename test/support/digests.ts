import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Digest } from '../../src/analysis/digest-chain.ts';
import { collected } from '../../src/core/evidence.ts';

/** A signing pair of the tests' own, with its public half as ListPublicKeys gives it. */
export function signingPair(type: 'pkcs1' | 'spki' = 'pkcs1') {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const der = publicKey.export({ type, format: 'der' });
  return {
    privateKey,
    key: { Fingerprint: createHash('md5').update(der).digest('hex'), Value: der.toString('base64') },
  };
}

export const pair = signingPair();
export const bucket = 'org-logs';
const folder = 'AWSLogs/o-example1234/444444444444';

export const digestKeyAt = (hour: number): string =>
  `${folder}/CloudTrail-Digest/eu-west-1/2026/11/21/444444444444_CloudTrail-Digest_eu-west-1_org-trail_eu-west-1_20261121T${two(hour)}0000Z.json.gz`;
export const logKeyAt = (hour: number): string => `${folder}/CloudTrail/eu-west-1/2026/11/21/log-${two(hour)}.json.gz`;
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const two = (hour: number) => String(hour).padStart(2, '0');

/** How a digest is read, in the words of its evidence; AWS signed it where nothing else is said. */
export interface ReadDigest {
  state: 'read';
  sha256: string;
  signature?: string;
  file: {
    digestStartTime: string;
    digestEndTime: string;
    digestS3Bucket: string;
    digestS3Object: string;
    digestPublicKeyFingerprint: string;
    previousDigestS3Bucket?: string | null;
    previousDigestS3Object?: string | null;
    previousDigestHashValue?: string | null;
    previousDigestSignature?: string | null;
    logFiles: Extract<Extract<Digest['object'], { kind: 'collected' }>['value'], { state: 'read' }>['file']['logFiles'];
  };
}

/** Signs a digest as CloudTrail does, written out line by line. */
export function signed(digest: Omit<ReadDigest, 'signature'>, privateKey: KeyObject = pair.privateKey): ReadDigest {
  const { digestEndTime, digestS3Bucket, digestS3Object, previousDigestSignature } = digest.file;
  const text = `${digestEndTime}\n${digestS3Bucket}/${digestS3Object}\n${digest.sha256}\n${previousDigestSignature ?? 'null'}`;
  return { ...digest, signature: sign('sha256', Buffer.from(text), privateKey).toString('hex') };
}

/** The digests that end at these hours of 21 November 2026, each with one log file; the first is the first ever. */
export function chainOf(hours: readonly number[], { privateKey, key } = pair): { key: string; read: ReadDigest }[] {
  const chain: { key: string; read: ReadDigest }[] = [];
  for (const hour of hours) {
    const before = chain.at(-1);
    const hashValue = sha256(`log of ${hour}`);
    const read = signed(
      {
        state: 'read',
        sha256: sha256(`digest of ${hour}`),
        file: {
          digestStartTime: `2026-11-21T${two(hour - 1)}:00:00Z`,
          digestEndTime: `2026-11-21T${two(hour)}:00:00Z`,
          digestS3Bucket: bucket,
          digestS3Object: digestKeyAt(hour),
          digestPublicKeyFingerprint: key.Fingerprint,
          previousDigestS3Bucket: before ? bucket : null,
          previousDigestS3Object: before?.key ?? null,
          previousDigestHashValue: before?.read.sha256 ?? null,
          previousDigestSignature: before?.read.signature ?? null,
          logFiles: [
            {
              s3Object: logKeyAt(hour),
              hashValue,
              object: collected({ state: 'read' as const, sha256: hashValue }),
            },
          ],
        },
      },
      privateKey,
    );
    chain.push({ key: digestKeyAt(hour), read });
  }
  return chain;
}

/** The chain as its evidence. */
export const asEvidence = (chain: readonly { key: string; read: ReadDigest }[]): Digest[] =>
  chain.map(({ key, read }) => ({ key, object: collected(read) }));

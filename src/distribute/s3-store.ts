import { createHash } from 'node:crypto';
import {
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { BundleStore } from '../bundle/store.ts';
import { AuditError } from '../core/audit-error.ts';

/** A bucket and the prefix of its keys, without slashes at either end. */
export interface S3Place {
  readonly bucket: string;
  readonly prefix: string;
}

/** How the bucket is reached; whatever is left out is as the SDK finds it in the environment. */
export interface S3Access {
  readonly credentials?: S3ClientConfig['credentials'];
  readonly region?: string;
  /** An emulator instead of S3. */
  readonly endpoint?: string | undefined;
}

/** How often a request is repeated for a reason that the SDK does not know. */
const triesLeft = 2;

/**
 * A bundle below a prefix of a bucket. It is written with the credentials of whoever runs the program, never with an
 * audit role: this file is the only one that can write anything to AWS, and it can only put objects there. What S3
 * stores is encrypted as the bucket's default says.
 */
export function s3Store({ bucket, prefix }: S3Place, { credentials, region, endpoint }: S3Access = {}): BundleStore {
  const client = new S3Client({
    ...(credentials && { credentials }),
    ...(region && { region }),
    ...(endpoint && { endpoint }),
    // As where it is read: names with dots have no certificate as host names.
    forcePathStyle: true,
    followRegionRedirects: true,
    customUserAgent: 'blindspot',
  });
  const place = ['s3:/', bucket, prefix].filter(Boolean).join('/');
  const key = (path: string): string => [prefix, path].filter(Boolean).join('/');

  const find = async (path: string, left = triesLeft): Promise<Uint8Array | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key(path) }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (nameOf(error) === 'NoSuchKey') return undefined;
      // The SDK tries requests again, but not a body that broke off.
      if (left > 0 && !(error instanceof S3ServiceException)) return find(path, left - 1);
      throw new AuditError('bundle', `Cannot read ${place}/${path}: ${reasonOf(error)}.`, { cause: error });
    }
  };
  const put = async (path: string, bytes: Uint8Array, once: boolean, left = triesLeft): Promise<boolean> => {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key(path),
          Body: bytes,
          ChecksumSHA256: createHash('sha256').update(bytes).digest('base64'),
          ...(once && { IfNoneMatch: '*' }),
        }),
      );
      return true;
    } catch (error) {
      if (once && nameOf(error) === 'PreconditionFailed') return false;
      // Another upload of the same key was under way: S3 asks to try again (S3 API Reference, PutObject).
      if (left > 0 && nameOf(error) === 'ConditionalRequestConflict') return put(path, bytes, once, left - 1);
      throw new AuditError('output', `Cannot write ${place}/${path}: ${reasonOf(error)}.`, { cause: error });
    }
  };

  return {
    place,
    find: (path) => find(path),
    async read(path) {
      const bytes = await find(path);
      if (bytes) return bytes;
      throw new AuditError('bundle', `Cannot read ${place}/${path}: there is no such object.`);
    },
    async write(path, bytes) {
      await put(path, bytes, false);
    },
    writeOnce: (path, bytes) => put(path, bytes, true),
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** What S3 says, with the code that its documentation knows it by. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.name}: ${error.message.replace(/\.$/, '')}`;
}

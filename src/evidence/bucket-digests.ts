import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';
import { accountIdSchema, regionNameSchema } from '../core/ids.ts';

const text = z.string();
const date = z.iso.datetime();
const absent = z.object({ state: z.literal('absent') });
const broken = z.object({ state: z.literal('broken') });

/** What a log file's object holds: the SHA-256 of the unzipped content in hex; `broken` is no whole gzip file. */
const logObjectSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('read'), sha256: text }),
  absent,
  broken,
]);

const logFileSchema = z.object({ s3Bucket: text, s3Object: text, hashValue: text });

/** A digest file as CloudTrail writes it (AWS CloudTrail User Guide, "CloudTrail digest file structure"). */
export const digestFileSchema = z.object({
  digestStartTime: date,
  digestEndTime: date,
  digestS3Bucket: text,
  digestS3Object: text,
  digestPublicKeyFingerprint: text,
  previousDigestS3Bucket: text.nullish(),
  previousDigestS3Object: text.nullish(),
  previousDigestHashValue: text.nullish(),
  previousDigestSignature: text.nullish(),
  logFiles: z.array(logFileSchema),
});

const digestObjectSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('read'),
    /** Of the unzipped content, in hex. */
    sha256: text,
    /** The object's metadata `signature`, in hex. */
    signature: text.optional(),
    file: digestFileSchema.extend({
      logFiles: z.array(logFileSchema.extend({ object: evidenceSchema(logObjectSchema) })),
    }),
  }),
  absent,
  broken,
]);

/**
 * The digests in a bucket that end within the hours asked for, and the hashes of the log files that they name, for
 * each trail that writes there, by account and Region. Never the content of a log file.
 */
export const bucketDigests = defineDestinationEvidence({
  id: 'bucket-digests',
  version: 1,
  destination: 'bucket',
  title: 'digests in the bucket',
  schema: z.object({
    Bucket: text,
    from: date,
    until: date,
    chains: z.array(
      z.object({
        TrailARN: text,
        account: accountIdSchema,
        region: regionNameSchema,
        digests: evidenceSchema(z.array(z.object({ key: text, object: evidenceSchema(digestObjectSchema) }))),
      }),
    ),
  }),
});

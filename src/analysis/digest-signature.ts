import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';

/** What a digest's signature covers, in the words of the digest file. */
export interface SignedDigest {
  /** SHA-256 of the unzipped digest file, in hex. */
  readonly sha256: string;
  /** The metadata `signature` of its object, in hex. */
  readonly signature?: string | undefined;
  readonly file: {
    readonly digestEndTime: string;
    readonly digestS3Bucket: string;
    readonly digestS3Object: string;
    readonly digestPublicKeyFingerprint: string;
    readonly previousDigestSignature?: string | null | undefined;
  };
}

/** A key of ListPublicKeys; `Value` is its DER in base64. */
export interface DigestKey {
  readonly Fingerprint: string;
  readonly Value: string;
}

/**
 * Whether CloudTrail signed a digest: RSASSA-PKCS1-v1_5 with SHA-256 over four lines, by the key of that fingerprint
 * (AWS CloudTrail User Guide, "Custom implementations of CloudTrail log file integrity validation").
 * `unreadable`: AWS's key cannot be taken for an RSA key, so nothing is known.
 */
export function signatureOf(
  digest: SignedDigest,
  keys: readonly DigestKey[],
): 'good' | 'bad' | 'unknown-key' | 'unreadable' {
  const known = keys.find(({ Fingerprint }) => Fingerprint === digest.file.digestPublicKeyFingerprint);
  if (!known) return 'unknown-key';
  const key = publicKey(Buffer.from(known.Value, 'base64'));
  if (!key) return 'unreadable';
  const { signature } = digest;
  if (!signature || !/^([0-9a-f]{2})+$/i.test(signature)) return 'bad';
  const good = verify(
    'sha256',
    Buffer.from(stringToSign(digest)),
    { key, padding: constants.RSA_PKCS1_PADDING },
    Buffer.from(signature, 'hex'),
  );
  return good ? 'good' : 'bad';
}

/** End time, place, hash and previous signature, with no line feed at the end. */
const stringToSign = ({ sha256, file }: SignedDigest): string =>
  [
    file.digestEndTime,
    `${file.digestS3Bucket}/${file.digestS3Object}`,
    sha256,
    file.previousDigestSignature || 'null',
  ].join('\n');

/** CloudTrail gives PKCS #1 keys; SubjectPublicKeyInfo is taken too. */
function publicKey(key: Buffer): KeyObject | undefined {
  for (const type of ['pkcs1', 'spki'] as const) {
    try {
      return createPublicKey({ key, format: 'der', type });
    } catch {
      // The other form is tried.
    }
  }
  return undefined;
}

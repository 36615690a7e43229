import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** The pair with which the simulated CloudTrail signs the digests of one Region. */
interface DigestKey {
  readonly privateKey: KeyObject;
  /** DER of the public key in PKCS #1, as ListPublicKeys has it. */
  readonly Value: Buffer;
  /** MD5 of the DER, in hex. */
  readonly Fingerprint: string;
}

const keys = new Map<string, DigestKey>();

/** A Region's key, made when it is first needed. */
export function digestKey(region: string): DigestKey {
  const known = keys.get(region);
  if (known !== undefined) return known;
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const Value = publicKey.export({ type: 'pkcs1', format: 'der' });
  const made = { privateKey, Value, Fingerprint: createHash('md5').update(Value).digest('hex') };
  keys.set(region, made);
  return made;
}

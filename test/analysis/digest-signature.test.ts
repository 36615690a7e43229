import { describe, expect, test } from 'vitest';
import { signatureOf } from '../../src/analysis/digest-signature.ts';
import { chainOf, digestKeyAt, pair, type ReadDigest, sha256, signed, signingPair } from '../support/digests.ts';

const [first, second] = chainOf([7, 8]).map(({ read }) => read);
if (!first || !second) throw new Error('two digests were made');
const file = (changes: Partial<ReadDigest['file']>, of = second): ReadDigest => ({
  ...of,
  file: { ...of.file, ...changes },
});
const spki = signingPair('spki');

describe('the signature of a digest', () => {
  test.each<[string, ReadDigest, ReturnType<typeof signatureOf>]>([
    ['of a first digest covers "null" for the one before', first, 'good'],
    ['of a later digest covers the signature before', second, 'good'],
    ['in upper case is the same', { ...second, signature: second.signature?.toUpperCase() ?? '' }, 'good'],
    ['does not fit another content', { ...second, sha256: sha256('altered') }, 'bad'],
    ['does not fit another end', file({ digestEndTime: '2026-11-21T08:00:01Z' }), 'bad'],
    ['does not fit another place', file({ digestS3Object: digestKeyAt(9) }), 'bad'],
    ['does not fit another bucket', file({ digestS3Bucket: 'other' }), 'bad'],
    ['does not fit another signature before', file({ previousDigestSignature: 'ab' }), 'bad'],
    ['does not fit a first digest made of a later one', file({ previousDigestSignature: null }), 'bad'],
    ['that is no hex', { ...second, signature: 'xyz' }, 'bad'],
    ['of half a byte', { ...second, signature: 'abc' }, 'bad'],
    ['made with another key under the same name', signed(second, spki.privateKey), 'bad'],
    ['by a key that CloudTrail does not have', file({ digestPublicKeyFingerprint: '00' }), 'unknown-key'],
  ])('%s', (_, digest, expected) => expect(signatureOf(digest, [spki.key, pair.key])).toBe(expected));

  test('is missing', () => {
    const { signature: _, ...unsigned } = second;
    expect(signatureOf(unsigned, [pair.key])).toBe('bad');
  });

  test('verifies with a key in SubjectPublicKeyInfo too', () => {
    const [digest] = chainOf([7], spki);
    expect(digest && signatureOf(digest.read, [spki.key])).toBe('good');
  });

  test('is open where the key is none', () => {
    const Value = Buffer.from('no key').toString('base64');
    expect(signatureOf(second, [{ ...pair.key, Value }])).toBe('unreadable');
  });
});

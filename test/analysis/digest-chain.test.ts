import { describe, expect, test } from 'vitest';
import { type ChainJudgement, type ChainQuestion, type Digest, digestChain } from '../../src/analysis/digest-chain.ts';
import { collected } from '../../src/core/evidence.ts';
import { denied } from '../support/describe-check.ts';
import {
  asEvidence,
  bucket,
  chainOf,
  digestKeyAt,
  logKeyAt,
  pair,
  type ReadDigest,
  sha256,
  signed,
  signingPair,
} from '../support/digests.ts';

const hours = [5, 6, 7, 8, 9];
/** Digests that end after 06:30 were asked for. */
const asked = (chain = chainOf(hours)) => asEvidence(chain).filter(({ key }) => key > digestKeyAt(6));

const judged = (digests: readonly Digest[], changes: Partial<ChainQuestion> = {}): ChainJudgement =>
  digestChain({
    bucket,
    from: '2026-11-21T06:30:00.000Z',
    until: '2026-11-21T09:30:00.000Z',
    digests,
    keys: [pair.key],
    status: { LatestDigestDeliveryTime: '2026-11-21T09:05:00.000Z' },
    kept: () => collected('forever'),
    ...changes,
  });
const broken = (digests: readonly Digest[], changes: Partial<ChainQuestion> = {}) =>
  judged(digests, changes).breaks.map(({ kind, at }) => `${kind} ${at}`);

/** The chain with one digest read otherwise. */
const otherwise = (hour: number, change: (read: ReadDigest) => ReadDigest): Digest[] =>
  asked().map((digest) => {
    const { key, object } = digest;
    if (key !== digestKeyAt(hour) || object.kind !== 'collected' || object.value.state !== 'read') return digest;
    return { key, object: collected(change(object.value as ReadDigest)) };
  });
const objectAt = (hour: number, object: Digest['object']): Digest[] =>
  asked().map((digest) => (digest.key === digestKeyAt(hour) ? { ...digest, object } : digest));
type Log = ReadDigest['file']['logFiles'][number]['object'];
const withLog = (object: Log) =>
  otherwise(8, (read) => ({
    ...read,
    file: { ...read.file, logFiles: read.file.logFiles.map((log) => ({ ...log, object })) },
  }));
const without = (hour: number) => asked().filter(({ key }) => key !== digestKeyAt(hour));
const span = (from: number, to: number) => `2026-11-21T0${from}:00:00.000Z to 2026-11-21T0${to}:00:00.000Z`;

test('a chain as CloudTrail makes it verifies, in whatever order it was read', () => {
  const sound = { breaks: [], unread: [], open: [], digests: 3, logFiles: 3 };
  expect(judged(asked())).toEqual(sound);
  expect(judged(asked().reverse())).toEqual(sound);
});

describe('what was done to log files', () => {
  test.each<[string, Log, string]>([
    ['altered', collected({ state: 'read', sha256: sha256('less') }), `logModified ${logKeyAt(8)}`],
    ['removed', collected({ state: 'absent' }), `logRemoved ${logKeyAt(8)}`],
    ['cut short', collected({ state: 'broken' }), `logBroken ${logKeyAt(8)}`],
  ])('%s', (_, log, expected) => expect(broken(withLog(log))).toEqual([expected]));

  test('nothing is known of one that could not be read', () => {
    expect(judged(withLog(denied))).toMatchObject({ breaks: [], unread: [denied] });
  });

  test('one that has lived out its time was not removed by anybody', () => {
    const gone = withLog(collected({ state: 'absent' }));
    const old = { until: '2026-11-23T09:30:00.000Z' };
    expect(judged(gone, { kept: () => collected(2), ...old })).toMatchObject({
      breaks: [],
      open: [`${logKeyAt(8)} is not there, and a lifecycle rule expires it after 2 days`],
    });
    expect(broken(gone, { kept: () => collected(3), ...old })).toEqual([`logRemoved ${logKeyAt(8)}`]);
    expect(judged(gone, { kept: () => denied })).toMatchObject({ breaks: [], unread: [denied] });
  });
});

describe('what was done to digests', () => {
  test('altered: the signature no longer fits, and neither does the next link', () => {
    expect(broken(otherwise(8, (read) => ({ ...read, sha256: sha256('altered') })))).toEqual([
      `digestForged ${digestKeyAt(8)}`,
    ]);
  });

  test('signed with a key of somebody else', () => {
    const own = signingPair();
    const forge = (read: ReadDigest) =>
      signed({ ...read, file: { ...read.file, digestPublicKeyFingerprint: own.key.Fingerprint } }, own.privateKey);
    expect(broken(otherwise(9, forge))).toEqual([`keyUnknown ${digestKeyAt(9)}`]);
  });

  test('replaced by another that CloudTrail signed for the same place', () => {
    const other = (read: ReadDigest) => signed({ ...read, sha256: sha256('another') });
    expect(broken(otherwise(8, other))).toEqual([`digestAltered ${digestKeyAt(8)}`]);
  });

  test('moved to the place of another', () => {
    const [at8] = chainOf([5, 6, 7, 8]).slice(-1);
    expect(broken(at8 ? [...without(9), { key: digestKeyAt(9), object: collected(at8.read) }] : [])).toEqual([
      `digestMoved ${digestKeyAt(9)}`,
    ]);
  });

  test('cut short', () => {
    expect(broken(objectAt(8, collected({ state: 'broken' })))).toEqual([`digestBroken ${digestKeyAt(8)}`]);
  });

  test.each<[string, number, string]>([
    ['the first', 7, '2026-11-21T06:30:00.000Z to 2026-11-21T07:00:00.000Z'],
    ['one in the middle', 8, span(7, 8)],
  ])('removed: %s', (_, hour, expected) => expect(broken(without(hour))).toEqual([`hoursMissing ${expected}`]));

  test('removed: the newest ones, which only the trail itself remembers', () => {
    const left = asked().slice(0, 1);
    expect(broken(left)).toEqual(['hoursMissing 2026-11-21T07:00:00.000Z to 2026-11-21T09:05:00.000Z']);
    expect(broken(left, { status: { LatestDigestDeliveryTime: '2026-11-21T07:05:00.000Z' } })).toEqual([]);
  });

  test('removed: all of them', () => {
    expect(broken([])).toEqual(['hoursMissing 2026-11-21T06:30:00.000Z to 2026-11-21T09:05:00.000Z']);
  });

  test('removed between the listing and the reading', () => {
    expect(broken(objectAt(8, collected({ state: 'absent' })))).toEqual([`hoursMissing ${digestKeyAt(8)}`]);
  });

  test('one that could not be read is unread; an hour missing beside it is still seen', () => {
    expect(judged(objectAt(8, denied))).toMatchObject({ breaks: [], unread: [denied] });
    const [at8, at9] = without(7);
    expect(at8 && at9 && broken([{ ...at8, object: denied }, at9])).toEqual([
      'hoursMissing 2026-11-21T06:30:00.000Z to 2026-11-21T07:00:00.000Z',
    ]);
    const [oldest, , newest] = asked();
    expect(oldest && newest && broken([oldest, { ...newest, object: denied }])).toEqual([`hoursMissing ${span(7, 8)}`]);
  });

  test('one signed with a key that cannot be used is open', () => {
    const keys = [{ ...pair.key, Value: '' }];
    expect(judged(asked(), { keys })).toMatchObject({
      breaks: [],
      open: Array(3).fill(`the public key ${pair.key.Fingerprint} is no RSA key`),
    });
  });
});

describe('where a chain begins', () => {
  const begun = asEvidence(chainOf([8, 9]));
  const status = { LatestDigestDeliveryTime: '2026-11-21T09:05:00.000Z' };

  test('a trail that was never stopped begins with its first digest', () => expect(broken(begun)).toEqual([]));

  test('one that was stopped may have lost what was before', () => {
    expect(broken(begun, { status: { ...status, StopLoggingTime: '2026-11-21T06:45:00.000Z' } })).toEqual([
      'restarted 2026-11-21T06:30:00.000Z to 2026-11-21T07:00:00.000Z',
    ]);
  });

  test('a chain that begins anew leaves a gap', () => {
    const both = [...asEvidence(chainOf([5, 6, 7])).slice(-1), ...asEvidence(chainOf([9]))];
    expect(broken(both)).toEqual([`restarted ${span(7, 8)}`]);
  });

  test('what was delivered to another bucket is not missing', () => {
    const elsewhere = (read: ReadDigest) =>
      signed({
        ...read,
        file: { ...read.file, previousDigestS3Bucket: 'former', previousDigestS3Object: 'p/AWSLogs/x' },
      });
    expect(judged(otherwise(8, elsewhere).slice(1, 2))).toMatchObject({
      breaks: [],
      open: ['the digests before 2026-11-21T07:00:00.000Z are in former/p/'],
    });
  });
});

test('a backfill digest stands outside the chain, and its signature counts', () => {
  const key = digestKeyAt(8).replace('.json.gz', '_backfill.json.gz');
  const [first] = chainOf([8]);
  if (!first) throw new Error('a digest was made');
  const read = signed({ ...first.read, file: { ...first.read.file, digestS3Object: key } });
  expect(judged([...asked(), { key, object: collected(read) }])).toMatchObject({ breaks: [], digests: 4, logFiles: 4 });
  const forged = { ...read, sha256: sha256('altered') };
  expect(broken([...asked(), { key, object: collected(forged) }])).toEqual([`digestForged ${key}`]);
});

test('the gravest break comes first', () => {
  const two = without(7).map(({ key, object }) =>
    key === digestKeyAt(9) && object.kind === 'collected' && object.value.state === 'read'
      ? {
          key,
          object: collected({
            ...object.value,
            file: {
              ...object.value.file,
              logFiles: object.value.file.logFiles.map((log) => ({
                ...log,
                object: collected({ state: 'read' as const, sha256: 'other' }),
              })),
            },
          }),
        }
      : { key, object },
  );
  expect(broken(two).map((text) => text.split(' ')[0])).toEqual(['logModified', 'hoursMissing']);
});

import { expect } from 'vitest';
import check from '../../../checks/cloudtrail/digest-chain-verifies.ts';
import type { Digest } from '../../../src/analysis/digest-chain.ts';
import { collected, type Evidence } from '../../../src/core/evidence.ts';
import { denied, describeCheck, destination, euWest1, workload } from '../../support/describe-check.ts';
import {
  asEvidence,
  chainOf,
  digestKeyAt,
  logKeyAt,
  pair,
  type ReadDigest,
  sha256,
  signed,
} from '../../support/digests.ts';
import { trail, trailStatus } from '../../support/trails.ts';

const bucket = 'arn:aws:s3:::org-logs';
const asked = () => asEvidence(chainOf([5, 6, 7, 8, 9])).slice(2);
const until = '2026-11-21T09:30:00.000Z';

/** Log files name their bucket in evidence. */
const whole = (digests: Digest[]) =>
  digests.map(({ key, object }) => ({
    key,
    object:
      object.kind === 'collected' && object.value.state === 'read'
        ? collected({
            ...object.value,
            file: {
              ...object.value.file,
              logFiles: object.value.file.logFiles.map((log) => ({ s3Bucket: 'org-logs', ...log })),
            },
          })
        : object,
  }));

const stored = (digests: Evidence<Digest[]>, TrailARN = trail().TrailARN) => ({
  [bucket]: {
    Bucket: 'org-logs',
    from: '2026-11-21T06:30:00.000Z',
    until,
    chains: [
      {
        TrailARN,
        account: workload,
        region: euWest1,
        digests: digests.kind === 'collected' ? collected(whole(digests.value)) : digests,
      },
    ],
  },
});
const evidence = (digests: Digest[], changes: object = {}) => ({
  trails: [trail()],
  keys: [pair.key],
  digests: stored(collected(digests)),
  lifecycle: { [bucket]: null },
  ...changes,
});
const at8 = (change: (read: ReadDigest) => Digest['object']): Digest[] =>
  asked().map(({ key, object }) =>
    key === digestKeyAt(8) && object.kind === 'collected' && object.value.state === 'read'
      ? { key, object: change(object.value as ReadDigest) }
      : { key, object },
  );
type Log = ReadDigest['file']['logFiles'][number]['object'];
const withLog = (object: Log) =>
  at8((read) =>
    collected({ ...read, file: { ...read.file, logFiles: read.file.logFiles.map((log) => ({ ...log, object })) } }),
  );
const failing = (message: string, text: string) => [
  { outcome: 'fail' as const, gap: 'unsound' as const, message, text },
];
const decrypt = { ...denied, action: 'kms:Decrypt' };
const expires = { [bucket]: { Rules: [{ Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 1 } }] } };

describeCheck(check, {
  passing: {
    'three hours of which everything verifies': {
      evidence: evidence(asked()),
      expect: [
        {
          outcome: 'pass',
          message: 'verified',
          text: '3 digests and 3 log files since 2026-11-21T06:30:00.000Z verify',
          facts: { digests: 3, logFiles: 3, breaks: [], unread: 0 },
        },
      ],
    },
  },
  failing: {
    'a log file was altered': {
      evidence: evidence(withLog(collected({ state: 'read', sha256: sha256('less') }))),
      expect: failing('logModified', logKeyAt(8)),
    },
    'a log file was removed': {
      evidence: evidence(withLog(collected({ state: 'absent' }))),
      expect: failing('logRemoved', logKeyAt(8)),
    },
    'a log file was cut short': {
      evidence: evidence(withLog(collected({ state: 'broken' }))),
      expect: failing('logBroken', logKeyAt(8)),
    },
    'a digest was altered': {
      evidence: evidence(at8((read) => collected({ ...read, sha256: sha256('altered') }))),
      expect: failing('digestForged', digestKeyAt(8)),
    },
    'a digest was signed with another key': {
      evidence: evidence(asked(), { keys: [{ ...pair.key, Fingerprint: '00' }] }),
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'keyUnknown',
          text: '3 breaks in all',
          facts: {
            digests: 3,
            logFiles: 3,
            breaks: [7, 8, 9].map((hour) => `keyUnknown ${digestKeyAt(hour)}`),
            unread: 0,
          },
        },
      ],
    },
    'a digest was replaced': {
      evidence: evidence(at8((read) => collected(signed({ ...read, sha256: sha256('another') })))),
      expect: failing('digestAltered', 'nothing else is wrong'),
    },
    'a digest was cut short': {
      evidence: evidence(at8(() => collected({ state: 'broken' }))),
      expect: failing('digestBroken', digestKeyAt(8)),
    },
    'a digest was moved': {
      evidence: evidence(asked().map(({ key, object }) => ({ key: key.replace('T090000Z', 'T091500Z'), object }))),
      expect: failing('digestMoved', 'T091500Z'),
    },
    'a digest was removed': {
      evidence: evidence(asked().filter(({ key }) => key !== digestKeyAt(8))),
      expect: failing('hoursMissing', '2026-11-21T07:00:00.000Z to 2026-11-21T08:00:00.000Z'),
    },
    'all digests were removed': {
      evidence: evidence([]),
      expect: failing('hoursMissing', '2026-11-21T06:30:00.000Z to 2026-11-21T09:00:00.000Z'),
    },
    'validation was off for an hour': {
      evidence: evidence([...asked().slice(0, 1), ...asEvidence(chainOf([9]))]),
      expect: failing('restarted', '2026-11-21T07:00:00.000Z to 2026-11-21T08:00:00.000Z'),
    },
  },
  others: {
    'a log file that nobody may decrypt': {
      evidence: evidence(withLog(decrypt)),
      expect: [{ outcome: 'unknown', unread: decrypt }],
    },
    'what is missing may have expired': {
      evidence: evidence([], {
        digests: {
          [bucket]: {
            ...stored(collected([]))[bucket],
            from: '2026-11-20T06:30:00.000Z',
            until: '2026-11-22T10:00:00.000Z',
          },
        },
        lifecycle: expires,
      }),
      expect: [{ outcome: 'unknown', unread: expect.objectContaining({ code: 'Inconclusive' }) }],
    },
    'the bucket could not be listed': {
      evidence: evidence([], { digests: stored(denied) }),
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'the status was denied': {
      evidence: evidence(asked(), { trails: [trail({ Status: denied })] }),
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'nothing was read of this trail': {
      evidence: evidence(asked(), {
        digests: stored(collected(asked()), 'arn:aws:cloudtrail:eu-west-1:1:trail/other'),
      }),
      expect: [{ outcome: 'unknown' }],
    },
    'a bucket that is not there': {
      evidence: evidence(asked()),
      destinations: { [bucket]: { ...destination('bucket', bucket), location: { state: 'absent' } } },
      expect: [{ outcome: 'not-applicable', message: 'gone' }],
    },
    'no trail': { evidence: evidence([], { trails: [] }), expect: [{ outcome: 'not-applicable', message: 'none' }] },
    'no validation': {
      evidence: evidence([], { trails: [trail({ LogFileValidationEnabled: false })] }),
      expect: [{ outcome: 'not-applicable', message: 'off' }],
    },
    'nothing was delivered in these hours': {
      evidence: evidence([], {
        trails: [trail({ Status: collected(trailStatus({ LatestDigestDeliveryTime: '2026-11-20T09:00:00.000Z' })) })],
      }),
      expect: [{ outcome: 'not-applicable', message: 'quiet' }],
    },
  },
});

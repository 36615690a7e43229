import { expect } from 'vitest';
import check from '../../../checks/cloudtrail/logs-are-delivered.ts';
import { collected } from '../../../src/core/evidence.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';
import { ownTrail, stopped, trail, trailStatus } from '../../support/trails.ts';

const resource = trail().TrailARN;
const status = (changes: Parameters<typeof trailStatus>[0]) => collected(trailStatus(changes));

describeCheck(check, {
  passing: {
    'log files and digests arrive': {
      evidence: { trails: [trail()] },
      expect: [{ outcome: 'pass', message: 'delivered', resource }],
    },
    'a quiet Region: old log files, fresh digests': {
      evidence: { trails: [trail({ Status: status({ LatestDeliveryTime: '2026-11-01T00:00:00.000Z' }) })] },
      expect: [{ outcome: 'pass', message: 'delivered' }],
    },
    'the heartbeat is a little late': {
      evidence: {
        trails: [
          trail({
            Status: status({
              LatestDeliveryTime: '2026-11-21T07:00:00.000Z',
              LatestDigestDeliveryTime: '2026-11-21T07:00:00.000Z',
            }),
          }),
        ],
      },
      expect: [{ outcome: 'pass', message: 'late' }],
    },
    'validation off, and a log file within the day': {
      evidence: {
        trails: [trail({ LogFileValidationEnabled: false, Status: status({ LatestDigestDeliveryTime: undefined }) })],
      },
      expect: [{ outcome: 'pass', message: 'delivered' }],
    },
  },
  failing: {
    'the bucket was deleted while IsLogging is true': {
      evidence: { trails: [trail({ Status: status({ LatestDeliveryError: 'NoSuchBucket' }) })] },
      expect: [
        { outcome: 'fail', gap: 'unsound', message: 'failing', text: 'LatestDeliveryError is NoSuchBucket', resource },
      ],
    },
    'digests are stale, and log files too': {
      evidence: {
        trails: [
          trail({
            Status: status({
              LatestDeliveryTime: '2026-11-10T00:00:00.000Z',
              LatestDigestDeliveryTime: '2026-11-10T00:00:00.000Z',
            }),
          }),
        ],
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stale' }],
    },
    'the only trail is stopped, though it delivered a minute before': {
      evidence: { trails: [trail({ Status: stopped })] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stopped', text: 'IsLogging is false' }],
    },
    'one of two trails fails': {
      evidence: { trails: [trail({ Status: status({ LatestDeliveryError: 'AccessDenied' }) }), ownTrail()] },
      expect: [
        { outcome: 'fail', gap: 'unsound', message: 'failing', resource },
        { outcome: 'pass', message: 'delivered', resource: ownTrail().TrailARN },
      ],
    },
  },
  others: {
    'the status of one of two trails was denied': {
      evidence: { trails: [trail({ Status: denied }), ownTrail()] },
      expect: [
        { outcome: 'unknown', unread: denied, resource },
        { outcome: 'pass', resource: ownTrail().TrailARN },
      ],
    },
    'a stopped trail beside one that logs': {
      evidence: { trails: [ownTrail({ Status: stopped }), trail()] },
      expect: [{ outcome: 'not-applicable', message: 'leftover' }, { outcome: 'pass' }],
    },
    'validation off in a quiet Region proves nothing': {
      evidence: {
        trails: [
          trail({
            LogFileValidationEnabled: false,
            Status: status({ LatestDeliveryTime: '2026-11-01T00:00:00.000Z', LatestDigestDeliveryTime: undefined }),
          }),
        ],
      },
      expect: [{ outcome: 'unknown', unread: expect.objectContaining({ code: 'Inconclusive' }) }],
    },
    'no trail': { evidence: { trails: [] }, expect: [{ outcome: 'not-applicable', message: 'none' }] },
  },
});

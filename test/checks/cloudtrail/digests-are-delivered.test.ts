import { expect } from 'vitest';
import check from '../../../checks/cloudtrail/digests-are-delivered.ts';
import { collected } from '../../../src/core/evidence.ts';
import { denied, describeCheck, destination } from '../../support/describe-check.ts';
import { stopped, trail, trailStatus } from '../../support/trails.ts';

const scope = { destination: destination('trail', trail().TrailARN) };
const one = (changes: Parameters<typeof trailStatus>[0]) => ({
  trails: [trail({ Status: collected(trailStatus(changes)) })],
});

describeCheck(check, {
  passing: {
    'a digest within the hour': {
      scope,
      evidence: { trails: [trail()] },
      expect: [{ outcome: 'pass', message: 'delivered' }],
    },
    'a digest two and a half hours ago': {
      scope,
      evidence: one({ LatestDigestDeliveryTime: '2026-11-21T07:00:00.000Z' }),
      expect: [{ outcome: 'pass', message: 'delivered' }],
    },
  },
  failing: {
    'log files arrive and digests do not': {
      scope,
      evidence: one({ LatestDigestDeliveryTime: '2026-11-20T09:00:00.000Z' }),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stale' }],
    },
    'digests were never delivered': {
      scope,
      evidence: one({ LatestDigestDeliveryTime: undefined }),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stale' }],
    },
    'digests are refused': {
      scope,
      evidence: one({ LatestDigestDeliveryError: 'AccessDenied' }),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'failing', text: 'AccessDenied' }],
    },
  },
  others: {
    'no validation, no digests': {
      scope,
      evidence: { trails: [trail({ LogFileValidationEnabled: false })] },
      expect: [{ outcome: 'not-applicable', message: 'off' }],
    },
    'a stopped trail': {
      scope,
      evidence: { trails: [trail({ Status: stopped })] },
      expect: [{ outcome: 'not-applicable', message: 'stopped' }],
    },
    'started a quarter of an hour ago': {
      scope,
      evidence: one({ LatestDigestDeliveryTime: undefined, StartLoggingTime: '2026-11-21T09:15:00.000Z' }),
      expect: [{ outcome: 'unknown', unread: expect.objectContaining({ code: 'Inconclusive' }) }],
    },
    'the status was denied': {
      scope,
      evidence: { trails: [trail({ Status: denied })] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'a trail that has gone since it was seen': {
      scope,
      evidence: { trails: [] },
      expect: [{ outcome: 'not-applicable', message: 'gone' }],
    },
  },
});

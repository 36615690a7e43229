import { expect } from 'vitest';
import check from '../../../checks/config/changes-are-delivered.ts';
import { collected } from '../../../src/core/evidence.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';
import { channel, channelStatus, recorder, recorderStatus } from '../../support/recorders.ts';

const bucket = 'arn:aws:s3:::org-config';
const buckets = { [bucket]: { exists: true } };
const recorders = [recorder()];
const withStatus = (changes: Parameters<typeof channelStatus>[0]) =>
  channel({ Status: collected(channelStatus(changes)) });
const untouched = { configHistoryDeliveryInfo: {}, configSnapshotDeliveryInfo: { lastStatus: 'Not_Applicable' } };
const startedAt = (lastStartTime: string) => recorder({ Status: collected(recorderStatus({ lastStartTime })) });

describeCheck(check, {
  passing: {
    'a channel that delivers': {
      evidence: { channels: [channel()], recorders, buckets },
      expect: [{ outcome: 'pass', message: 'delivered', text: 'the last delivery was at 2026-11-21T06:00:00.000Z' }],
    },
    'a channel without snapshots in a quiet Region': {
      evidence: {
        channels: [
          channel({
            configSnapshotDeliveryProperties: undefined,
            Status: collected(
              channelStatus({
                configHistoryDeliveryInfo: { lastStatus: 'Success', lastSuccessfulTime: '2026-10-01T00:00:00.000Z' },
                configSnapshotDeliveryInfo: { lastStatus: 'Not_Applicable' },
              }),
            ),
          }),
        ],
        recorders,
        buckets,
      },
      expect: [{ outcome: 'pass', message: 'delivered' }],
    },
  },
  failing: {
    'no channel': {
      evidence: { channels: [], recorders, buckets },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'noChannel' }],
    },
    'a bucket that was deleted': {
      evidence: { channels: [channel()], recorders, buckets: { [bucket]: { exists: false } } },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'bucketGone', text: 'bucket org-config' }],
    },
    'a bucket that was deleted, with the status denied': {
      evidence: { channels: [channel({ Status: denied })], recorders, buckets: { [bucket]: { exists: false } } },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'bucketGone' }],
    },
    'history refused': {
      evidence: {
        channels: [withStatus({ configHistoryDeliveryInfo: { lastStatus: 'Failure', lastErrorCode: 'AccessDenied' } })],
        recorders,
        buckets,
      },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'failing',
          text: 'configHistoryDeliveryInfo is Failure (AccessDenied)',
        },
      ],
    },
    'snapshots refused': {
      evidence: {
        channels: [withStatus({ configSnapshotDeliveryInfo: { lastStatus: 'FAILURE', lastErrorMessage: 'no key' } })],
        recorders,
        buckets,
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'failing', text: 'configSnapshotDeliveryInfo' }],
    },
    'history refused, though the bucket could not be read': {
      evidence: {
        channels: [withStatus({ configHistoryDeliveryInfo: { lastStatus: 'Failure' } })],
        recorders,
        buckets: { [bucket]: denied },
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'failing', text: 'no error code' }],
    },
    'snapshots that no longer come': {
      evidence: {
        channels: [
          withStatus({
            configSnapshotDeliveryInfo: { lastStatus: 'SUCCESS', lastSuccessfulTime: '2026-11-01T00:00:00.000Z' },
          }),
        ],
        recorders,
        buckets,
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stale', text: 'TwentyFour_Hours' }],
    },
    'a channel that never delivered': {
      evidence: { channels: [withStatus(untouched)], recorders, buckets },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'never' }],
    },
  },
  others: {
    'no recorder, which another check says': {
      evidence: { channels: [channel()], recorders: [], buckets },
      expect: [{ outcome: 'not-applicable', message: 'noRecorder' }],
    },
    'a recorder started this morning': {
      evidence: { channels: [withStatus(untouched)], recorders: [startedAt('2026-11-21T08:00:00.000Z')], buckets },
      expect: [{ outcome: 'unknown', unread: expect.objectContaining({ code: 'NothingDeliveredYet' }) }],
    },
    'nothing delivered, and the age of the recorder denied': {
      evidence: { channels: [withStatus(untouched)], recorders: [recorder({ Status: denied })], buckets },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'a status that was denied': {
      evidence: { channels: [channel({ Status: denied })], recorders, buckets },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'a bucket of which nothing is known': {
      evidence: { channels: [channel()], recorders, buckets: { [bucket]: denied } },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
  },
});

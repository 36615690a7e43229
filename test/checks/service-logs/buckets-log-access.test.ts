import { expect } from 'vitest';
import check from '../../../checks/service-logs/buckets-log-access.ts';
import { collected } from '../../../src/core/evidence.ts';
import { denied, describeCheck, euWest1, usEast1, workload } from '../../support/describe-check.ts';
import { advanced, managementSelectors, stopped, trail } from '../../support/trails.ts';

const { TrailARN } = trail();
const bucket = (Name: string, logging: unknown = collected({})) => ({ Name, BucketRegion: euWest1, Logging: logging });
const logsTo = (TargetBucket: string) => collected({ TargetBucket, TargetPrefix: '' });
const s3Events = (
  ...more: NonNullable<ReturnType<typeof advanced>['AdvancedEventSelectors']>[number]['FieldSelectors'] & object
) =>
  advanced([
    { Field: 'eventCategory', Equals: ['Data'] },
    { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
    ...more,
  ]);
const see = (
  buckets: unknown[],
  selectors: unknown = managementSelectors,
  changes: Parameters<typeof trail>[0] = {},
) => ({
  buckets,
  trails: [{ account: workload, region: euWest1, value: [trail(changes)] }],
  selectors: { [TrailARN]: selectors },
});
const arn = (name: string) => `arn:aws:s3:::${name}`;

describeCheck(check, {
  passing: {
    'access logs to another bucket': {
      evidence: see([bucket('shop', logsTo('access'))]),
      expect: [{ outcome: 'pass', message: 'accessLogs', text: 'to access', resource: arn('shop') }],
    },
    'data events of all buckets': {
      evidence: see([bucket('shop'), bucket('other', denied)], s3Events()),
      expect: [
        { outcome: 'pass', message: 'dataEvents', resource: arn('shop') },
        { outcome: 'pass', message: 'dataEvents', resource: arn('other') },
      ],
    },
    'a bucket that logs into itself and is also recorded': {
      evidence: see([bucket('shop', logsTo('shop'))], s3Events()),
      expect: [{ outcome: 'pass', message: 'dataEvents' }],
    },
    'a bucket whose Region AWS does not tell': {
      evidence: see([{ Name: 'shop', Logging: collected({}) }], s3Events()),
      expect: [{ outcome: 'pass', message: 'dataEvents' }],
    },
  },
  failing: {
    'neither access logs nor data events': {
      evidence: see([bucket('shop')]),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'nothing' }],
    },
    'data events of writes only': {
      evidence: see([bucket('shop')], s3Events({ Field: 'readOnly', Equals: ['false'] })),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partly' }],
    },
    'data events that leave this bucket out': {
      evidence: see([bucket('shop')], s3Events({ Field: 'resources.ARN', NotStartsWith: [`${arn('shop')}/`] })),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'nothing' }],
    },
    'data events of a trail that is stopped': {
      evidence: see([bucket('shop')], s3Events(), { Status: stopped }),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'nothing' }],
    },
    'access logs into the bucket itself': {
      evidence: see([bucket('shop', logsTo('shop'))]),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'intoItself' }],
    },
  },
  others: {
    'no bucket': { evidence: see([]), expect: [{ outcome: 'not-applicable', message: 'none' }] },
    'a bucket that receives the access logs of others': {
      evidence: see([bucket('shop', logsTo('access')), bucket('access')]),
      expect: [{ outcome: 'pass' }, { outcome: 'not-applicable', message: 'receives', text: 'access logs of shop' }],
    },
    'access logging that was not read': {
      evidence: see([bucket('shop', denied), bucket('other')]),
      expect: [
        { outcome: 'unknown', resource: arn('shop') },
        { outcome: 'fail', resource: arn('other') },
      ],
    },
    'a trail whose status was not read': {
      evidence: see([bucket('shop'), bucket('other', logsTo('access'))], s3Events(), { Status: denied }),
      expect: [{ outcome: 'unknown' }, { outcome: 'pass' }],
    },
    'a bucket in a Region that is not part of the scan': {
      evidence: see([{ ...bucket('shop'), BucketRegion: usEast1 }], s3Events()),
      expect: [{ outcome: 'unknown', unread: expect.objectContaining({ code: 'RegionNotScanned' }) }],
    },
  },
});

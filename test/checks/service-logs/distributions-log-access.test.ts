import { expect } from 'vitest';
import check from '../../../checks/service-logs/distributions-log-access.ts';
import { collected } from '../../../src/core/evidence.ts';
import { denied, describeCheck, euWest1, usEast1, workload } from '../../support/describe-check.ts';

const ARN = 'arn:aws:cloudfront::444444444444:distribution/E1SHOP';
const distribution = (changes: object = {}) => ({
  Id: 'E1SHOP',
  ARN,
  Enabled: true,
  Logging: collected({ Enabled: false, Bucket: '' }),
  ...changes,
});
const source = (changes: object = {}) => ({
  name: 'shop',
  resourceArns: [ARN],
  logType: 'ACCESS_LOGS',
  Deliveries: collected(['arn:aws:logs:us-east-1:444444444444:delivery-destination:siem']),
  ...changes,
});
const see = (all: unknown[], atHome: unknown[] = [], elsewhere: unknown[] = []) => ({
  all,
  deliveries: [
    { account: workload, region: euWest1, value: elsewhere },
    { account: workload, region: usEast1, value: atHome },
  ],
});
const legacy = distribution({ Logging: collected({ Enabled: true, Bucket: 'web-logs.s3.amazonaws.com' }) });

describeCheck(check, {
  passing: {
    'standard logging of old': {
      evidence: see([legacy]),
      expect: [{ outcome: 'pass', message: 'legacy', text: 'web-logs.s3.amazonaws.com', resource: ARN }],
    },
    'standard logging by delivery': {
      evidence: see([distribution()], [source()]),
      expect: [{ outcome: 'pass', message: 'delivered' }],
    },
    'a configuration that was not read, of a distribution whose logs are delivered': {
      evidence: see([distribution({ Logging: denied })], [source()]),
      expect: [{ outcome: 'pass', message: 'delivered' }],
    },
  },
  failing: {
    'no logging': {
      evidence: see([distribution()]),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'off' }],
    },
    'a source without a delivery': {
      evidence: see([distribution()], [source({ Deliveries: collected([]) })]),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'undelivered' }],
    },
    'a delivery of something else': {
      evidence: see([distribution()], [source({ logType: 'WAF_LOGS' })]),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'off' }],
    },
    'a source in a Region from which CloudFront does not deliver': {
      evidence: see([distribution()], [], [source()]),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'off' }],
    },
  },
  others: {
    'no distribution': { evidence: see([]), expect: [{ outcome: 'not-applicable', message: 'none' }] },
    'a disabled distribution': {
      evidence: see([distribution({ Enabled: false })]),
      expect: [{ outcome: 'not-applicable', message: 'disabled' }],
    },
    'a configuration that was not read': {
      evidence: see([distribution({ Logging: denied }), { ...legacy, ARN: `${ARN}2` }]),
      expect: [{ outcome: 'unknown', resource: ARN }, { outcome: 'pass' }],
    },
    'deliveries that were not read': {
      evidence: see([distribution()], [source({ Deliveries: denied })]),
      expect: [{ outcome: 'unknown' }],
    },
    'a scan without the global Region': {
      evidence: { all: [distribution()], deliveries: [{ account: workload, region: euWest1, value: [] }] },
      expect: [{ outcome: 'unknown', unread: expect.objectContaining({ code: 'RegionNotScanned' }) }],
    },
    'a scan that was refused in the global Region': {
      evidence: {
        all: [distribution(), { ...legacy, ARN: `${ARN}2` }],
        deliveries: [
          { account: workload, region: euWest1, value: [] },
          { account: workload, region: usEast1, unread: denied },
        ],
      },
      expect: [{ outcome: 'unknown', unread: denied }, { outcome: 'pass' }],
    },
  },
});

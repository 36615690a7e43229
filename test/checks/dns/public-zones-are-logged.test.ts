import { expect, test } from 'vitest';
import check from '../../../checks/dns/public-zones-are-logged.ts';
import { collected } from '../../../src/core/evidence.ts';
import { hostedZoneArn, publicHostedZones } from '../../../src/evidence/public-hosted-zones.ts';
import { denied, describeCheck, workload } from '../../support/describe-check.ts';

const group = `arn:aws:logs:us-east-1:${workload}:log-group:/aws/route53/shop.example`;
const zone = (Id: string, arn: string | null = `${group}:*`) => ({
  Id,
  Name: 'shop.example.',
  QueryLogging: collected(arn === null ? null : { CloudWatchLogsLogGroupArn: arn }),
});
const groups = { [group]: { logGroupName: '/aws/route53/shop.example' } };

describeCheck(check, {
  passing: {
    'a zone that logs to a log group': {
      evidence: { zones: [zone('Z1')], groups },
      expect: [{ outcome: 'pass', message: 'logged', text: group, resource: hostedZoneArn('aws', 'Z1') }],
    },
  },
  failing: {
    'a zone beside it that does not': {
      evidence: { zones: [zone('Z1'), zone('Z2', null)], groups },
      expect: [
        { outcome: 'pass', message: 'logged' },
        { outcome: 'fail', gap: 'missing', message: 'none', resource: hostedZoneArn('aws', 'Z2') },
      ],
    },
    'a log group that was deleted': {
      evidence: { zones: [zone('Z1')], groups: { [group]: null } },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'gone' }],
    },
  },
  others: {
    'query logging that could not be read': {
      evidence: { zones: [{ ...zone('Z1'), QueryLogging: denied }], groups },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'a log group that could not be read': {
      evidence: { zones: [zone('Z1')], groups: { [group]: denied } },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'no public zone': {
      evidence: { zones: [], groups: {} },
      expect: [{ outcome: 'not-applicable', message: 'noZone' }],
    },
  },
});

test('a logged zone refers to its log group, another to nothing', () => {
  const at = { account: workload, region: null, partition: 'aws' };
  expect(publicHostedZones.references?.([zone('Z1'), zone('Z2', null)], at)).toEqual([
    {
      type: 'log-group',
      arn: group,
      source: 'dns',
      from: hostedZoneArn('aws', 'Z1'),
      account: workload,
      region: null,
    },
  ]);
});

import { expect } from 'vitest';
import check from '../../../checks/cloudtrail/reaches-cloudwatch-logs.ts';
import { collected } from '../../../src/core/evidence.ts';
import { denied, describeCheck, destination } from '../../support/describe-check.ts';
import { stopped, trail, trailStatus } from '../../support/trails.ts';

const scope = { destination: destination('trail', trail().TrailARN) };
const group = 'arn:aws:logs:eu-west-1:111111111111:log-group:org-trail';
const groups = { [group]: { logGroupName: 'org-trail' } };
const status = (changes: Parameters<typeof trailStatus>[0]) => [trail({ Status: collected(trailStatus(changes)) })];

describeCheck(check, {
  passing: {
    'the group exists and receives': {
      scope,
      evidence: { trails: [trail()], groups },
      expect: [{ outcome: 'pass', message: 'reaches', text: group }],
    },
    'the group of another account is followed to its owner': {
      scope,
      evidence: {
        trails: [trail({ CloudWatchLogsLogGroupArn: 'arn:aws:logs:eu-west-1:333333333333:log-group:central:*' })],
        groups: { 'arn:aws:logs:eu-west-1:333333333333:log-group:central': { logGroupName: 'central' } },
      },
      expect: [{ outcome: 'pass', text: '333333333333:log-group:central' }],
    },
    'a quiet Region: both deliveries are old': {
      scope,
      evidence: {
        trails: status({
          LatestDeliveryTime: '2026-11-01T00:05:00.000Z',
          LatestCloudWatchLogsDeliveryTime: '2026-11-01T00:00:00.000Z',
        }),
        groups,
      },
      expect: [{ outcome: 'pass', message: 'reaches' }],
    },
  },
  failing: {
    'no group': {
      scope,
      evidence: { trails: [trail({ CloudWatchLogsLogGroupArn: undefined })], groups: {} },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'the group was deleted': {
      scope,
      evidence: { trails: [trail()], groups: { [group]: null } },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'deleted' }],
    },
    'the role may not write': {
      scope,
      evidence: { trails: status({ LatestCloudWatchLogsDeliveryError: 'Access denied' }), groups },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'failing', text: 'is Access denied' }],
    },
    'an error is an error whoever owns the group': {
      scope,
      evidence: { trails: status({ LatestCloudWatchLogsDeliveryError: 'Access denied' }), groups: { [group]: denied } },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'failing' }],
    },
    'nothing was ever delivered': {
      scope,
      evidence: { trails: status({ LatestCloudWatchLogsDeliveryTime: undefined }), groups },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'never' }],
    },
    'the bucket receives and the group has stopped': {
      scope,
      evidence: { trails: status({ LatestCloudWatchLogsDeliveryTime: '2026-11-19T09:00:00.000Z' }), groups },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'behind', text: 'last at 2026-11-19' }],
    },
  },
  others: {
    'the owner of the group was not scanned': {
      scope,
      evidence: { trails: [trail()], groups: { [group]: denied } },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'the status was denied': {
      scope,
      evidence: { trails: [trail({ Status: denied })], groups },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'started half an hour ago': {
      scope,
      evidence: {
        trails: status({ LatestCloudWatchLogsDeliveryTime: undefined, StartLoggingTime: '2026-11-21T09:00:00.000Z' }),
        groups,
      },
      expect: [{ outcome: 'unknown', unread: expect.objectContaining({ code: 'Inconclusive' }) }],
    },
    'a stopped trail': {
      scope,
      evidence: { trails: [trail({ Status: stopped })], groups },
      expect: [{ outcome: 'not-applicable', message: 'stopped' }],
    },
    'a trail that has gone since it was seen': {
      scope,
      evidence: { trails: [], groups: {} },
      expect: [{ outcome: 'not-applicable', message: 'gone' }],
    },
  },
});

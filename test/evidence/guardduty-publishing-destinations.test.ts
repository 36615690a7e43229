import { expect, test } from 'vitest';
import { collected } from '../../src/core/evidence.ts';
import { guardDutyPublishingDestinations as kind } from '../../src/evidence/guardduty-publishing-destinations.ts';
import { denied, euWest1, security } from '../support/describe-check.ts';
import { DetectorId, publishing } from '../support/detectors.ts';

const at = { account: security, region: euWest1, partition: 'aws' };
const references = (...Destinations: ReturnType<typeof publishing>[]) =>
  kind.references?.({ DetectorId, Destinations }, at);
const from = {
  source: 'guardduty',
  from: `arn:aws:guardduty:eu-west-1:${security}:detector/${DetectorId}/publishingDestination/${publishing().DestinationId}`,
  account: security,
  region: euWest1,
};

test('an export refers to its bucket, with the prefix, and to its key', () => {
  expect(references(publishing())).toEqual([
    { type: 'bucket', arn: 'arn:aws:s3:::org-findings', ...from, prefix: 'guardduty' },
    { type: 'key', arn: 'arn:aws:kms:eu-west-1:222222222222:key/22222222-2222-4222-8222-222222222222', ...from },
  ]);
});

test.each([
  ['arn:aws:s3:::org-findings', undefined],
  ['arn:aws:s3:::org-findings/', undefined],
  ['arn:aws:s3:::org-findings/a/b/', 'a/b'],
])('of %s the prefix is %s', (DestinationArn, prefix) => {
  expect(references(publishing({ Details: collected({ DestinationArn }) }))).toEqual([
    { type: 'bucket', arn: 'arn:aws:s3:::org-findings', ...from, prefix },
  ]);
});

test('what is unread or not there refers to nothing', () => {
  expect(references(publishing({ Details: denied }))).toEqual([]);
  expect(kind.references?.(null, at)).toEqual([]);
});

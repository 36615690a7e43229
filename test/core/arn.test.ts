import { describe, expect, test } from 'vitest';
import { bucketArn, bucketNameOf, deliveryPlaceOf, logGroupArn, parseArn } from '../../src/core/arn.ts';

describe('parseArn', () => {
  test.each([
    [
      'arn:aws:logs:eu-west-1:111111111111:log-group:trail:*',
      {
        partition: 'aws',
        service: 'logs',
        region: 'eu-west-1',
        account: '111111111111',
        resource: 'log-group:trail:*',
      },
    ],
    ['arn:aws-cn:s3:::logs', { partition: 'aws-cn', service: 's3', region: '', account: '', resource: 'logs' }],
    ['arn:aws:s3', undefined],
    ['arn:aws:s3:::', { partition: 'aws', service: 's3', region: '', account: '', resource: '' }],
    ['urn:aws:s3:::logs', undefined],
    ['arn::s3:::logs', undefined],
    ['logs', undefined],
    ['', undefined],
  ])('reads %s', (text, arn) => expect(parseArn(text)).toEqual(arn));
});

describe('bucketNameOf', () => {
  test.each([
    ['arn:aws:s3:::logs', 'logs'],
    ['arn:aws-us-gov:s3:::logs/AWSLogs/', 'logs'],
    ['arn:aws:s3:eu-west-1:111111111111:accesspoint/logs', undefined],
    ['arn:aws:sns:eu-west-1:111111111111:logs', undefined],
    ['logs', undefined],
  ])('finds the bucket of %s', (arn, name) => expect(bucketNameOf(arn)).toBe(name));

  test('is the inverse of bucketArn', () => expect(bucketNameOf(bucketArn('aws-cn', 'logs'))).toBe('logs'));
});

describe('deliveryPlaceOf', () => {
  test.each([
    ['arn:aws:s3:::logs', { arn: 'arn:aws:s3:::logs', prefix: undefined }],
    ['arn:aws-us-gov:s3:::logs/dns/eu/', { arn: 'arn:aws-us-gov:s3:::logs', prefix: 'dns/eu' }],
    ['arn:aws:sns:eu-west-1:111111111111:logs', undefined],
  ])('reads %s', (arn, place) => expect(deliveryPlaceOf(arn)).toEqual(place));
});

test('a log group has one ARN, with or without the star that CloudTrail writes', () => {
  const arn = 'arn:aws:logs:eu-west-1:111111111111:log-group:trail';
  expect([logGroupArn(arn), logGroupArn(`${arn}:*`)]).toEqual([arn, arn]);
});

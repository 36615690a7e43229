import { describe, expect, test } from 'vitest';
import { matchesAction, matchesArn, matchesPattern } from '../../src/analysis/policy-wildcard.ts';

describe('a pattern', () => {
  test.each([
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['*', 'anything', true],
    ['?', '', false],
    ['?', 'a', true],
    ['a?c', 'abc', true],
    ['a*c', 'abcbc', true],
    ['a*b*c', 'a-c-b', false],
    ['*b', 'abab', true],
    ['a**', 'a', true],
    ['abc', 'abcd', false],
    ['a.c', 'abc', false],
  ])('%j against %j: %s', (pattern, text, expected) => {
    expect(matchesPattern(pattern, text)).toBe(expected);
  });

  test('many stars take no more steps than pattern × text', () => {
    const text = 'a'.repeat(2000);
    expect(matchesPattern(`${'*a'.repeat(500)}b`, text)).toBe(false);
  }, 1000);
});

test.each([
  ['S3:putobject', 's3:PutObject', true],
  ['s3:Put*', 's3:PutBucketPolicy', true],
  ['*', 's3:GetObject', true],
  ['s3:Get*', 's3:PutObject', false],
])('action %s against %s: %s', (pattern, action, expected) => {
  expect(matchesAction(pattern, action)).toBe(expected);
});

test.each([
  ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/k/l', true],
  ['arn:aws:s3:::b', 'arn:aws:s3:::b/k', false],
  ['arn:aws:s3:::b*', 'arn:aws:s3:::b2/k', true],
  ['arn:aws:s3:::B/*', 'arn:aws:s3:::b/k', false],
  ['arn:aws:cloudtrail:*:111111111111:trail/*', 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/t', true],
  ['arn:aws:*:trail/t', 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/t', true],
  ['arn:aws:cloudtrail:*:*:trail/t', 'arn:aws:cloudtrail:a:b:c:trail/t', false],
  ['arn:aws:logs:r:1:log-group:x:*', 'arn:aws:logs:r:1:log-group:x:log-stream:y', true],
  ['*', 'arn:aws:s3:::b', true],
])('ARN %s against %s: %s', (pattern, arn, expected) => {
  expect(matchesArn(pattern, arn)).toBe(expected);
});

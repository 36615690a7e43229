import { describe, expect, test } from 'vitest';
import { askFilter } from '../../../src/analysis/detection-chain/pattern-results.ts';
import type { SampleEvent } from '../../../src/analysis/signals/sample-event.ts';

const sample: SampleEvent = {
  id: 'a-call',
  signals: [],
  event: {
    eventName: 'CreateAccount',
    awsRegion: 'us-east-1',
    recipientAccountId: '111111111111',
    userIdentity: { accountId: '111111111111', arn: 'arn:aws:iam::111111111111:root' },
  },
};
const asked = (pattern: string, region: string, account: string) => askFilter(pattern).matches(sample, region, account);

describe('a pattern asked in several places', () => {
  test.each([
    ['reads the account', '{ $.recipientAccountId = "444444444444" }'],
    ['reads a part of the account', '{ $.userIdentity.arn = "arn:aws:iam::444*" }'],
    ['names the account as a word', '"444444444444"'],
  ])('answers each account by itself where it %s', (_, pattern) => {
    expect(['444444444444', '555555555555'].map((account) => asked(pattern, 'us-east-1', account))).toStrictEqual([
      'match',
      'no-match',
    ]);
  });

  test.each([
    ['reads the Region', '{ $.awsRegion = "eu-*" }'],
    ['names the Region as a word', '"eu-west-1"'],
  ])('answers each Region by itself where it %s', (_, pattern) => {
    expect(['eu-west-1', 'us-east-1'].map((region) => asked(pattern, region, '444444444444'))).toStrictEqual([
      'match',
      'no-match',
    ]);
  });

  test('answers all of them alike where it reads neither', () => {
    const answers = ['444444444444', '555555555555'].map((id) =>
      asked('{ $.eventName = "*Account" }', 'eu-west-1', id),
    );
    expect(answers).toStrictEqual(['match', 'match']);
  });
});

import { expect, test } from 'vitest';
import { referrersText } from '../../src/analysis/referrers-text.ts';
import type { Reference } from '../../src/core/destination.ts';

const from = (source: Reference['source'], name: string): Reference => ({
  type: 'bucket',
  arn: 'arn:aws:s3:::logs',
  source,
  from: name,
  account: null,
  region: null,
});
const trail = 'arn:aws:cloudtrail:us-east-1:111111111111:trail/main';

test.each([
  [[], 'a source'],
  [[from('config', 'default')], 'the Config delivery channel default'],
  [
    [from('config', 'default'), from('cloudtrail-management', trail), from('config', 'default')],
    `${trail}, the Config delivery channel default`,
  ],
])('what refers is named once each: %#', (references, text) => expect(referrersText(references)).toBe(text));

import { expect, test } from 'vitest';
import { fieldsOf, missingFields, requiredFields } from '../../src/analysis/flow-log-format.ts';

const format = (...fields: string[]) => fields.map((field) => `$\{${field}}`).join(' ');

test.each([
  ['no format is the default, which has all', undefined, []],
  ['all that is required', format(...requiredFields), []],
  ['more than is required', format('vpc-id', ...requiredFields, 'pkt-srcaddr'), []],
  ['packet addresses do not stand in', format('pkt-srcaddr', ...requiredFields.slice(1)), ['srcaddr']],
  ['an empty format', '', requiredFields],
])('%s', (_, logFormat, expected) => {
  expect(missingFields(logFormat)).toEqual(expected);
});

test('the caller may require others', () => {
  expect(missingFields(undefined, ['srcaddr', 'tcp-flags'])).toEqual(['tcp-flags']);
});

test('fields keep their order', () => {
  expect(fieldsOf(format('start', 'action'))).toEqual(['start', 'action']);
});

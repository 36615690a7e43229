import { expect, test } from 'vitest';
import { uriPattern } from '../../../src/simulator/wire/uri-pattern.ts';

test.each([
  ['/detector/{DetectorId}/member', '/detector/abc/member', '', { DetectorId: 'abc' }],
  ['/detector/{DetectorId}/member', '/detector/abc/member/', '', { DetectorId: 'abc' }],
  ['/detector/{DetectorId}/member', '/detector/abc/member/get', '', undefined],
  ['/detector/{DetectorId}', '/detector/a%2Fb', '', { DetectorId: 'a/b' }],
  ['/{Key+}?acl', '/a/b.txt', 'acl', { Key: 'a/b.txt' }],
  ['/{Key+}?acl', '/a/b.txt', 'policy', undefined],
  ['/?policy', '/', 'policy=', {}],
  ['/?policy', '/', '', undefined],
  ['/?list-type=2', '/', 'list-type=1', undefined],
  ['/?list-type=2', '/', 'list-type=2&prefix=a', {}],
  ['/?x-id=ListBuckets', '/', '', {}],
])('%s and %s?%s', (template, path, query, expected) => {
  expect(uriPattern(template).match(path, new URLSearchParams(query))).toEqual(expected);
});

test('the template that demands more is the more specific', () => {
  const templates = ['/', '/?policy', '/?analytics&x-id=Get', '/{Key+}'];
  const sorted = [...templates].sort((left, right) => uriPattern(right).specificity - uriPattern(left).specificity);
  expect(sorted.slice(0, 2)).toEqual(['/?policy', '/?analytics&x-id=Get']);
});

import { expect, test } from 'vitest';
import type { AccountTags } from '../../src/core/account-tags.ts';
import { collected, type Unread } from '../../src/core/evidence.ts';
import type { ProductionSettings } from '../../src/core/settings.ts';
import { type ProductionEvidence, productionOf } from '../../src/evaluate/production.ts';

const accounts = [
  { id: '111111111111', ou: ['Root', 'Production'] },
  { id: '222222222222', ou: ['Root'] },
  { id: '333333333333', ou: ['Root'] },
];
const ids = [...accounts.map(({ id }) => id), '999999999999', null];

const denied: Unread = {
  kind: 'denied',
  operation: 'organizations:ListTagsForResource',
  code: 'AccessDeniedException',
  message: 'no',
  action: 'organizations:ListTagsForResource',
};
const notCollected: Unread = { ...denied, kind: 'failed', code: 'NotCollected' };

const tagged = (...all: Record<string, string>[]): AccountTags =>
  accounts.map(({ id }, index) => ({
    Id: id,
    Tags: collected(Object.entries(all[index] ?? {}).map(([Key, Value]) => ({ Key, Value }))),
  }));

/** The accounts of production, and why those are that are so for want of knowledge. */
function told(production: ProductionSettings | undefined, evidence: Partial<ProductionEvidence> = {}) {
  const { has, assumed } = productionOf(production, accounts, {
    tags: collected(tagged({}, { environment: 'production', tier: '1' }, { environment: 'test', tier: '1' })),
    keys: ['environment', 'tier'],
    notCollected,
    tree: collected([]),
    ...evidence,
  });
  return {
    production: ids.filter(has),
    assumed: [...assumed].map(([id, { kind, unread }]) => `${id} ${kind} ${unread.code}`),
  };
}

test('no account is of production where the settings name none', () => {
  expect(told(undefined, { tags: denied })).toEqual({ production: [], assumed: [] });
});

test('account and OU must both match, and tags are another way in', () => {
  expect(told({ account: '1*', ou: 'Production' }).production).toEqual(['111111111111']);
  expect(told({ account: '2*', ou: 'Production' }).production).toEqual([]);
  expect(told({ ou: 'Production', tags: { environment: 'prod*' } }).production).toEqual([
    '111111111111',
    '222222222222',
  ]);
});

test('an account must have all the tags, each with a value that one of the globs matches', () => {
  expect(told({ tags: { environment: ['live', 'prod*'] } }).production).toEqual(['222222222222']);
  expect(told({ tags: { tier: '1' } }).production).toEqual(['222222222222', '333333333333']);
  expect(told({ tags: { tier: '1', environment: 'test' } }).production).toEqual(['333333333333']);
  expect(told({ tags: { Environment: '*' } }, { keys: ['Environment'] }).production).toEqual([]);
});

test('an account whose tags were not read counts as production, unless it is so by its place', () => {
  const settings = { ou: 'Production', tags: { environment: 'prod*' } };
  expect(told(settings, { tags: denied })).toEqual({
    production: ['111111111111', '222222222222', '333333333333'],
    assumed: ['222222222222 tags AccessDeniedException', '333333333333 tags AccessDeniedException'],
  });
  const one = tagged({}, {}).map((entry) => (entry.Id === '333333333333' ? { ...entry, Tags: denied } : entry));
  expect(told(settings, { tags: collected(one) })).toEqual({
    production: ['111111111111', '333333333333'],
    assumed: ['333333333333 tags AccessDeniedException'],
  });
});

test('tags that nobody asked for, and accounts that nobody asked about, are not read', () => {
  const everyone = accounts.map(({ id }) => `${id} tags NotCollected`);
  expect(told({ tags: { owner: 'x' } }).assumed).toEqual(everyone);
  expect(told({ tags: { tier: '2' } }, { tags: collected([]) }).assumed).toEqual(everyone);
});

test('where the OUs were not read, whoever they could choose counts as production', () => {
  const tree = { ...denied, operation: 'organizations:ListRoots' };
  expect(told({ account: ['2*', '3*'], ou: 'Other' }, { tree })).toEqual({
    production: ['222222222222', '333333333333'],
    assumed: ['222222222222 tree AccessDeniedException', '333333333333 tree AccessDeniedException'],
  });
  expect(told({ account: '2*' }, { tree })).toEqual({ production: ['222222222222'], assumed: [] });
});

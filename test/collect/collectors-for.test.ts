import { describe, expect, test } from 'vitest';
import { collectors, kinds } from '../../src/catalog/generated/collectors.ts';
import { collectorsFor, discoveryKinds } from '../../src/collect/collectors-for.ts';

const chosen = (...needed: string[]) => collectorsFor(new Set(needed), collectors).map(({ kind }) => kind.id);

describe('the collectors for what is needed', () => {
  test('are those of discovery when nothing is', () => {
    expect(chosen().sort()).toEqual([...discoveryKinds].sort());
  });

  test('are no more than that where no destination is followed', () => {
    expect(chosen('vpcs', 'subnets').sort()).toEqual([...discoveryKinds, 'vpcs', 'subnets'].sort());
  });

  test('are all that may refer to a destination where one is followed, and what finds its owner', () => {
    const referring = [...kinds.values()].filter((kind) => kind.references).map(({ id }) => id);
    const followed = chosen('kms-key');
    expect(followed).toEqual(expect.arrayContaining([...referring, 'kms-key', 's3-buckets', 'bucket-existence']));
    expect(referring).toContain('cloudtrail-trails');
    expect(followed).not.toContain('guardduty-filters');
  });
});

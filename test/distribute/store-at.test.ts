import { describe, expect, test } from 'vitest';
import { storeAt } from '../../src/distribute/store-at.ts';

describe('a store is named by', () => {
  test.each([
    ['evidence', 'evidence'],
    ['/mnt/evidence', '/mnt/evidence'],
    ['s3://archive', 's3://archive'],
    ['s3://archive/', 's3://archive'],
    ['s3://archive.example.com/scans/2026/', 's3://archive.example.com/scans/2026'],
  ])('%s', async (place, named) => expect((await storeAt(place, { region: 'us-east-1' })).place).toBe(named));
});

test.each(['s3://', 's3://Archive/x', 's3://a_b', 'https://example.com/x', 'redis://localhost'])(
  '%s is none',
  async (place) => {
    await expect(storeAt(place)).rejects.toMatchObject({
      code: 'usage',
      message: `${place} is neither a directory nor s3://BUCKET/PREFIX.`,
    });
  },
);

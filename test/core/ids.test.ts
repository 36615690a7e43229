import { describe, expect, test } from 'vitest';
import { accountIdSchema, regionNameSchema } from '../../src/core/ids.ts';

describe('an account id', () => {
  test.each([
    ['111111111111', true],
    ['000000000001', true],
    ['11111111111', false],
    ['1111111111111', false],
    ['11111111111a', false],
    ['111111111111\n', false],
    ['', false],
  ])('%j: %j', (text, good) => expect(accountIdSchema.safeParse(text).success).toBe(good));
});

describe('a Region name', () => {
  test.each([
    ['eu-west-1', true],
    ['ap-southeast-10', true],
    ['us-gov-east-1', true],
    ['us-isob-east-1', true],
    ['eusc-de-east-1', true],
    ['EU-WEST-1', false],
    ['eu-west', false],
    ['eu-west-1a', false],
    ['aws-global', false],
    ['../..', false],
  ])('%j: %j', (text, good) => expect(regionNameSchema.safeParse(text).success).toBe(good));
});

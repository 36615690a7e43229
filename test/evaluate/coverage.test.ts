import { describe, expect, test } from 'vitest';
import type { Check, Verdict } from '../../src/core/check.ts';
import { scopeOf } from '../bundle/a-bundle.ts';
import * as an from './an-estate.ts';

const { management, workload, euWest1, usEast1, denied, collected, inTarget } = an;

const says = (verdict: Pick<Extract<Verdict, { gap?: unknown }>, 'outcome' | 'gap'>): Verdict => ({
  message: 'good',
  text: 'said',
  details: {},
  ...verdict,
});

/** The target check, ending as told. */
const ending = {
  good: {},
  missing: { evaluate: () => [says({ outcome: 'fail', gap: 'missing' })] },
  unsound: { evaluate: () => [says({ outcome: 'fail', gap: 'unsound' })] },
  'not-applicable': { evaluate: () => [says({ outcome: 'not-applicable' })] },
  unread: { needs: { thing: an.ofAccount } },
  error: { evaluate: () => [] },
} satisfies Record<string, Partial<Check>>;

/** The state of GuardDuty in one target, after checks of which each is told how to end. */
async function state(...ends: readonly (keyof typeof ending)[]) {
  const checks = ends.map((end, index) => an.changed(an.targetCheck, { id: `test/${index}`, ...ending[end] }));
  const audit = await an.judged(
    {
      accounts: [scopeOf(management)],
      evidence: {
        [management]: [
          inTarget(management, euWest1, collected(true)),
          an.ofKind(an.ofAccount, denied, { account: management }),
        ],
      },
    },
    checks,
  );
  return audit.coverage.map((cell) => `${cell.source} ${cell.state} ${cell.findings.length}`).join();
}

describe('a source covers a target as well as the worst that is said of it', () => {
  test.each([
    [['good'], 'covered 0'],
    [['not-applicable'], 'not-applicable 0'],
    [['not-applicable', 'good'], 'covered 0'],
    [['good', 'unread'], 'unknown 1'],
    [['good', 'error'], 'unknown 1'],
    [['unread', 'unsound', 'good'], 'unsound 2'],
    [['unsound', 'missing', 'unread', 'good'], 'missing 3'],
  ] as const)('%j: %s', async (ends, said) => expect(await state(...ends)).toBe(`guardduty ${said}`));
});

describe('what counts', () => {
  const bad = {
    evidence: {
      [management]: [
        inTarget(management, euWest1, collected(false)),
        an.ofKind(an.ofAccount, collected(false), { account: management }),
      ],
      [workload]: [],
    },
    accounts: [scopeOf(management, { regions: [euWest1, usEast1] }), scopeOf(workload, { regions: [usEast1] })],
  };
  const cells = async (given: an.Given, checks: Parameters<typeof an.judged>[1]) =>
    (await an.judged(given, checks)).coverage.map(({ account, region, state: one }) => `${account} ${region} ${one}`);

  test('a missing thing is a missing source only for a check of presence', async () => {
    const mild = an.changed(an.targetCheck, { presence: undefined as never });
    expect(await cells(bad, [mild])).toContain('111111111111 eu-west-1 unsound');
    expect(await cells(bad, [an.targetCheck])).toContain('111111111111 eu-west-1 missing');
  });

  test('a finding of an account counts in all its Regions, and in no other account', async () => {
    expect((await cells(bad, [an.accountCheck])).slice(0, 2)).toEqual([
      '111111111111 eu-west-1 unsound',
      '111111111111 us-east-1 unsound',
    ]);
    expect((await cells(bad, [an.accountCheck]))[2]).toBe('222222222222 us-east-1 unknown');
  });

  test('a mild check does not, where there is a severe one', async () => {
    const mild = an.changed(an.targetCheck, {
      id: 'test/mild',
      severity: 'medium',
      evaluate: () => [says({ outcome: 'fail', gap: 'unsound' })],
    });
    const severe = an.changed(an.targetCheck, { evaluate: () => [says({ outcome: 'pass' })] });
    expect((await cells(bad, [mild, severe]))[0]).toBe('111111111111 eu-west-1 covered');
    expect((await cells(bad, [mild]))[0]).toBe('111111111111 eu-west-1 unsound');
  });

  test('a destination counts for those whose telemetry flows into it, also by way of another', async () => {
    const bucket = an.bucketAt({ state: 'found', account: management, region: euWest1 });
    const key = {
      ...bucket,
      type: 'key' as const,
      arn: 'arn:aws:kms:eu-west-1:111111111111:key/k',
      // The bucket refers to the key, and in a circle the key to the bucket.
      references: [
        { type: 'key' as const, arn: 'k', source: 'guardduty' as const, from: bucket.arn, account: null, region: null },
      ],
    };
    const circle = {
      ...bucket,
      references: [
        ...bucket.references,
        { ...bucket.references[0], from: key.arn, account: null, region: null } as never,
      ],
    };
    const keyCheck = an.changed(an.bucketCheck, {
      id: 'test/key',
      destination: 'key',
      needs: {},
      evaluate: () => [says({ outcome: 'fail', gap: 'unsound' })],
    });
    const given = { ...bad, destinations: [circle, key] };
    expect(await cells(given, [keyCheck])).toEqual([
      '111111111111 eu-west-1 not-applicable',
      '111111111111 us-east-1 not-applicable',
      '222222222222 us-east-1 unsound',
    ]);
  });

  test('cells are counted by state', async () => {
    const { summary } = await an.judged(bad, [an.targetCheck]);
    expect(summary.coverage).toEqual({
      guardduty: { covered: 0, unsound: 0, missing: 1, unknown: 2, notApplicable: 0 },
    });
  });
});

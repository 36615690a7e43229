import { describe, expect, test } from 'vitest';
import { auditResultSchema } from '../../src/core/audit-result.ts';
import type { Verdict } from '../../src/core/check.ts';
import { findingId } from '../../src/evaluate/to-finding.ts';
import { scopeOf } from '../bundle/a-bundle.ts';
import * as an from './an-estate.ts';

const { management, workload, euWest1, usEast1, denied, collected, inTarget, inShort, judged } = an;

/** Good evidence of every target. */
const everywhere = (good: boolean) => ({
  evidence: {
    [management]: [euWest1, usEast1].map((region) => inTarget(management, region, collected(good))),
    [workload]: [euWest1, usEast1].map((region) => inTarget(workload, region, collected(good))),
  },
});

describe('every check says something of every scope', () => {
  test('that was read', async () => {
    const audit = await judged(everywhere(true), [an.targetCheck]);
    expect(inShort(audit)).toEqual([
      '111111111111 eu-west-1 pass',
      '111111111111 us-east-1 pass',
      '222222222222 eu-west-1 pass',
      '222222222222 us-east-1 pass',
    ]);
    expect(audit.summary.byOutcome).toEqual({ fail: 0, unknown: 0, error: 0, pass: 4, 'not-applicable': 0 });
  });

  test('with what proves it', async () => {
    const audit = await judged(
      {
        evidence: { [management]: [inTarget(management, euWest1, collected(false))] },
        accounts: [scopeOf(management)],
      },
      [an.targetCheck],
    );
    expect(audit.findings).toEqual([
      {
        id: findingId('test/target', management, euWest1, null),
        check: 'test/target',
        outcome: 'fail',
        gap: 'missing',
        severity: 'high',
        account: management,
        region: euWest1,
        resource: null,
        message: 'All is bad.',
        facts: { Good: null },
        operation: 'test:Get-of-target',
      },
    ]);
    expect(auditResultSchema.safeParse(audit).success).toBe(true);
  });

  test('that was not read: unknown, naming the action', async () => {
    const { evidence } = everywhere(true);
    const audit = await judged({ evidence: { ...evidence, [workload]: [inTarget(workload, euWest1, denied)] } }, [
      an.targetCheck,
    ]);
    expect(inShort(audit).slice(2)).toEqual([
      '222222222222 eu-west-1 unknown AccessDenied',
      '222222222222 us-east-1 unknown NotCollected',
    ]);
    expect(audit.findings[2]).toMatchObject({
      message:
        'Unknown: test:Read was denied (AccessDenied). Granting test:AllowRead to the audit role would let the scan see it.',
      operation: 'test:Read',
      unread: denied,
    });
    expect(audit.findings[3]?.unread).toMatchObject({
      operation: 'test:Get-of-target',
      action: 'test:Allow-of-target',
    });
    expect(audit.unread).toEqual([
      expect.objectContaining({
        account: workload,
        region: euWest1,
        kind: 'of-target',
        reason: 'denied',
        action: 'test:AllowRead',
      }),
    ]);
  });

  test('that was not to be read: not applicable, with the reason', async () => {
    const { evidence } = everywhere(true);
    const reason = 'Only the administrator is asked.';
    const audit = await judged(
      {
        evidence: {
          ...evidence,
          [workload]: [euWest1, usEast1].map((region) => inTarget(workload, region, { kind: 'not-planned', reason })),
        },
      },
      [an.targetCheck],
    );
    expect(audit.findings.filter(({ account }) => account === workload)).toMatchObject([
      { outcome: 'not-applicable', message: reason },
      { outcome: 'not-applicable', message: reason },
    ]);
    expect(audit.unread).toEqual([]);
  });

  test('of an account that could not be entered: all of it unknown', async () => {
    const unreachable = { ...denied, operation: 'sts:AssumeRole', action: 'sts:AssumeRole' };
    const { evidence } = everywhere(true);
    const audit = await judged(
      {
        accounts: [scopeOf(management), scopeOf(workload, { regions: [euWest1, usEast1], unreachable })],
        evidence: { ...evidence, [workload]: [] },
      },
      [an.targetCheck, an.accountCheck],
    );
    expect(inShort(audit).filter((line) => line.startsWith(workload))).toEqual([
      '222222222222 unknown AccessDenied',
      '222222222222 eu-west-1 unknown AccessDenied',
      '222222222222 us-east-1 unknown AccessDenied',
    ]);
    expect(audit.organization.accounts[1]).toMatchObject({ scanned: false, unreachable: { code: 'AccessDenied' } });
  });

  test('of an account that the scan never came to: all of it unknown, in the Regions of every account', async () => {
    const audit = await judged(
      {
        manifest: {
          complete: false,
          finishedAt: null,
          options: { ...an.source({}).manifest.options, regions: [euWest1] },
        },
        accounts: [scopeOf(management), scopeOf(workload, { regions: [] })],
        evidence: { [management]: [inTarget(management, euWest1, collected(true))] },
      },
      [an.targetCheck],
    );
    expect(inShort(audit)).toEqual(['111111111111 eu-west-1 pass', '222222222222 eu-west-1 unknown NotScanned']);
    expect(audit.run.complete).toBe(false);
    expect(audit.scope.targets).toContainEqual({ account: workload, region: euWest1 });
  });

  test('except accounts left out by intent, which are listed', async () => {
    const audit = await judged(
      {
        ...everywhere(true),
        manifest: { options: { ...an.source({}).manifest.options, regions: [euWest1] } },
        accounts: [
          scopeOf(management, { regions: [euWest1], skippedRegions: [an.usEast1] }),
          scopeOf(workload, { regions: [], skipped: 'its state is SUSPENDED' }),
        ],
      },
      [an.targetCheck],
    );
    expect(inShort(audit)).toEqual(['111111111111 eu-west-1 pass']);
    expect(audit.scope.skipped).toEqual([
      { account: management, region: usEast1, reason: 'not named by --regions' },
      { account: workload, reason: 'its state is SUSPENDED' },
    ]);
  });

  test('and Regions that were asked for and are not enabled are listed too', async () => {
    const audit = await judged(
      {
        ...everywhere(true),
        manifest: { options: { ...an.source({}).manifest.options, regions: [euWest1, usEast1] } },
        accounts: [scopeOf(management, { regions: [euWest1] })],
      },
      [an.targetCheck],
    );
    expect(audit.scope.skipped).toEqual([
      { account: management, region: usEast1, reason: 'not enabled in this account' },
    ]);
  });

  test('of the organization, of which a single account has none', async () => {
    const organization = [an.ofKind(an.ofOrganization, collected(false))];
    expect(inShort(await judged({ organization }, [an.organizationCheck]))).toEqual(['fail']);
    expect(inShort(await judged({ organization, manifest: { organization: null } }, [an.organizationCheck]))).toEqual([
      'not-applicable',
    ]);
    expect(inShort(await judged({}, [an.organizationCheck]))).toEqual(['unknown NotCollected']);
  });
});

describe('a bug in a check', () => {
  const broken = (evaluate: () => Iterable<Verdict>) => an.changed(an.targetCheck, { id: 'test/broken', evaluate });
  const say = { outcome: 'pass', message: 'good', text: 'good', details: {} } as const;

  test.each<[string, () => Iterable<Verdict>, string]>([
    [
      'that throws',
      () => {
        throw new Error('oops');
      },
      'The check failed: oops',
    ],
    ['that says nothing', () => [], 'The check failed: the check said nothing'],
    [
      'that says two things of one scope',
      () => [say, say],
      'The check failed: the check gave two verdicts on one scope',
    ],
    [
      'that says two things of one resource',
      () => [1, 2].map(() => ({ ...say, details: { resource: 'r' } })),
      'The check failed: the check gave two verdicts on r',
    ],
  ])('%s is an error there, and the others go on', async (_, evaluate, message) => {
    const audit = await judged(everywhere(true), [broken(evaluate), an.targetCheck]);
    expect(audit.summary.byOutcome).toMatchObject({ error: 4, pass: 4 });
    expect(audit.findings.filter(({ outcome }) => outcome === 'error').map((finding) => finding.message)).toEqual(
      Array(4).fill(message),
    );
  });

  test('that speaks of a destination by its ARN and by nothing is one too: both would have one id', async () => {
    const bucket = an.bucketAt({ state: 'found', account: management, region: euWest1 });
    const twins = an.changed(an.bucketCheck, {
      evaluate: () => [say, { ...say, details: { resource: bucket.arn } }],
    });
    const audit = await judged(
      { destinations: [bucket], records: [an.ofKind(an.ofBucket, collected(true), { arn: bucket.arn })] },
      [twins],
    );
    expect(inShort(audit)).toEqual(['111111111111 eu-west-1 arn:aws:s3:::logs error']);
  });

  test('that forgets what a message needs is an error', async () => {
    const check = an.changed(an.targetCheck, {
      evaluate: (_, { pass }) => [pass('good', {})],
    });
    const { findings } = await judged(everywhere(true), [check]);
    expect(findings[0]?.message).toBe('The check failed: message good of check test/target needs {how}');
  });
});

describe('evidence narrower than the check', () => {
  const outcome = async (
    quantifier: 'every' | 'some' | 'own',
    one: boolean | undefined,
    other: boolean | undefined,
  ) => {
    const evidenceOf = (good: boolean | undefined) => (good === undefined ? denied : collected(good));
    const audit = await judged(
      {
        accounts: [scopeOf(management), scopeOf(workload)],
        evidence: {
          [management]: [inTarget(management, euWest1, evidenceOf(one))],
          [workload]: [inTarget(workload, euWest1, evidenceOf(other))],
        },
      },
      [an.wideCheck(quantifier)],
    );
    return audit.findings.map((finding) => finding.outcome).join();
  };

  test.each([
    ['every', true, true, 'pass'],
    ['every', true, undefined, 'unknown'],
    ['every', false, undefined, 'fail'],
    ['some', true, undefined, 'pass'],
    ['some', false, undefined, 'unknown'],
    ['some', false, false, 'fail'],
    ['own', true, undefined, 'pass'],
    ['own', false, undefined, 'fail'],
    ['every', undefined, undefined, 'unknown'],
    ['some', undefined, undefined, 'unknown'],
    ['own', undefined, undefined, 'unknown'],
  ] as const)('%s: %j and %j make %s', async (quantifier, one, other, said) => {
    expect(await outcome(quantifier, one, other)).toBe(said);
  });
});

describe('a destination', () => {
  const arn = 'arn:aws:s3:::logs';
  const withBucket = (location: Parameters<typeof an.bucketAt>[0], evidence: Parameters<typeof an.ofKind>[1]) => ({
    destinations: [an.bucketAt(location)],
    records: [an.ofKind(an.ofBucket, evidence, { arn })],
  });
  const found = { state: 'found', account: management, region: euWest1 } as const;
  const unreached = { ...denied, kind: 'unavailable', code: 'OwnerNotScanned' } as const;

  test.each<[string, an.Given, string]>([
    ['found is judged where it lives', withBucket(found, collected(false)), `${management} eu-west-1 ${arn} fail`],
    [
      'of nobody scanned is unknown',
      withBucket({ state: 'elsewhere', account: null }, unreached),
      `${workload} us-east-1 ${arn} unknown OwnerNotScanned`,
    ],
    [
      'of a known stranger is unknown',
      withBucket({ state: 'elsewhere', account: management }, unreached),
      `${management} us-east-1 ${arn} unknown OwnerNotScanned`,
    ],
    [
      'that is nowhere is not judged for what it is',
      withBucket({ state: 'absent' }, unreached),
      `${workload} us-east-1 ${arn} not-applicable`,
    ],
  ])('%s', async (_, given, said) => expect(inShort(await judged(given, [an.bucketCheck]))).toEqual([said]));

  test('that is nowhere is judged for that', async () => {
    const check = an.changed(an.bucketCheck, { judgesLocation: true });
    expect(inShort(await judged(withBucket({ state: 'absent' }, collected(false)), [check]))).toEqual([
      `${workload} us-east-1 ${arn} fail`,
    ]);
  });

  test('that nothing refers to is none', async () => {
    const [finding] = (await judged({}, [an.bucketCheck], ['of-target'])).findings;
    expect(finding).toMatchObject({ outcome: 'not-applicable', message: 'Nothing that was read refers to a bucket.' });
  });

  test.each<[string, an.Given, string]>([
    [
      'what could name it is unread',
      { evidence: { [management]: [inTarget(management, euWest1, denied)], [workload]: [] } },
      'AccessDenied',
    ],
    [
      'an account could not be entered',
      { accounts: [scopeOf(management), scopeOf(workload, { unreachable: denied })] },
      'AccessDenied',
    ],
    [
      'another destination that could name it is unread',
      { destinations: [{ ...an.bucketAt(found), type: 'key' }], records: [an.ofKind(an.ofTarget, denied, { arn })] },
      'AccessDenied',
    ],
    [
      'the scan ended before it came to destinations',
      { manifest: { complete: false, finishedAt: null } },
      'NotScanned',
    ],
  ])('is unknown, not "none", when %s', async (_, given, code) => {
    expect(inShort(await judged(given, [an.bucketCheck], ['of-target']))).toEqual([`unknown ${code}`]);
  });
});

describe('the result', () => {
  const mixed = {
    evidence: {
      [management]: [inTarget(management, euWest1, collected(false)), inTarget(management, usEast1, denied)],
      [workload]: [inTarget(workload, usEast1, collected(true)), inTarget(workload, euWest1, denied)],
    },
  };
  const checks = [
    an.targetCheck,
    an.changed(an.targetCheck, { id: 'test/a', severity: 'low' }),
    an.changed(an.targetCheck, { id: 'test/b', severity: 'critical' }),
    an.accountCheck,
  ];

  test('is the same, byte for byte, whatever the order of accounts and records', async () => {
    const turned = {
      evidence: Object.fromEntries(Object.entries(mixed.evidence).map(([id, records]) => [id, [...records].reverse()])),
    };
    const [one, other] = [await judged(mixed, checks), await judged(turned, checks)];
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  });

  test('is sorted by severity, check, account and Region', async () => {
    const { findings } = await judged(mixed, checks);
    const keys = findings.map(({ severity, check, account, region }) => [severity, check, account, region].join(' '));
    expect(keys.filter((key) => key.includes('test/a ') || key.includes('test/b'))).toEqual(
      ['critical test/b', 'low test/a'].flatMap((what) =>
        [management, workload].flatMap((account) => [euWest1, usEast1].map((region) => `${what} ${account} ${region}`)),
      ),
    );
    expect(keys.findIndex((key) => key.includes('test/account'))).toBe(4);
  });

  test('has one id for each finding, which does not change with its outcome', async () => {
    const ids = async (given: an.Given) => (await judged(given, checks)).findings.map(({ id }) => id);
    const before = await ids(mixed);
    expect(new Set(before).size).toBe(before.length);
    expect((await ids(everywhere(true))).sort()).toEqual([...before].sort());
  });
});

import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { type Waiver, type WaiverStatus, waiverSchema } from '../../src/core/waiver.ts';
import { WaiverMarks, type WaiverPlaces } from '../../src/evaluate/waivers.ts';
import { auditFinding } from '../support/audit.ts';

const now = new Date('2026-11-21T09:30:00.000Z');
const account = '111111111111';
const accounts = [
  { id: account, ou: ['Root', 'Workloads', 'Sandbox'] },
  { id: '222222222222', ou: ['Root'] },
] satisfies WaiverPlaces['accounts'];
const targets = accounts.map(({ id }) => ({ account: id, region: 'eu-west-1' }));
const check = 'guardduty/detector-is-enabled';

const waiver = (changes: Partial<Record<keyof Waiver, unknown>> = {}): Waiver =>
  waiverSchema.parse({ check, reason: 'until the move', owner: 'alice', expires: '2027-01-01', ...changes });

function apply(waivers: readonly Waiver[], findings: readonly Finding[], ran: readonly string[] = [check]) {
  const marks = new WaiverMarks(waivers, { accounts, targets, ran, now });
  return { findings: findings.map((finding) => marks.mark(finding)), waivers: marks.results() };
}

const mark = { reason: 'until the move', owner: 'alice', expires: '2027-01-01' };

describe('a failing finding', () => {
  const bucket = 'arn:aws:s3:::logs';
  test.each<[string, Partial<Record<keyof Waiver, unknown>>, boolean]>([
    ['its check', {}, true],
    ['a glob over checks', { check: 'guardduty/*' }, true],
    ['one of several checks', { check: ['config/*', check] }, true],
    ['another check', { check: 'guardduty/detector' }, false],
    ['its account', { account }, true],
    ['a glob over accounts', { account: '1111*' }, true],
    ['another account', { account: '222222222222' }, false],
    ['its OU', { ou: 'Sandbox' }, true],
    ['an OU above it', { ou: 'Workloads' }, true],
    ['its OU by path', { ou: 'Root/Workloads/Sandbox' }, true],
    ['a glob over paths', { ou: 'Root/Work*' }, true],
    ['an OU of that name elsewhere', { ou: 'Root/Sandbox' }, false],
    ['its Region', { region: 'eu-*' }, true],
    ['another Region', { region: 'us-east-1' }, false],
    ['its resource', { resource: 'arn:aws:s3:::log*' }, true],
    ['another resource', { resource: 'arn:aws:s3:::cards' }, false],
    ['its account and another Region', { account, region: 'us-east-1' }, false],
    ['everything', { check: '*' }, true],
  ])('is waived by %s: %o', (_, changes, isWaived) => {
    const { findings } = apply([waiver(changes)], [auditFinding({ resource: bucket })]);
    expect(findings[0]?.waiver).toEqual(isWaived ? mark : undefined);
  });

  test.each([
    ['account', { account: '*' }],
    ['OU', { ou: '*' }],
    ['Region', { region: '*' }],
    ['resource', { resource: '*' }],
  ])('without one is not matched by any %s', (_, changes) => {
    const ofTheOrganization = auditFinding({ account: null, region: null, resource: null });
    expect(apply([waiver(changes)], [ofTheOrganization]).findings).toEqual([ofTheOrganization]);
    expect(apply([waiver()], [ofTheOrganization]).findings[0]?.waiver).toEqual(mark);
  });

  test('of several waivers names the one that holds longest', () => {
    const { findings, waivers } = apply(
      [waiver({ owner: 'early' }), waiver({ owner: 'late', expires: '2027-06-01' }), waiver({ owner: 'early' })],
      [auditFinding()],
    );
    expect(findings[0]?.waiver?.owner).toBe('late');
    expect(waivers.map(({ status }) => status)).toEqual(['used', 'used', 'used']);
  });
});

describe('a waiver', () => {
  test.each([['pass'], ['not-applicable'], ['error'], ['unknown']] as const)(
    'of failing findings leaves %s alone',
    (outcome) => {
      const finding = auditFinding({ outcome });
      expect(apply([waiver()], [finding]).findings).toEqual([finding]);
    },
  );

  test('covers what is unknown only when it says so, and then never an error', () => {
    const [unknown, error] = apply(
      [waiver({ unknown: true })],
      [auditFinding({ outcome: 'unknown' }), auditFinding({ outcome: 'error' })],
    ).findings;
    expect([unknown?.waiver, error?.waiver]).toEqual([mark, undefined]);
  });

  test.each([
    ['2026-11-21', true],
    ['2026-11-20', false],
  ])('that expires on %s holds on 21 November: %s', (expires, holds) => {
    const [finding] = apply([waiver({ expires })], [auditFinding()]).findings;
    expect(holds ? finding?.waiver : finding?.expiredWaiver).toEqual({ ...mark, expires });
    expect(holds ? finding?.expiredWaiver : finding?.waiver).toBeUndefined();
  });

  test('that has expired gives way to one that holds', () => {
    const [finding] = apply([waiver({ expires: '2026-01-01' }), waiver()], [auditFinding()]).findings;
    expect([finding?.waiver, finding?.expiredWaiver]).toEqual([mark, undefined]);
  });

  test.each<[string, Waiver, readonly string[], WaiverStatus, number]>([
    ['that covers two findings', waiver(), [check], 'used', 2],
    ['that matches no finding', waiver({ region: 'us-east-1', resource: '*' }), [check], 'not-run', 0],
    ['that matches nothing in a place that was judged', waiver({ resource: 'arn:*' }), [check], 'unused', 0],
    ['that has expired', waiver({ expires: '2026-01-01' }), [check], 'expired', 2],
    ['that has expired and matches nothing', waiver({ expires: '2026-01-01', resource: 'x' }), [check], 'expired', 0],
    ['of a check that did not run', waiver({ check: 'config/*' }), [check], 'not-run', 0],
    ['of an account that was not scanned', waiver({ account: '333333333333' }), [check], 'not-run', 0],
  ])('%s is told as that', (_, given, ran, status, findings) => {
    expect(apply([given], [auditFinding(), auditFinding()], ran).waivers).toEqual([{ ...given, status, findings }]);
  });
});

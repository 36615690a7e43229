import { describe, expect, test } from 'vitest';
import type { Account, Check, Estate, Scope } from '../core/check.ts';
import type { Destination } from '../core/destination.ts';
import { collected, type Evidence, type Unread } from '../core/evidence.ts';
import type { EvidenceKind } from '../core/evidence-kind.ts';
import type { Gap, Outcome } from '../core/finding.ts';
import { type AccountId, accountId, type RegionName, regionName } from '../core/ids.ts';
import type { Json } from '../core/json.ts';
import { type Settings, settingsSchema } from '../core/settings.ts';
import { type Judgement, judge } from '../evaluate/judge.ts';
import { collectionNeed, type ResolvedNeed } from '../evaluate/need.ts';

/** The moment at which every test's evidence was read. */
export const now = new Date('2026-11-21T09:30:00Z');

export const management = accountId('111111111111');
export const logArchive = accountId('222222222222');
export const security = accountId('333333333333');
export const workload = accountId('444444444444');
export const euWest1 = regionName('eu-west-1');
export const usEast1 = regionName('us-east-1');

const account = (id: AccountId, name: string, ou: readonly string[]): Account => ({
  id,
  name,
  state: 'ACTIVE',
  ou,
  joined: '2020-01-01T00:00:00.000Z',
});

/** A small organization: management, log archive, security and one workload account, two Regions each. */
export const estate: Estate = {
  organizationId: 'o-example1234',
  managementAccountId: management,
  partition: 'aws',
  accounts: [
    account(management, 'management', ['Root']),
    account(logArchive, 'log-archive', ['Root', 'Security']),
    account(security, 'security', ['Root', 'Security']),
    account(workload, 'shop', ['Root', 'Workloads']),
  ],
  scanned: new Set([management, logArchive, security, workload]),
  regions: new Map([management, logArchive, security, workload].map((id) => [id, [euWest1, usEast1]])),
};

export const denied: Unread = {
  kind: 'denied',
  operation: 'test:Denied',
  code: 'AccessDeniedException',
  message: 'not authorized',
  action: 'test:Denied',
};

/** One entry of evidence that is narrower than the check. */
export interface CaseEntry {
  readonly account: AccountId;
  readonly region?: RegionName;
  /** The value, or what kept it from being read. */
  readonly value?: unknown;
  readonly unread?: Unread;
}

/** What a case expects of one verdict; what is left out is not compared. */
export interface Expected {
  readonly outcome: Outcome;
  readonly gap?: Gap;
  /** The message id. */
  readonly message?: string;
  /** The filled-in text, or a part of it. */
  readonly text?: string;
  readonly resource?: string;
  readonly severity?: string;
  readonly facts?: Readonly<Record<string, Json>>;
  readonly unread?: Partial<Unread>;
}

/**
 * One case of a check.
 * `evidence` is given per need: the value where the evidence reaches as wide as the check; an array of `CaseEntry`
 * where it is narrower; `{ [arn]: value | unread }` for a lookup of destinations of another type.
 */
export interface Case {
  readonly scope?: Partial<Scope>;
  readonly evidence: Readonly<Record<string, unknown>>;
  /** Where looked-up destinations live, by ARN. */
  readonly destinations?: Readonly<Record<string, Destination>>;
  readonly settings?: unknown;
  readonly estate?: Partial<Estate>;
  readonly now?: Date;
  readonly expect: readonly Expected[];
}

export type Cases = Readonly<Record<string, Case>>;

/** A destination that the scan has found in `owner`. */
export function destination(
  type: Destination['type'],
  arn: string,
  owner: AccountId = logArchive,
  region: RegionName = euWest1,
  references: Destination['references'] = [],
): Destination {
  return { type, arn, location: { state: 'found', account: owner, region }, references };
}

const unreadKinds = ['denied', 'unavailable', 'failed'];
const isUnread = (value: unknown): value is Unread =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  'action' in value &&
  unreadKinds.includes(String(value.kind));

function formOf(check: Check, kind: EvidenceKind): ResolvedNeed['form'] {
  if (kind.breadth === 'destination') return kind.destination === check.destination ? 'value' : 'lookup';
  const rank = { organization: 0, account: 1, target: 2 } as const;
  if (check.breadth === 'destination') return 'value';
  return rank[kind.breadth] > rank[check.breadth] ? 'collection' : 'value';
}

function resolve(check: Check, name: string, one: Case, override?: Unread): ResolvedNeed {
  const kind = check.needs[name];
  if (!kind) throw new Error(`check ${check.id} has no need ${name}`);
  const given = one.evidence[name];
  const parsed = (value: unknown): Evidence<unknown> =>
    override ?? (isUnread(value) ? value : collected(kind.schema.parse(value)));
  switch (formOf(check, kind)) {
    case 'value':
      return { form: 'value', evidence: parsed(given) };
    case 'collection':
      return collectionNeed(
        (given as readonly CaseEntry[]).map((entry) => ({
          account: entry.account,
          region: entry.region ?? null,
          evidence: parsed(entry.unread ?? entry.value),
        })),
      );
    case 'lookup': {
      const byArn = given as Readonly<Record<string, unknown>>;
      const get = (arn: string): Evidence<unknown> =>
        arn in byArn ? parsed(byArn[arn]) : (override ?? { ...denied, kind: 'failed', code: 'NotCollected' });
      return { form: 'lookup', lookup: { get, locate: (arn) => one.destinations?.[arn] } };
    }
  }
}

function run(check: Check, one: Case, deniedNeed?: string): readonly Judgement[] {
  const needs = Object.fromEntries(
    Object.keys(check.needs).map((name) => [name, resolve(check, name, one, name === deniedNeed ? denied : undefined)]),
  );
  const scope: Scope = {
    account: check.breadth === 'organization' ? null : workload,
    region: check.breadth === 'target' ? euWest1 : null,
    destination: null,
    ...one.scope,
  };
  const settings: Settings = settingsSchema.parse(one.settings ?? {});
  return judge(check, needs, { scope, estate: { ...estate, ...one.estate }, settings, now: one.now ?? now });
}

function shown(judgement: Judgement): Expected {
  const { resource, severity, facts } = judgement.details;
  return {
    outcome: judgement.outcome,
    ...('gap' in judgement && judgement.gap && { gap: judgement.gap }),
    ...('message' in judgement && judgement.message && { message: judgement.message }),
    ...('text' in judgement && { text: judgement.text }),
    ...(resource && { resource }),
    ...(severity && { severity }),
    ...(facts && { facts: JSON.parse(JSON.stringify(facts)) }),
    ...('unread' in judgement && { unread: judgement.unread }),
  };
}

/**
 * Tests a check by cases, and adds what every check owes: a passing and a failing case, every message said,
 * "denied means unknown" for each need, and evidence that AWS could send (parsed with each kind's schema).
 */
export function describeCheck(check: Check, cases: { passing: Cases; failing: Cases; others?: Cases }): void {
  const all = { ...cases.passing, ...cases.failing, ...cases.others };

  describe(check.id, () => {
    test('has a passing and a failing case', () => {
      const said = (some: Cases, outcome: Outcome) =>
        Object.values(some).every((one) => one.expect.some((expected) => expected.outcome === outcome));
      expect(Object.keys(cases.passing).length).toBeGreaterThan(0);
      expect(Object.keys(cases.failing).length).toBeGreaterThan(0);
      expect(said(cases.passing, 'pass')).toBe(true);
      expect(said(cases.failing, 'fail')).toBe(true);
    });

    for (const [name, one] of Object.entries(all)) {
      test(name, () => {
        const judgements = run(check, one).map(shown);
        expect(judgements).toEqual(
          one.expect.map(({ text, ...expected }) =>
            expect.objectContaining({ ...expected, ...(text && { text: expect.stringContaining(text) }) }),
          ),
        );
      });
    }

    for (const need of Object.keys(check.needs)) {
      test(`${need} denied means unknown, never pass and never another failure`, () => {
        let turned = 0;
        for (const one of Object.values(all)) {
          const before = run(check, one).map(shown);
          const after = run(check, one, need).map(shown);
          if (after.some(({ outcome }) => outcome === 'unknown')) turned++;
          for (const verdict of after) {
            const same = before.some((other) => JSON.stringify(other) === JSON.stringify(verdict));
            if (!same)
              expect({ outcome: verdict.outcome, action: verdict.unread?.action }).toEqual({
                outcome: 'unknown',
                action: denied.action,
              });
          }
        }
        expect(turned, `no case of ${check.id} depends on ${need}`).toBeGreaterThan(0);
      });
    }

    test('says every message in some case', () => {
      const said = new Set(
        Object.values(all).flatMap((one) => run(check, one).map((judgement) => shown(judgement).message)),
      );
      expect(Object.keys(check.messages).filter((message) => !said.has(message))).toEqual([]);
    });
  });
}

import { z } from 'zod';
import { wholeAudit } from '../../src/core/audit.ts';
import type { AuditResult } from '../../src/core/audit-result.ts';
import { type Check, defineCheck } from '../../src/core/check.ts';
import type { Derivation } from '../../src/core/derivation.ts';
import type { Destination, Location } from '../../src/core/destination.ts';
import type { Unread } from '../../src/core/evidence.ts';
import { defineDestinationEvidence, defineEvidence } from '../../src/core/evidence-kind.ts';
import { accountId, type RegionName, regionName } from '../../src/core/ids.ts';
import type { AccountScope, Manifest } from '../../src/core/manifest.ts';
import type { AccountEvidence, EvidenceRecord } from '../../src/core/record.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { type EvidenceSource, evaluate } from '../../src/evaluate/evaluate.ts';
import { organizationAccountTags } from '../../src/evidence/organization-account-tags.ts';
import { organizationTree } from '../../src/evidence/organization-tree.ts';
import { manifest, scopeOf } from '../bundle/a-bundle.ts';

export const management = accountId('111111111111');
export const workload = accountId('222222222222');
export const euWest1 = regionName('eu-west-1');
export const usEast1 = regionName('us-east-1');
export const readAt = new Date('2026-11-21T09:31:00.000Z');

const good = z.object({ good: z.boolean() });
export const ofOrganization = defineEvidence({
  id: 'of-organization',
  version: 1,
  breadth: 'organization',
  title: 'things',
  schema: good,
});
export const ofAccount = defineEvidence({
  id: 'of-account',
  version: 1,
  breadth: 'account',
  title: 'things',
  schema: good,
});
export const ofTarget = defineEvidence({
  id: 'of-target',
  version: 1,
  breadth: 'target',
  title: 'things',
  schema: good,
});
export const ofBucket = defineDestinationEvidence({
  id: 'of-bucket',
  version: 1,
  destination: 'bucket',
  title: 'things',
  schema: good,
});

export const operationsOf = (kind: string) => ({ operations: [`test:Get-${kind}`], actions: [`test:Allow-${kind}`] });

const common = {
  title: 'It is good',
  failureTitle: 'It is bad',
  severity: 'high',
  source: 'guardduty',
  why: 'why',
  remedy: { text: 'remedy' },
  controls: {},
  requirements: [],
  changedBy: [],
  messages: { good: 'All is {how}.', bad: 'All is {how}.' },
} as const;

/** Checks, one of each breadth, that pass on good evidence and fail on bad. */
export const targetCheck = defineCheck({
  ...common,
  id: 'test/target',
  breadth: 'target',
  presence: true,
  needs: { thing: ofTarget },
  *evaluate({ thing }, { pass, missing }) {
    yield thing.good ? pass('good', { how: 'good' }) : missing('bad', { how: 'bad' }, { facts: { Good: undefined } });
  },
});
export const accountCheck = defineCheck({
  ...common,
  id: 'test/account',
  breadth: 'account',
  needs: { thing: ofAccount },
  *evaluate({ thing }, { pass, unsound }) {
    yield thing.good ? pass('good', { how: 'good' }) : unsound('bad', { how: 'bad' });
  },
});
export const bucketCheck = defineCheck({
  ...common,
  id: 'test/bucket',
  breadth: 'destination',
  destination: 'bucket',
  needs: { thing: ofBucket },
  *evaluate({ thing }, { pass, unsound }) {
    yield thing.good ? pass('good', { how: 'good' }) : unsound('bad', { how: 'bad' });
  },
});
export const organizationCheck = defineCheck({
  ...common,
  id: 'test/organization',
  breadth: 'organization',
  needs: { thing: ofOrganization },
  *evaluate({ thing }, { pass, unsound }) {
    yield thing.good ? pass('good', { how: 'good' }) : unsound('bad', { how: 'bad' });
  },
});

/** A check over every target at once, with a quantifier. */
export const wideCheck = (quantifier?: 'every' | 'some' | 'own') =>
  defineCheck({
    ...common,
    id: 'test/wide',
    breadth: 'organization',
    ...(quantifier && { quantifier }),
    needs: { things: ofTarget },
    *evaluate({ things }, { pass, unsound, notApplicable }) {
      if (things.entries.length === 0) return yield notApplicable('good', { how: 'absent' });
      yield things.entries.every(({ value }) => value.good)
        ? pass('good', { how: 'good' })
        : unsound('bad', { how: 'bad' });
    },
  });

export const changed = (check: Check, changes: Partial<Check>): Check => ({ ...check, ...changes });

export const denied: Unread = {
  kind: 'denied',
  operation: 'test:Read',
  code: 'AccessDenied',
  message: 'not authorized',
  action: 'test:AllowRead',
};

export const collected = (isGood: boolean) => ({ kind: 'collected', value: { good: isGood } }) as const;

export const ofKind = (
  { id }: { id: string },
  evidence: EvidenceRecord['evidence'],
  place: Partial<Pick<EvidenceRecord, 'account' | 'region' | 'arn'>> = {},
): EvidenceRecord => ({ kind: id, version: 1, account: null, region: null, arn: null, evidence, ...place });

export const inTarget = (account: typeof management, region: RegionName, evidence: EvidenceRecord['evidence']) =>
  ofKind(ofTarget, evidence, { account, region });

export const bucketAt = (location: Location, name = 'logs'): Destination => ({
  type: 'bucket',
  arn: `arn:aws:s3:::${name}`,
  location,
  references: [
    { type: 'bucket', arn: `arn:aws:s3:::${name}`, source: 'guardduty', from: 'x', account: workload, region: usEast1 },
  ],
});

export interface Given {
  readonly manifest?: Partial<Manifest>;
  readonly accounts?: readonly AccountScope[];
  readonly organization?: readonly EvidenceRecord[];
  /** Records by account; an account that is not here was never read. */
  readonly evidence?: Readonly<Record<string, readonly EvidenceRecord[]>>;
  readonly destinations?: readonly Destination[];
  readonly records?: readonly EvidenceRecord[];
}

/** A bundle in memory. */
export function source(given: Given): EvidenceSource {
  const { evidence = { [management]: [], [workload]: [] } } = given;
  const regions = { regions: [euWest1, usEast1] };
  return {
    manifest: manifest({
      complete: true,
      finishedAt: '2026-11-21T09:40:00.000Z',
      accounts: [...(given.accounts ?? [scopeOf(management, regions), scopeOf(workload, regions)])],
      ...given.manifest,
    }),
    digest: 'd'.repeat(64),
    organization: async () => given.organization ?? [],
    has: (account) => account in evidence,
    account: async (account): Promise<AccountEvidence> => ({ account, readAt, records: evidence[account] ?? [] }),
    destinations: async () => ({ readAt, destinations: given.destinations ?? [], records: given.records ?? [] }),
  };
}

export const judged = async (
  given: Given,
  checks: readonly Check[],
  referring: readonly string[] = [],
  derivations: readonly Derivation[] = [],
): Promise<AuditResult> =>
  wholeAudit(
    await evaluate({
      source: source(given),
      checks,
      derivations,
      settings: defaultSettings,
      operationsOf,
      referring: new Set(referring),
      frameworks: [],
      productionKinds: { tags: organizationAccountTags, tree: organizationTree },
      catalogue: checks,
    }),
  );

/** Findings in few words: `account region resource outcome code`. */
export const inShort = ({ findings }: AuditResult): string[] =>
  findings.map(({ account, region, resource, outcome, unread }) =>
    [account, region, resource, outcome, unread?.code].filter((one) => one).join(' '),
  );

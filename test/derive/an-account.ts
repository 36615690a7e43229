import type { AccountReader, DerivationContext, EstateReader } from '../../src/core/derivation.ts';
import type { Destination } from '../../src/core/destination.ts';
import { collected, type Evidence, type Unread } from '../../src/core/evidence.ts';
import type { EvidenceKind } from '../../src/core/evidence-kind.ts';
import type { Finding } from '../../src/core/finding.ts';
import { accountId, regionName } from '../../src/core/ids.ts';
import { defaultSettings } from '../../src/core/settings.ts';

export const region = regionName('eu-west-1');

/** What the bundle holds of a kind, and of what. */
export interface Held {
  readonly kind: EvidenceKind;
  readonly value?: unknown;
  readonly unread?: Unread;
  /** Of a destination. */
  readonly arn?: string;
}

/** Evidence of a kind with a value that its schema takes. */
export const held = <T>(kind: EvidenceKind<T>, value: T, arn?: string): Held => ({
  kind: kind as EvidenceKind,
  value: kind.schema.parse(value),
  ...(arn !== undefined && { arn }),
});

const missing = (kind: EvidenceKind): Unread => ({
  kind: 'failed',
  operation: 'test:Get',
  action: 'test:Get',
  code: 'NotCollected',
  message: `the bundle has no ${kind.title} for this scope`,
});

function find<T>(all: readonly Held[], kind: EvidenceKind<T>, arn?: string): Evidence<T> {
  const found = all.find((one) => one.kind.id === kind.id && one.arn === arn);
  if (!found) return missing(kind as EvidenceKind);
  return found.unread ?? collected(found.value as T); // parsed by held()
}

/** An account in one Region that holds this. */
export const anAccount = (id: string, all: readonly Held[]): AccountReader => ({
  account: accountId(id),
  partition: 'aws',
  regions: [region],
  ofAccount: (kind) => find(all, kind),
  ofTarget: (kind) => find(all, kind),
});

/** An estate with these destinations, of which this is held. */
export const anEstate = (destinations: readonly Destination[], all: readonly Held[]): EstateReader => ({
  destinations,
  ofOrganization: (kind) => find(all, kind),
  ofDestination: (kind, arn) => find(all, kind, arn),
});

/** What is known at the end, of an organization in which these accounts were entered. */
export const aContext = (scanned: readonly string[], findings: readonly Finding[] = []): DerivationContext => ({
  estate: {
    organizationId: 'o-exampleorg1',
    managementAccountId: null,
    partition: 'aws',
    accounts: scanned.map((id) => ({ id: accountId(id), name: '', state: 'ACTIVE', ou: [], joined: null })),
    scanned: new Set(scanned.map(accountId)),
    regions: new Map(scanned.map((id) => [accountId(id), [region]])),
  },
  settings: defaultSettings,
  findings,
  findingsOf: (isWanted) => findings.filter(({ check }) => isWanted(check)),
  findingsByAccount: (isWanted) => (account) =>
    findings.filter((one) => one.account === account && isWanted(one.check)),
  startedAt: new Date('2026-11-21T09:30:00.000Z'),
});

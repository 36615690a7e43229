import { AlikeValues } from './alike-values.ts';
import type { AuditResult } from './audit-result.ts';
import type { Estate } from './check.ts';
import type { Destination } from './destination.ts';
import type { Evidence } from './evidence.ts';
import type { EvidenceKind } from './evidence-kind.ts';
import type { Finding } from './finding.ts';
import type { AccountId, RegionName } from './ids.ts';
import type { Series, SeriesMaker } from './series.ts';
import type { Settings } from './settings.ts';

/** The parts of the audit result that are neither findings nor arithmetic over them; null when nothing derived it. */
export type Derived = Pick<AuditResult, 'custody' | 'estate' | 'changes'>;

/**
 * The evidence of one account. What is not planned there, or was not collected, is unread like any other, with its
 * reason.
 */
export interface AccountReader {
  readonly account: AccountId;
  readonly partition: string;
  /** Planned Regions; for an unreachable account those that it is assumed to have. */
  readonly regions: readonly RegionName[];
  ofAccount<T>(kind: EvidenceKind<T, 'account'>): Evidence<T>;
  ofTarget<T>(kind: EvidenceKind<T, 'target'>, region: RegionName): Evidence<T>;
}

/** The evidence of the organization and of the destinations. */
export interface EstateReader {
  readonly destinations: readonly Destination[];
  ofOrganization<T>(kind: EvidenceKind<T, 'organization'>): Evidence<T>;
  ofDestination<T>(kind: EvidenceKind<T, 'destination'>, arn: string): Evidence<T>;
}

/** What is known when every account has been heard. */
export interface DerivationContext {
  readonly estate: Estate;
  readonly settings: Settings;
  /** In the order of the result; to be gone through, and not to be kept. */
  readonly findings: Series<Finding>;
  /** Those of the wanted checks alone, which is far less to go through. */
  findingsOf(isWanted: (check: string) => boolean): Iterable<Finding>;
  /** The same, account by account: to be asked for accounts in the order of their ids, each once. */
  findingsByAccount(isWanted: (check: string) => boolean): (account: string) => readonly Finding[];
  /** When the scan began. */
  readonly startedAt: Date;
}

interface DerivationDefinition<Facts> {
  readonly id: string;
  /**
   * Called once for each planned account, also one that could not be entered, while its evidence is at hand.
   * @param alike of all accounts: many have parts that are alike
   */
  account(read: AccountReader, alike: AlikeValues): Facts;
  /** Called once, with what `account` gave for each. */
  conclude(facts: ReadonlyMap<AccountId, Facts>, read: EstateReader, context: DerivationContext): Partial<Derived>;
}

/** Something told of the estate beside findings, worked out from evidence. Pure. */
export interface Derivation {
  readonly id: string;
  /** @param series for what is kept of every account and is too much for memory */
  start(series: SeriesMaker): DerivationRun;
}

/** One derivation over one bundle. */
export interface DerivationRun {
  account(read: AccountReader): void;
  conclude(read: EstateReader, context: DerivationContext): Partial<Derived>;
}

/**
 * Declares a derivation. An account's evidence is gone when the next account is heard: `account` returns the little of
 * it that `conclude` needs, and that is kept for every account.
 */
export const defineDerivation = <Facts>({ id, account, conclude }: DerivationDefinition<Facts>): Derivation => ({
  id,
  start() {
    const facts = new Map<AccountId, Facts>();
    const alike = new AlikeValues();
    return {
      account: (read) => void facts.set(read.account, account(read, alike)),
      conclude: (read, context) => conclude(facts, read, context),
    };
  },
});

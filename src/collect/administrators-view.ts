import { z } from 'zod';
import type { Collector } from '../aws/collector.ts';
import { type Evidence, isCollected } from '../core/evidence.ts';
import { getOrMake } from '../core/get-or-make.ts';
import { type AccountId, accountIdSchema, type RegionName } from '../core/ids.ts';
import type { AccountReader } from './account.ts';
import { type Place, readEvidence } from './read.ts';
import type { AdministratorAnswer } from './targets.ts';

/**
 * What the administrators of services tell of their members (`--vantage`): asked in each Region when the first member
 * is read there, and once for all of them. An administrator that is refused or out of reach, in one Region or in all,
 * tells nothing there: each member is then asked itself.
 *
 * | kind | asked of the administrator | why it is as true |
 * | --- | --- | --- |
 * | guardduty-administrator | ListMembers | DetectorId, AdministratorId and RelationshipStatus of the same relationship |
 * | security-hub-administration | ListMembers | AdministratorId and MemberStatus of it, where the member's DescribeHub says "on" |
 *
 * These are asked of each member all the same:
 * - guardduty-detector: GetMemberDetectors has no FindingPublishingFrequency, no Status and no foundational data source.
 * - guardduty-open-findings: whether a finding is archived may differ between the member and its administrator.
 * - guardduty-filters, -trusted-lists, -publishing-destinations: an administrator sees only its own.
 * - security-hub: an administrator sees the policy that is associated, not the state of the member's standards.
 * - all of AWS Config: an aggregator holds copies of recorded items, of unknown age, and no state of recorders.
 * - account-regions, account-security-contact: the management account could ask, with one call for each account too.
 * - trails: GetTrailStatus tells of one Region as one account sees it; what an organization trail records is read
 *   once, of its owner, in any case.
 */
export class AdministratorsView {
  readonly #reader: AccountReader;
  readonly #views = new Map<string, Promise<Evidence<Record<string, unknown>>>>();
  readonly #memos = new Map<string, Place['memo']>();

  constructor(reader: AccountReader) {
    this.#reader = reader;
  }

  /** The answers of a target: those of an administrator, which is also read like any account, are kept for both. */
  memo(account: AccountId, region: RegionName): Place['memo'] {
    const { collectors } = this.#reader;
    return collectors.some((collector) => this.#administratorOf(collector) === account)
      ? getOrMake(this.#memos, `${account} ${region}`, () => new Map())
      : new Map();
  }

  /** What an account would answer, as its administrator knows it. */
  async told(collector: Collector, account: AccountId, region: RegionName): Promise<AdministratorAnswer | undefined> {
    const administrator = this.#administratorOf(collector);
    if (administrator === undefined || administrator === account) return undefined;
    const view = await getOrMake(this.#views, `${collector.kind.id} ${region}`, () =>
      this.#read(collector, administrator, region),
    );
    const value = isCollected(view) ? view.value[account] : undefined;
    return value === undefined ? undefined : { administrator, value };
  }

  /** One that the scan leaves out is not entered for its members' sake either; of OUs it is not known here. */
  #administratorOf({ vantage }: Collector): AccountId | undefined {
    const { plan, options } = this.#reader;
    const administrator = vantage && plan.delegatedAdministrators?.[vantage.principal]?.[0];
    if (administrator === undefined || options.ous || options.excludeAccounts.includes(administrator)) return undefined;
    return (options.accounts?.includes(administrator) ?? true) ? administrator : undefined;
  }

  #read(collector: Collector, administrator: AccountId, region: RegionName) {
    const { aws, sessions, plan, now } = this.#reader;
    const { kind, service, vantage } = collector;
    if (!vantage) throw new Error(`no administrator tells ${kind.id}`);
    const { operations, collect } = vantage;
    const schema = z.record(accountIdSchema, kind.schema);
    const place: Place = {
      aws,
      session: sessions.enter(administrator),
      account: administrator,
      region,
      partition: plan.partition,
      destination: null,
      now: now(),
      memo: this.memo(administrator, region),
    };
    const reading = { kind: { ...kind, schema }, service, operations, collect } as unknown as Collector; // of another value
    return readEvidence(reading, place) as Promise<Evidence<Record<string, unknown>>>; // parsed with this schema
  }
}

import type { Finding } from '../core/finding.ts';
import { getOrMake } from '../core/get-or-make.ts';
import type { Source } from '../core/source.ts';

/** The checks whose findings bear on the custody of a store. */
const onStores: readonly string[] = [
  'log-archive/bucket-is-in-a-separate-account',
  'log-archive/is-kept-long-enough',
  'log-archive/objects-are-locked',
  'log-archive/owner-is-enforced',
  'log-archive/versioning-is-enabled',
  'log-archive/writers-are-restricted',
  'log-groups/is-kept-long-enough',
  'log-keys/key-is-out-of-reach',
  'cloudtrail/event-data-stores-are-protected',
];
/** The checks whose findings bear on what an account's policies leave to it. */
const onAccounts: readonly string[] = ['organization/logging-is-guarded', 'organization/guard-exemptions-are-narrow'];

/** The check that tells whether tampering with a source rings. */
export const alarms: Partial<Record<Source, string>> = {
  'cloudtrail-management': 'detections/trail-tampering-is-alerted',
  config: 'detections/config-changes-are-alerted',
  guardduty: 'detections/log-tampering-is-alerted',
  'flow-logs': 'detections/log-tampering-is-alerted',
};
const isAlarm = (check: string): boolean => Object.values(alarms).includes(check);

/** Whether custody cites findings of a check. */
export const isCited = (check: string): boolean =>
  onStores.includes(check) || onAccounts.includes(check) || isAlarm(check);

/** The little of a finding that is kept. */
export interface Cited extends Pick<Finding, 'id' | 'outcome' | 'resource'> {
  /** Whether it is of a signal that is heard of in part. */
  readonly isPartial: boolean;
}

/** Findings that custody cites, by what they are on. */
export class CitedFindings {
  readonly #byResource = new Map<string, Cited[]>();
  /** By check, then by account. */
  readonly #byAccount = new Map<string, Map<string, Cited[]>>();

  constructor(findings: Iterable<Finding>) {
    const note = (map: Map<string, Cited[]>, key: string, { id, outcome, resource, facts }: Finding) =>
      getOrMake(map, key, () => []).push({ id, outcome, resource, isPartial: facts['verdict'] === 'partial' });
    for (const finding of findings) {
      const { check, resource, account } = finding;
      if (resource !== null && (onStores.includes(check) || onAccounts.includes(check)))
        note(this.#byResource, resource, finding);
      if (account !== null && (onAccounts.includes(check) || isAlarm(check)))
        note(
          getOrMake(this.#byAccount, check, () => new Map<string, Cited[]>()),
          account,
          finding,
        );
    }
  }

  /** Ids of the findings on stores and their keys. */
  on(...resources: readonly string[]): string[] {
    return [
      ...new Set(
        resources.flatMap((resource) =>
          (this.#byResource.get(resource) ?? [])
            .filter(({ outcome }) => outcome !== 'not-applicable')
            .map(({ id }) => id),
        ),
      ),
    ].sort();
  }

  /** Ids of the findings on what guards an account. */
  guarding(account: string): string[] {
    return this.of('organization/logging-is-guarded', account)
      .concat(this.of('organization/guard-exemptions-are-narrow', account))
      .filter(({ resource }) => resource === null)
      .map(({ id }) => id)
      .sort();
  }

  /** The findings of a check in an account. */
  of(check: string, account: string): readonly Cited[] {
    return this.#byAccount.get(check)?.get(account) ?? [];
  }
}

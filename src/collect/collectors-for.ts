import type { CollectorEntry } from '../aws/collector.ts';

/** Kinds that discovery reads whatever is asked. */
export const discoveryKinds = [
  'organization',
  'organization-accounts',
  'organization-tree',
  'organization-delegated-administrators',
  'account-regions',
  'ec2-regions',
];

/** Of these, what is read only where another could not be: the Regions by EC2, where the account's settings are denied. */
export const fallbackKinds = ['ec2-regions'];

/**
 * The collectors that a set of needs requires: those that read the needed kinds and, where one of them describes a
 * destination, all that may refer to a destination and the list of buckets by which their owners are found.
 */
export function collectorsFor(
  needed: ReadonlySet<string>,
  registry: readonly CollectorEntry[],
): readonly CollectorEntry[] {
  const followsReferences = registry.some(({ kind }) => kind.breadth === 'destination' && needed.has(kind.id));
  return registry.filter(
    ({ kind }) =>
      needed.has(kind.id) ||
      discoveryKinds.includes(kind.id) ||
      (followsReferences &&
        (kind.references !== undefined || kind.id === 's3-buckets' || kind.id === 'bucket-existence')),
  );
}

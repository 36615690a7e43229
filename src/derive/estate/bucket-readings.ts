import { listenersOf } from '../../analysis/bucket-listeners.ts';
import { judgeBucketPolicy } from '../../analysis/bucket-policy.ts';
import { parsePolicy } from '../../analysis/policy-document.ts';
import { bucketNameOf } from '../../core/arn.ts';
import type { Reading } from '../../core/estate-map.ts';
import { describeUnread, isCollected, type Unread } from '../../core/evidence.ts';
import { bucketNotification } from '../../evidence/bucket-notification.ts';
import { bucketPolicy } from '../../evidence/bucket-policy.ts';
import { bucketReplication } from '../../evidence/bucket-replication.ts';
import { hears, readerOf } from './reader-of.ts';
import type { ReadingEvidence } from './readings.ts';

const year = 365 * 24 * 60 * 60 * 1000;

/** Who is told of new objects of a bucket, gets copies of them, may read them, or is declared to. */
export function bucketReadings(store: string, owner: string | null, evidence: ReadingEvidence): readonly Reading[] {
  const { read } = evidence;
  const notification = read.ofDestination(bucketNotification, store);
  const replication = read.ofDestination(bucketReplication, store);
  const policy = read.ofDestination(bucketPolicy, store);
  const readings = [
    ...(isCollected(notification) ? listening(store, owner, notification.value, evidence) : []),
    ...(isCollected(replication) ? copied(store, replication.value, evidence) : []),
    ...(isCollected(policy) ? granted(store, owner, policy.value?.Policy, evidence) : []),
    ...attested(store, evidence),
  ];
  const unread = [notification, replication, policy].find((one): one is Unread => one.kind !== 'collected');
  return readings.length > 0 ? readings : [nobody(store, unread, evidence)];
}

function listening(
  store: string,
  owner: string | null,
  notification: Parameters<typeof listenersOf>[0],
  { read, context }: ReadingEvidence,
): readonly Reading[] {
  const from = { arn: store, account: owner ?? '', organizationId: context.estate.organizationId };
  return listenersOf(notification)
    .filter(({ hearsOfNew }) => hearsOfNew)
    .map(({ target }): Reading => {
      if (!target.startsWith('arn:'))
        return {
          store,
          reader: { type: 'event-bridge', name: target, arn: null, account: owner },
          state: 'unknown',
          why: 'All events of the bucket go to EventBridge; which rule takes them was not followed.',
          findings: [],
        };
      const reader = readerOf(target);
      const { state, why } = hears(reader, from, read);
      return { store, reader, state, why: `It is told of new objects. ${why}`, findings: [] };
    });
}

function copied(
  store: string,
  replication: {
    readonly Rules: readonly {
      readonly Status: string;
      readonly Destination: { readonly Bucket: string; readonly Account?: string | undefined };
    }[];
  } | null,
  { read }: ReadingEvidence,
): readonly Reading[] {
  const live = (replication?.Rules ?? []).filter(({ Status }) => Status === 'Enabled');
  return live.map(({ Destination: { Bucket: arn, Account: named } }): Reading => {
    const location = read.destinations.find((one) => one.arn === arn)?.location ?? {
      state: 'elsewhere',
      account: null,
    };
    const account = location.state === 'absent' ? null : (location.account ?? named ?? null);
    return {
      store,
      reader: { ...readerOf(arn), account },
      state: location.state === 'found' ? 'delivers' : location.state === 'absent' ? 'broken' : 'unknown',
      why:
        location.state === 'found'
          ? 'A replication rule copies objects there, and the bucket is there.'
          : location.state === 'absent'
            ? 'A replication rule copies objects there, and there is no such bucket.'
            : 'A replication rule copies objects there; the scan has not entered the account of that bucket.',
      findings: [],
    };
  });
}

/** Principals by name; services only write, and what is open to everybody has no reader. */
function granted(
  store: string,
  owner: string | null,
  text: string | undefined,
  { context: { estate } }: ReadingEvidence,
): readonly Reading[] {
  const parsed = text === undefined ? undefined : parsePolicy(text);
  if (parsed?.kind !== 'parsed') return [];
  const organizationId = estate.organizationId ?? undefined;
  const grants = judgeBucketPolicy(parsed.document, {
    bucketArn: store,
    ownerAccount: owner ?? '',
    organizationId,
    organizationAccounts: organizationId === undefined ? undefined : estate.accounts.map(({ id }) => id),
  });
  const readers = grants.filter(({ principal, access }) => principal.startsWith('arn:') && access.includes('read'));
  return [...new Set(readers.map(({ principal }) => principal))].map((principal) => ({
    store,
    reader: readerOf(principal),
    state: 'unknown',
    why: 'The policy of the bucket lets it read; whether it does, no setting shows.',
    findings: [],
  }));
}

function attested(store: string, { context: { settings, startedAt } }: ReadingEvidence): readonly Reading[] {
  return settings.readers
    .filter(({ bucket }) => ['*', bucketNameOf(store), store].includes(bucket))
    .map(({ reader, owner, date }) => {
      const fresh = startedAt.getTime() - Date.parse(date) <= year;
      return {
        store,
        reader: { type: 'attested', name: reader, arn: null, account: null },
        state: fresh ? 'delivers' : 'unknown',
        why: `Declared by ${owner} on ${date}${fresh ? '' : ', more than a year ago'}; nothing in AWS shows it.`,
        findings: [],
      };
    });
}

function nobody(store: string, unread: Unread | undefined, { verdicts }: ReadingEvidence): Reading {
  const judged = verdicts.of({ check: 'log-archive/has-a-reader', resource: store, anywhere: true }, null);
  const findings = judged.filter(({ outcome }) => outcome === 'unknown' || outcome === 'fail').map(({ id }) => id);
  return {
    store,
    reader: null,
    state: 'unknown',
    why: unread
      ? describeUnread(unread)
      : 'Nothing in AWS shows who reads it; a reader that polls with its own credentials can be declared under readers in the settings.',
    findings,
  };
}

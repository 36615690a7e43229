import { powerOf } from '../analysis/custody/answer.ts';
import type { Intruder } from '../analysis/custody/intruder.ts';
import { type GuardingKey, keyActs } from '../analysis/custody/key-custody.ts';
import {
  actsOf,
  detectorErasing,
  logGroupErasing,
  logGroupSilencing,
  memberActs,
  power,
  powerOver,
  recorderErasing,
  stoppingActs,
} from '../analysis/custody/service-custody.ts';
import type { EstateReader } from '../core/derivation.ts';
import type { Destination } from '../core/destination.ts';
import { isCollected } from '../core/evidence.ts';
import { logGroup } from '../evidence/log-group.ts';
import { feeds, guardingKey, heldAt, ownerOf } from './custody-buckets.ts';
import type { DataStoreFacts, RegionFacts } from './custody-facts.ts';
import type { CitedFindings } from './custody-findings.ts';
import type { Seats } from './custody-seats.ts';
import type { As, Held, StorePowers } from './custody-store.ts';

const day = 24 * 60 * 60 * 1000;
const deletionWait = 7 * day;

/** Somebody of an account at work in the account of a store: at home, or come from the management account. */
const insider = (seats: Seats, owner: string, account: string, as: As): Intruder | undefined =>
  account === seats.management ? seats.fromManagement(owner) : account === owner ? seats[as](owner) : undefined;

const nobody = (destroys: boolean, acts: readonly string[], because: string): StorePowers => ({
  ...(destroys && { destroy: power('cannot', acts, because) }),
  silence: power('cannot', acts, because),
});

/** A log group that telemetry refers to. */
export function heldLogGroup(
  destination: Destination,
  read: EstateReader,
  seats: Seats,
  { cited, now }: { cited: CitedFindings; now: number },
): Held {
  const { arn, location } = destination;
  const owner = ownerOf(destination);
  const group = read.ofDestination(logGroup, arn);
  const region = location.state === 'found' ? location.region : '';
  const keys: readonly GuardingKey[] =
    isCollected(group) && group.value?.kmsKeyId ? [guardingKey(group.value.kmsKeyId, read)] : [];
  return {
    kind: 'log-group',
    ...heldAt(destination, keys, cited),
    ...(isCollected(group) && group.value ? { days: group.value.retentionInDays ?? ('forever' as const) } : {}),
    against(account, as) {
      const held = keys.map((key) => keyActs(key, insider(seats, key.account, account, as), now));
      const by = insider(seats, owner ?? '', account, as);
      const elsewhere = {
        action: 'logs:DeleteLogGroup',
        truth: 'no',
        because: 'a log group can be changed from its own account alone',
      } as const;
      const regions = [region];
      return {
        destroy: powerOf([
          ...(by ? actsOf(logGroupErasing, by, arn, regions) : [elsewhere]),
          ...held.flatMap(({ destroy }) => destroy),
        ]),
        silence: powerOf([
          ...(by ? actsOf(logGroupSilencing, by, arn, regions) : [elsewhere]),
          ...held.flatMap(({ silence }) => silence),
        ]),
      };
    },
  };
}

/** A trail: it holds nothing itself. The organization's is the management account's, and its delegates may change it. */
export function heldTrail(destination: Destination, organization: boolean, seats: Seats, cited: CitedFindings): Held {
  const { arn } = destination;
  const owner = ownerOf(destination);
  const region = arn.split(':')[3] ?? '';
  const delegates = organization ? seats.delegated('cloudtrail.amazonaws.com') : [];
  const acts = stoppingActs.trail;
  return {
    id: arn,
    kind: 'trail',
    owner,
    places: [{ account: owner, regions: [region], findings: [...cited.on(arn), ...cited.guarding(owner ?? '')] }],
    ...feeds(destination),
    keyAccounts: [],
    delegated: delegates ?? [],
    against(account, as) {
      const by = insider(seats, owner ?? '', account, as);
      if (by) return { silence: powerOver(acts, by, arn, [region]) };
      if (delegates?.includes(account)) return { silence: powerOver(acts, seats[as](account), arn, [region]) };
      if (delegates === null)
        return { silence: power('unknown', acts, 'who administers CloudTrail for the organization was not read') };
      return nobody(
        false,
        acts,
        organization
          ? "an organization's trail can be changed by the management account and its delegated administrators alone"
          : 'a trail can be changed from its own account alone',
      );
    },
  };
}

/** An event data store of CloudTrail Lake; deletion takes seven days (CloudTrail API Reference, DeleteEventDataStore). */
export function heldDataStore(
  { arn, region, organization, guarded, days }: DataStoreFacts,
  owner: string,
  seats: Seats,
  { cited, now }: { cited: CitedFindings; now: number },
): Held {
  const delegates = organization ? (seats.delegated('cloudtrail.amazonaws.com') ?? []) : [];
  const acts = stoppingActs['event-data-store'];
  return {
    id: arn,
    kind: 'event-data-store',
    owner,
    places: [{ account: owner, regions: [region], findings: [...cited.on(arn), ...cited.guarding(owner)] }],
    keeps: [{ source: 'cloudtrail-management', accounts: 1 }],
    feeding: [],
    days,
    keyAccounts: [],
    delegated: delegates,
    against(account, as) {
      const by = insider(seats, owner, account, as) ?? (delegates.includes(account) ? seats[as](account) : undefined);
      if (!by) return nobody(true, acts, 'an event data store can be changed from its own account alone');
      const needed = [...(guarded ? ['cloudtrail:UpdateEventDataStore'] : []), 'cloudtrail:DeleteEventDataStore'];
      const answers = actsOf(needed, by, arn, [region]);
      const stopped = answers.find(({ truth }) => truth !== 'yes');
      return {
        destroy: powerOf([
          stopped ?? {
            action: 'cloudtrail:DeleteEventDataStore',
            truth: 'no',
            because: 'CloudTrail waits 7 days before it deletes an event data store',
            until: now + deletionWait,
          },
        ]),
        silence: powerOver(acts, by, arn, [region]),
      };
    },
  };
}

/** The detector of an account in one Region, which its administrator elsewhere may command. */
export function detectorAgainst(
  owner: string,
  region: string,
  facts: RegionFacts,
  enrolsAll: boolean | undefined,
  seats: Seats,
): Held['against'] {
  const resource = `arn:${seats.partition}:guardduty:${region}:${owner}:detector/this`;
  const { administrator } = facts;
  return (account, as) => {
    if (account === administrator && account !== seats.management)
      return {
        destroy: power('cannot', memberActs, 'an administrator can hide the findings of a member, not erase them'),
        silence: powerOver(memberActs, seats[as](account), resource, [region]),
      };
    const by = insider(seats, owner, account, as);
    if (!by) return nobody(true, stoppingActs.detector, 'a detector obeys its own account and its administrator alone');
    if (account === seats.management || administrator === null)
      return {
        destroy: powerOver(detectorErasing, by, resource, [region]),
        silence: powerOver(stoppingActs.detector, by, resource, [region]),
      };
    const leaving = ['guardduty:DisassociateFromAdministratorAccount', 'guardduty:DeleteDetector'];
    const answer = powerOver([...leaving, 'guardduty:UpdateDetector'], by, resource, [region]);
    if (answer.verdict === 'cannot') return { destroy: answer, silence: answer };
    // GuardDuty API Reference, DisassociateFromAdministratorAccount: with ALL, disabling is an error.
    const settled = enrolsAll
      ? power('cannot', leaving, 'GuardDuty enrols ALL accounts, and then refuses a member that disables it')
      : power('unknown', leaving, 'no policy keeps a member from it; whether its administrator does is not known');
    return { destroy: settled, silence: settled };
  };
}

/** The recorder of AWS Config of an account in one Region. */
export function recorderAgainst(owner: string, region: string, seats: Seats): Held['against'] {
  const resource = `arn:${seats.partition}:config:${region}:${owner}:configuration-recorder/this`;
  return (account, as) => {
    const by = insider(seats, owner, account, as);
    if (!by) return nobody(true, stoppingActs.recorder, 'a recorder obeys its own account alone');
    const erasing = powerOver(recorderErasing, by, '*', [region]);
    return {
      destroy: erasing.verdict === 'can' ? { ...erasing, because: `${erasing.because}; 30 days are left` } : erasing,
      silence: powerOver(stoppingActs.recorder, by, resource, [region]),
    };
  };
}

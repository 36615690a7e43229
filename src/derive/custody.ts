import type { CustodyStore } from '../core/custody.ts';
import { defineDerivation } from '../core/derivation.ts';
import { type Evidence, isCollected } from '../core/evidence.ts';
import { logGroup } from '../evidence/log-group.ts';
import { heldBucket } from './custody-buckets.ts';
import { custodyFacts } from './custody-facts.ts';
import { fallOf, flowsIn } from './custody-fall.ts';
import { CitedFindings, isCited } from './custody-findings.ts';
import { groupedDetectors, groupedRecorders } from './custody-groups.ts';
import { seatsIn } from './custody-seats.ts';
import { heldDataStore, heldLogGroup, heldTrail } from './custody-services.ts';
import { type Held, toldStore } from './custody-store.ts';

/**
 * Who could destroy or silence each store of evidence, and what of an account's evidence would survive its fall. An
 * intruder is taken to hold all that IAM can give in an account; what stands against that are service control policies,
 * policies on buckets and keys, locks, and whose the thing is.
 */
export const custody = defineDerivation({
  id: 'custody',
  account: custodyFacts,
  conclude(facts, read, context) {
    const seats = seatsIn(read, context);
    const cited = new CitedFindings(context.findingsOf(isCited));
    const situation = { cited, now: context.startedAt.getTime(), partition: context.estate.partition };
    const shared = new Set([...facts.values()].flatMap(({ organizationTrails }) => organizationTrails));
    const held = [
      ...read.destinations.flatMap((destination): Held[] => {
        if (destination.location.state === 'absent') return [];
        switch (destination.type) {
          case 'bucket':
            return [heldBucket(destination, read, seats, situation)];
          case 'log-group':
            return isMissing(read.ofDestination(logGroup, destination.arn))
              ? []
              : [heldLogGroup(destination, read, seats, situation)];
          case 'trail':
            return [heldTrail(destination, shared.has(destination.arn), seats, cited)];
          default:
            return [];
        }
      }),
      ...[...facts].flatMap(([account, { dataStores }]) =>
        dataStores.map((store) => heldDataStore(store, account, seats, situation)),
      ),
    ];
    const detectors = groupedDetectors(facts, seats, cited);
    const recorders = groupedRecorders(facts, seats, cited);
    const stores: CustodyStore[] = [
      ...held.map((one) => toldStore(one, seats.management)),
      ...detectors.stores,
      ...recorders.stores,
    ];
    const estate = { stores: new Map(held.map((one) => [one.id, one])), detectors, recorders, seats, cited };
    const flows = flowsIn(read.destinations);
    const accounts = [...facts].map(([account, own]) => ({
      account,
      telemetry: [...fallOf(account, own, estate, flows)],
    }));
    return { custody: { stores, accounts } };
  },
});

/** AWS says that there is none of this name. */
const isMissing = (evidence: Evidence<object | null>): boolean => isCollected(evidence) && evidence.value === null;

import type { Aws } from '../aws/aws.ts';
import { classify, errorCode, httpStatus } from '../aws/classify.ts';
import type { CollectContext, Collector, Operation, Operations, OperationWithAbsence } from '../aws/collector.ts';
import { iamAction, operationName } from '../aws/iam-action.ts';
import type { Service } from '../aws/service.ts';
import type { Session } from '../aws/session.ts';
import type { Destination } from '../core/destination.ts';
import { collected, type Evidence } from '../core/evidence.ts';
import { getOrMake } from '../core/get-or-make.ts';
import type { AccountId, RegionName } from '../core/ids.ts';
import { defaultChangesHours, defaultDeepHours } from '../core/manifest.ts';

/** Where one collector runs. */
export interface Place {
  readonly aws: Aws;
  readonly session: Session;
  readonly account: AccountId;
  readonly region: RegionName;
  readonly partition: string;
  readonly destination: Pick<Destination, 'arn' | 'location' | 'references'> | null;
  readonly now: Date;
  /** How many hours back a deep scan reads; the default when left out. */
  readonly deepHours?: number | undefined;
  /** How many hours back recent changes are looked up; the default when left out. */
  readonly changesHours?: number | undefined;
  /** Organization breadth: the accounts that are scanned; none when left out. */
  readonly accounts?: readonly AccountId[];
  /** Keys of the tags of accounts that are wanted; none when left out. */
  readonly accountTags?: readonly string[] | undefined;
  /** Answers of this target by call: two collectors that ask the same are answered once. */
  readonly memo: Map<string, Promise<unknown>>;
}

/** The call that a collector was making when it failed; set on every error that passes through a call. */
const failedCall = new WeakMap<object, { operation: string; action: string }>();

/** Runs a collector. Never throws: what goes wrong is unread evidence, with the operation that went wrong. */
export async function readEvidence(collector: Collector, place: Place): Promise<Evidence<unknown>> {
  return evidenceOf(collector, async () =>
    collector.kind.schema.parse(await collector.collect(contextOf(collector, place))),
  );
}

async function evidenceOf<T>(collector: Collector, read: () => Promise<T>): Promise<Evidence<T>> {
  try {
    return collected(await read());
  } catch (error) {
    const first = Object.keys(collector.operations)[0] ?? 'collect';
    const at = (error instanceof Error && failedCall.get(error)) || {
      operation: operationName(collector.service, first),
      action: iamAction(collector.service, first),
    };
    return classify(error, at.operation, at.action);
  }
}

function contextOf(collector: Collector, place: Place): CollectContext<Operations> {
  const call = Object.fromEntries(
    Object.entries(collector.operations).map(([name, operation]) => [
      name,
      (input: object) => ask(collector.service, name, operation, input, place),
    ]),
  );
  return {
    call: call as CollectContext<Operations>['call'], // built from these very operations
    attempt: (read) => evidenceOf(collector, read),
    account: place.account,
    region: place.region,
    partition: place.partition,
    destination: place.destination,
    now: place.now,
    deepHours: place.deepHours ?? defaultDeepHours,
    changesHours: place.changesHours ?? defaultChangesHours,
    accounts: place.accounts ?? [],
    accountTags: place.accountTags ?? [],
  };
}

/** Asks, or takes the answer to the same question; what an error means is each collector's own. */
async function ask(
  service: Service,
  name: string,
  operation: Operation,
  input: object,
  place: Place,
): Promise<unknown> {
  const {
    command,
    absent,
    withheld = [],
  }: OperationWithAbsence = 'command' in operation ? operation : { command: operation, absent: [] };
  try {
    return await getOrMake(place.memo, `${service.id}:${name} ${JSON.stringify(input)}`, () =>
      place.aws.call(place.session, place.region, service, command, input),
    );
  } catch (error) {
    if (absent.includes(errorCode(error))) return undefined;
    const status = httpStatus(error);
    if (status !== undefined && withheld.includes(status)) return 'withheld';
    if (error instanceof Error)
      failedCall.set(error, { operation: operationName(service, name), action: iamAction(service, name) });
    throw error;
  }
}

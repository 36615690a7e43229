import type { Aws } from '../aws/aws.ts';
import type { Collector } from '../aws/collector.ts';
import { iamAction, operationName } from '../aws/iam-action.ts';
import type { Sessions } from '../aws/sessions.ts';
import type { Destination } from '../core/destination.ts';
import { type Evidence, isCollected, type Unread } from '../core/evidence.ts';
import type { AccountId, RegionName } from '../core/ids.ts';
import type { EvidenceRecord } from '../core/record.ts';
import { bucketExistence } from '../evidence/bucket-existence.ts';
import { readEvidence } from './read.ts';
import type { References } from './references.ts';

/** What reading destinations needs. */
export interface DestinationReader {
  readonly aws: Aws;
  readonly sessions: Sessions;
  readonly partition: string;
  readonly entered: (account: AccountId) => boolean;
  /** Collectors of destination breadth. */
  readonly collectors: readonly Collector[];
  readonly now: Date;
  readonly deepHours?: number | undefined;
}

/**
 * Reads every destination once, with its owner's credentials, and those that they refer to in turn,
 * until nothing new is named.
 */
export async function readDestinations(
  reader: DestinationReader,
  references: References,
): Promise<{ destinations: Destination[]; records: EvidenceRecord[] }> {
  const records: EvidenceRecord[] = [];
  const absent = new Set<string>();
  const done = new Set<string>();
  for (;;) {
    const wave = references.arns().filter((arn) => !done.has(arn));
    if (wave.length === 0) break;
    const read = await Promise.all(
      wave.map(async (arn) => {
        done.add(arn);
        const destination = references.destination(arn, reader.entered);
        return { destination, records: await readDestination(reader, destination, references) };
      }),
    );
    for (const one of read) {
      records.push(...one.records);
      const { location, arn } = one.destination;
      if (one.records.some(saysAbsent)) absent.add(arn);
      if (location.state === 'found') for (const record of one.records) references.addDestination(record, location);
    }
  }
  const destinations = references.arns().map((arn): Destination => {
    const destination = references.destination(arn, reader.entered);
    return absent.has(arn) ? { ...destination, location: { state: 'absent' } } : destination;
  });
  // What is nowhere has nothing to read: only the answer that says so is kept.
  const kept = records.filter(({ kind, arn }) => kind === bucketExistence.id || !absent.has(arn ?? ''));
  return { destinations, records: kept.sort(byArnAndKind) };
}

async function readDestination(
  reader: DestinationReader,
  destination: Destination,
  references: References,
): Promise<EvidenceRecord[]> {
  const memo = new Map<string, Promise<unknown>>();
  return Promise.all(
    reader.collectors
      .filter(({ kind }) => kind.destination === destination.type)
      .map(async (collector): Promise<EvidenceRecord> => {
        const { id, version } = collector.kind;
        const from = whoAsks(reader, collector, destination);
        const evidence: Evidence<unknown> =
          references.told(collector.kind, destination.arn) ??
          (from
            ? await readEvidence(collector, {
                aws: reader.aws,
                session: reader.sessions.enter(from.account),
                account: from.account,
                region: from.region,
                partition: reader.partition,
                destination,
                now: reader.now,
                deepHours: reader.deepHours,
                memo,
              })
            : ownerNotScanned(collector, destination));
        return { kind: id, version, account: null, region: null, arn: destination.arn, evidence };
      }),
  );
}

/** The account and Region from which a destination is read; undefined when nobody whom the scan has entered can. */
function whoAsks(
  { entered }: DestinationReader,
  collector: Collector,
  { location, references }: Destination,
): { account: AccountId; region: RegionName } | undefined {
  if (location.state === 'found') return location;
  if (!collector.asReferrer) return undefined;
  for (const { account, region } of references) if (account && region && entered(account)) return { account, region };
  return undefined;
}

function ownerNotScanned({ service, operations }: Collector, { location, arn }: Destination): Unread {
  const first = Object.keys(operations)[0] ?? '';
  const owner = location.state === 'elsewhere' ? location.account : null;
  return {
    kind: 'unavailable',
    operation: operationName(service, first),
    action: iamAction(service, first),
    code: 'OwnerNotScanned',
    message: owner ? `the scan has not entered account ${owner}, which owns ${arn}` : `no scanned account owns ${arn}`,
  };
}

/** A bucket that nobody scanned owns, and that S3 says is nowhere. */
const saysAbsent = ({ kind, evidence }: EvidenceRecord): boolean =>
  kind === bucketExistence.id &&
  isCollected(evidence as Evidence<unknown>) &&
  !(evidence as { value: { exists: boolean } }).value.exists;

function byArnAndKind(a: EvidenceRecord, b: EvidenceRecord): number {
  const left = `${a.arn} ${a.kind}`;
  const right = `${b.arn} ${b.kind}`;
  return left < right ? -1 : left > right ? 1 : 0;
}

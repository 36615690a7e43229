import { requesterMay } from '../../analysis/detection-chain/requester-may.ts';
import { parseArn } from '../../core/arn.ts';
import type { EstateReader } from '../../core/derivation.ts';
import type { FlowState, ReaderType, Reading } from '../../core/estate-map.ts';
import { describeUnread, type Evidence, isCollected } from '../../core/evidence.ts';
import { deliveryStream } from '../../evidence/delivery-stream.ts';
import { lambdaFunction } from '../../evidence/function.ts';
import { queue } from '../../evidence/queue.ts';
import { topic } from '../../evidence/topic.ts';

type Reader = NonNullable<Reading['reader']>;

/** The reader behind an ARN. */
export function readerOf(arn: string): Reader {
  const { service = '', resource = arn, account } = parseArn(arn) ?? {};
  return { type: typeOf(service, resource), name: nameOf(resource), arn, account: account || null };
}

function typeOf(service: string, resource: string): ReaderType {
  switch (service) {
    case 'sqs':
      return 'queue';
    case 'sns':
      return 'topic';
    case 'lambda':
      return 'function';
    case 'firehose':
    case 'kinesis':
      return 'stream';
    case 's3':
      return 'bucket';
    case 'iam':
      return 'principal';
    default:
      return service === 'logs' && resource.startsWith('destination:') ? 'endpoint' : 'other';
  }
}

/** Without the type that many resources carry in front. */
const nameOf = (resource: string): string =>
  resource.replace(/^(function|deliverystream|stream|destination)[:/]/, '') || resource;

/** Whether a reader is there and lets a service of a store tell it; `broken` when not. */
export function hears(
  reader: Reader,
  from: { readonly arn: string; readonly account: string; readonly organizationId: string | null },
  read: EstateReader,
): { readonly state: FlowState; readonly why: string } {
  const arn = reader.arn ?? '';
  const requester = {
    type: 'Service' as const,
    id: 's3.amazonaws.com',
    sourceArn: from.arn,
    sourceAccount: from.account,
    organizationId: from.organizationId,
  };
  const judged = <T>(found: Evidence<T | null>, action: string, policyOf: (value: T) => Evidence<string | null>) => {
    if (!isCollected(found)) return unknown(describeUnread(found));
    if (found.value === null) return broken(`There is no ${reader.type} ${arn}.`);
    const policy = policyOf(found.value);
    if (!isCollected(policy)) return unknown(describeUnread(policy));
    const may = policy.value === null ? 'no-match' : requesterMay(policy.value, requester, action, arn);
    if (may === 'match') return delivers(`Its policy lets S3 tell it of new objects (${action}).`);
    if (may === 'no-match') return broken(`The policy of ${arn} does not let S3 tell it (${action}).`);
    return unknown(`Whether the policy of ${arn} lets S3 tell it (${action}) is not decided.`);
  };
  switch (reader.type) {
    case 'queue':
      return judged(read.ofDestination(queue, arn), 'sqs:SendMessage', ({ Policy }) => given(Policy ?? null));
    case 'topic':
      return judged(read.ofDestination(topic, arn), 'sns:Publish', ({ Policy }) => given(Policy));
    case 'function':
      return judged(read.ofDestination(lambdaFunction, arn), 'lambda:InvokeFunction', ({ Policy }) => Policy);
    case 'stream': {
      const found = read.ofDestination(deliveryStream, arn);
      if (!isCollected(found)) return unknown(describeUnread(found));
      if (found.value === null) return broken(`There is no stream ${arn}.`);
      const { DeliveryStreamStatus: status } = found.value;
      return status === 'ACTIVE' ? delivers('Its status is ACTIVE.') : broken(`The status of ${arn} is ${status}.`);
    }
    default:
      return unknown(`Whether ${arn} takes it was not asked.`);
  }
}

const given = (value: string | null): Evidence<string | null> => ({ kind: 'collected', value });
const delivers = (why: string) => ({ state: 'delivers' as const, why });
const broken = (why: string) => ({ state: 'broken' as const, why });
const unknown = (why: string) => ({ state: 'unknown' as const, why });

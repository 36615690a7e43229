import { type Evidence, isCollected, type Unread } from '../core/evidence.ts';
import { type FlowLogStore, type FlowLogStores, flowLogStoreState } from './flow-log-delivery.ts';

/** An association and its configuration, as the AWS SDK for JavaScript v3 gives them. */
export interface LoggedVpc {
  readonly Id: string;
  readonly Status: string;
  readonly Error?: string | undefined;
  readonly Config: Evidence<{ readonly Id: string; readonly Status: string; readonly DestinationArn: string }>;
}

/** Whether the DNS queries of a VPC really arrive along one association. */
export type QueryLogDelivery =
  | { readonly state: 'live'; readonly destination: string }
  /** The association does not log: its Status is not ACTIVE, or it names an Error. */
  | { readonly state: 'inactive'; readonly association: string }
  | { readonly state: 'broken'; readonly config: string; readonly status: string }
  | { readonly state: 'gone'; readonly destination: string; readonly operation: string }
  | { readonly state: 'stalled'; readonly destination: string; readonly DeliveryStreamStatus: string }
  | { readonly state: 'unread'; readonly unread: Unread };

/**
 * Whether queries arrive: the association must be ACTIVE, its configuration CREATED, and the destination there.
 * Resolver notices a lost destination only at its next delivery, so the destination is looked at as well.
 * @param storeOf where a destination ARN points; undefined when it is of no known type
 */
export function queryLogDelivery(
  { Id, Status, Error: error, Config }: LoggedVpc,
  storeOf: (DestinationArn: string) => FlowLogStore | undefined,
  stores: FlowLogStores,
): QueryLogDelivery {
  const why = error && error !== 'NONE' ? ` (${error})` : '';
  if (Status !== 'ACTIVE' || why) return { state: 'inactive', association: `${Id} is ${Status}${why}` };
  if (!isCollected(Config)) return { state: 'unread', unread: Config };
  const config = Config.value;
  if (config.Status !== 'CREATED') return { state: 'broken', config: config.Id, status: config.Status };
  const store = storeOf(config.DestinationArn);
  if (!store) return { state: 'unread', unread: unknownStore(config) };
  const log = { FlowLogId: config.Id, LogDestinationType: store.type, LogDestination: config.DestinationArn };
  const state = flowLogStoreState(log, store, stores);
  switch (state.state) {
    case 'live':
      return { state: 'live', destination: store.arn };
    case 'gone':
      return { state: 'gone', destination: store.arn, operation: state.operation };
    case 'stalled':
      return { state: 'stalled', destination: store.arn, DeliveryStreamStatus: state.DeliveryStreamStatus };
    case 'unread':
      return state;
  }
}

const unknownStore = ({ Id, DestinationArn }: { readonly Id: string; readonly DestinationArn: string }): Unread => ({
  kind: 'failed',
  operation: 'route53resolver:ListResolverQueryLogConfigs',
  code: 'UnknownDestination',
  message: `query logging configuration ${Id} delivers to ${DestinationArn}, which is of no known type`,
  action: 'route53resolver:ListResolverQueryLogConfigs',
});

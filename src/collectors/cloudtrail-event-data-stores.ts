import {
  GetEventDataStoreCommand,
  type GetEventDataStoreCommandOutput,
  ListEventDataStoresCommand,
} from '@aws-sdk/client-cloudtrail';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { cloudTrail } from '../aws/services.ts';
import { cloudTrailEventDataStores, type EventDataStore } from '../evidence/cloudtrail-event-data-stores.ts';

export default defineCollector({
  kind: cloudTrailEventDataStores,
  service: cloudTrail,
  operations: { ListEventDataStores: ListEventDataStoresCommand, GetEventDataStore: GetEventDataStoreCommand },
  each: { GetEventDataStore: 'event data store' },
  async collect({ call, attempt }) {
    const stores = await allPages(
      (NextToken) => call.ListEventDataStores({ NextToken }),
      ({ EventDataStores }) => required(EventDataStores, 'EventDataStores'),
      ({ NextToken }) => NextToken,
    );
    return Promise.all(
      stores.map(async (store) => {
        const EventDataStoreArn = required(store.EventDataStoreArn, 'EventDataStoreArn');
        return {
          EventDataStoreArn,
          Name: required(store.Name, 'Name'),
          Details: await attempt(async () =>
            eventDataStore(await call.GetEventDataStore({ EventDataStore: EventDataStoreArn })),
          ),
        };
      }),
    );
  },
});

const eventDataStore = (store: GetEventDataStoreCommandOutput): EventDataStore => ({
  Status: required(store.Status, 'Status'),
  RetentionPeriod: required(store.RetentionPeriod, 'RetentionPeriod'),
  TerminationProtectionEnabled: required(store.TerminationProtectionEnabled, 'TerminationProtectionEnabled'),
  MultiRegionEnabled: store.MultiRegionEnabled,
  OrganizationEnabled: store.OrganizationEnabled,
  EventCategories: (store.AdvancedEventSelectors ?? [])
    .flatMap(({ FieldSelectors }) => FieldSelectors ?? [])
    .filter(({ Field }) => Field === 'eventCategory')
    .flatMap(({ Equals }) => Equals ?? []),
  KmsKeyId: store.KmsKeyId,
});

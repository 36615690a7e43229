import { ListOrganizationsFeaturesCommand } from '@aws-sdk/client-iam';
import { defineCollector } from '../aws/collector.ts';
import { iam } from '../aws/services.ts';
import { organizationRootFeatures } from '../evidence/organization-root-features.ts';

export default defineCollector({
  kind: organizationRootFeatures,
  service: iam,
  operations: {
    // IAM answers ServiceAccessNotEnabledException where it has no trusted access: then nothing can be enabled.
    ListOrganizationsFeatures: {
      command: ListOrganizationsFeaturesCommand,
      absent: ['ServiceAccessNotEnabledException', 'ServiceAccessNotEnabled'],
    },
  },
  collect: async ({ call, attempt }) => ({
    EnabledFeatures: await attempt(async () => {
      const answer = await call.ListOrganizationsFeatures({});
      return answer?.EnabledFeatures ?? []; // an empty list comes as no list
    }),
  }),
});

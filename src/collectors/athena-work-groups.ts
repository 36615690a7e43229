import { GetWorkGroupCommand, ListWorkGroupsCommand, type WorkGroupConfiguration } from '@aws-sdk/client-athena';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { athena } from '../aws/services.ts';
import { athenaWorkGroups } from '../evidence/athena-work-groups.ts';

export default defineCollector({
  kind: athenaWorkGroups,
  service: athena,
  operations: { ListWorkGroups: ListWorkGroupsCommand, GetWorkGroup: GetWorkGroupCommand },
  each: { GetWorkGroup: 'work group in use' },
  async collect({ call, attempt }) {
    const groups = await allPages(
      (NextToken) => call.ListWorkGroups({ NextToken }),
      ({ WorkGroups }) => required(WorkGroups, 'WorkGroups'),
      (page) => page.NextToken,
    );
    const enabled = groups.filter(({ State }) => required(State, 'WorkGroup.State') === 'ENABLED');
    return Promise.all(
      enabled.map(async (group) => {
        const Name = required(group.Name, 'WorkGroup.Name');
        const Configuration = await attempt(async () => {
          const { WorkGroup } = await call.GetWorkGroup({ WorkGroup: Name });
          return configurationOf(required(WorkGroup?.Configuration, 'WorkGroup.Configuration'));
        });
        return { Name, Configuration };
      }),
    );
  },
});

const configurationOf = ({ ResultConfiguration: results, ...one }: WorkGroupConfiguration) => ({
  EffectiveEngineVersion: one.EngineVersion?.EffectiveEngineVersion,
  EnforceWorkGroupConfiguration: one.EnforceWorkGroupConfiguration,
  // Absent where the feature was never turned on; "the default is false".
  ManagedQueryResults: one.ManagedQueryResultsConfiguration?.Enabled === true,
  OutputLocation: results?.OutputLocation,
  EncryptionOption: results?.EncryptionConfiguration?.EncryptionOption,
  ExpectedBucketOwner: results?.ExpectedBucketOwner,
});

import { ListTagsForResourceCommand } from '@aws-sdk/client-organizations';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { organizations } from '../aws/services.ts';
import { organizationAccountTags } from '../evidence/organization-account-tags.ts';

export default defineCollector({
  kind: organizationAccountTags,
  service: organizations,
  operations: { ListTagsForResource: ListTagsForResourceCommand },
  collect: ({ call, attempt, accounts, accountTags }) =>
    Promise.all(
      accounts.map(async (Id) => ({
        Id,
        Tags: await attempt(async () => {
          const tags = await allPages(
            (NextToken) => call.ListTagsForResource({ ResourceId: Id, NextToken }),
            (page) => required(page.Tags, 'Tags'),
            (page) => page.NextToken,
          );
          return tags
            .map(({ Key, Value }) => ({ Key: required(Key, 'Key'), Value: required(Value, 'Value') }))
            .filter(({ Key }) => accountTags.includes(Key));
        }),
      })),
    ),
});

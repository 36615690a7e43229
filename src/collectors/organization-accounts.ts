import { ListAccountsCommand } from '@aws-sdk/client-organizations';
import { allPages, isoDate, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { organizations } from '../aws/services.ts';
import { organizationAccounts } from '../evidence/organization-accounts.ts';

export default defineCollector({
  kind: organizationAccounts,
  service: organizations,
  operations: { ListAccounts: ListAccountsCommand },
  async collect({ call }) {
    const accounts = await allPages(
      (NextToken) => call.ListAccounts({ NextToken }),
      (page) => required(page.Accounts, 'Accounts'),
      (page) => page.NextToken,
    );
    return accounts.map(({ Id, Name, State, Status, JoinedTimestamp }) => ({
      Id: required(Id, 'Id'),
      Name,
      // State replaced Status in 2025; older endpoints and emulators send only the latter.
      State: required(State ?? Status, 'State'),
      JoinedTimestamp: isoDate(JoinedTimestamp),
    }));
  },
});

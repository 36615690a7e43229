import { ListOrganizationAdminAccountsCommand } from '@aws-sdk/client-guardduty';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { guardDuty } from '../aws/services.ts';
import { guardDutyOrganizationAdmins } from '../evidence/guardduty-organization-admins.ts';

export default defineCollector({
  kind: guardDutyOrganizationAdmins,
  service: guardDuty,
  operations: { ListOrganizationAdminAccounts: ListOrganizationAdminAccountsCommand },
  async collect({ call }) {
    const admins = await allPages(
      (NextToken) => call.ListOrganizationAdminAccounts({ NextToken }),
      ({ AdminAccounts }) => AdminAccounts, // absent when there are none
      ({ NextToken }) => NextToken,
    );
    return admins.map(({ AdminAccountId, AdminStatus }) => ({
      AdminAccountId: required(AdminAccountId, 'AdminAccounts.AdminAccountId'),
      AdminStatus: required(AdminStatus, 'AdminAccounts.AdminStatus'),
    }));
  },
});

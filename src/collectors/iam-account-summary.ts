import { GetAccountSummaryCommand } from '@aws-sdk/client-iam';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { iam } from '../aws/services.ts';
import { iamAccountSummary } from '../evidence/iam-account-summary.ts';

export default defineCollector({
  kind: iamAccountSummary,
  service: iam,
  operations: { GetAccountSummary: GetAccountSummaryCommand },
  async collect({ call }) {
    const { SummaryMap } = await call.GetAccountSummary({});
    const { AccountMFAEnabled, AccountAccessKeysPresent, AccountPasswordPresent } = required(SummaryMap, 'SummaryMap');
    return {
      AccountMFAEnabled: required(AccountMFAEnabled, 'AccountMFAEnabled'),
      AccountAccessKeysPresent: required(AccountAccessKeysPresent, 'AccountAccessKeysPresent'),
      AccountPasswordPresent,
    };
  },
});

import { GetAlternateContactCommand } from '@aws-sdk/client-account';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { account } from '../aws/services.ts';
import { accountSecurityContact } from '../evidence/account-security-contact.ts';

export default defineCollector({
  kind: accountSecurityContact,
  service: account,
  operations: { GetAlternateContact: { command: GetAlternateContactCommand, absent: ['ResourceNotFoundException'] } },
  async collect({ call }) {
    // An account that asks about itself leaves AccountId out.
    const answer = await call.GetAlternateContact({ AlternateContactType: 'SECURITY' });
    if (!answer) return null;
    return { EmailAddress: required(answer.AlternateContact?.EmailAddress, 'AlternateContact.EmailAddress') };
  },
});

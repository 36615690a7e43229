import { defineCheck } from '../../src/core/check.ts';
import { accountSecurityContact } from '../../src/evidence/account-security-contact.ts';

export default defineCheck({
  id: 'organization/security-contact-is-set',
  title: 'AWS knows whom to tell of a security matter',
  failureTitle: 'AWS has nobody to tell of a security matter',
  severity: 'low',
  source: 'organization',
  breadth: 'account',
  why: 'When AWS sees leaked credentials or abuse of an account it writes to its security contact; without one the warning ends in the mailbox of the root user, which nobody reads.',
  remedy: {
    text: 'Set the alternate contact of type SECURITY in every account, from the management account for all, to a mailbox that the security team reads.',
    cli: 'aws account put-alternate-contact --alternate-contact-type SECURITY --name "Security operations" --title "Security operations" --email-address SECURITY_MAILBOX --phone-number PHONE_NUMBER --account-id ACCOUNT_ID',
    terraform:
      'resource "aws_account_alternate_contact" "security" {\n  account_id             = "ACCOUNT_ID"\n  alternate_contact_type = "SECURITY"\n  name                   = "Security operations"\n  title                  = "Security operations"\n  email_address          = "SECURITY_MAILBOX"\n  phone_number           = "PHONE_NUMBER"\n}',
  },
  controls: {
    'cis-aws-1.4': ['1.2'],
    'cis-aws-3.0': ['1.2'],
    'cis-aws-5.0': ['1.2'],
    'cis-aws-6.0': ['2.2'],
    'cis-aws-7.0': ['2.3'],
    'aws-fsbp': ['Account.1'],
    'nist-800-53-r5': ['AU-5', 'SI-4(5)', 'IR-4(1)', 'IR-6(1)'],
    'nist-csf-2.0': ['DE.AE-06', 'RS.MA-01'],
    'pci-dss-4.0.1': ['10.4.1.1', '10.7.2', '12.10.5'],
    'soc-2': ['CC7.3', 'CC7.4'],
    'iso-27001-2022': ['A.5.24', 'A.5.25', 'A.5.26', 'A.8.16'],
    hipaa: ['164.308(a)(6)(ii)'],
  },
  requirements: ['S55'],
  changedBy: ['account:PutAlternateContact', 'account:DeleteAlternateContact'],
  needs: { contact: accountSecurityContact },
  messages: {
    set: 'AWS tells {EmailAddress} of security matters of account {account}.',
    none: 'Account {account} has no alternate contact of type SECURITY.',
  },
  *evaluate({ contact }, { scope, pass, missing }) {
    const account = scope.account ?? '';
    if (contact) yield pass('set', { account, EmailAddress: contact.EmailAddress }, { facts: { ...contact } });
    else yield missing('none', { account });
  },
});

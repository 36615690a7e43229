import type * as Iam from '@aws-sdk/client-iam';
import type { Answers } from '../answers.ts';
import type { Call } from '../call.ts';
import { type Ago, hours } from '../estate/ago.ts';
import { AwsError } from '../wire/aws-error.ts';

/** AWS Identity and Access Management, which has no Regions. */
export const iam: Answers<typeof Iam> = {
  GetAccountSummary(_input, { account }) {
    const { root, users } = account.identity;
    return {
      SummaryMap: {
        Users: users.length,
        AccountMFAEnabled: Number(root.mfa),
        AccountAccessKeysPresent: Number(root.accessKeys > 0),
        AccountPasswordPresent: Number(root.hasPassword),
        AccountSigningCertificatesPresent: 0,
      },
    };
  },

  GetCredentialReport(_input, call) {
    const { credentialReportAgo } = call.account.identity;
    if (credentialReportAgo === undefined) {
      throw new AwsError('CredentialReportNotPresentException', 'No report exists for the account.');
    }
    if (credentialReportAgo > hours(4)) {
      throw new AwsError('CredentialReportExpiredException', 'The most recent credential report has expired.');
    }
    return {
      Content: new TextEncoder().encode(credentialReport(call)),
      ReportFormat: 'text/csv',
      GeneratedTime: call.world.at(credentialReportAgo),
    };
  },

  ListOrganizationsFeatures(_input, call) {
    const { organization } = call.world;
    if (!organization.inUse) {
      throw new AwsError('OrganizationNotFoundException', 'Your account is not a member of an organization.');
    }
    const administers = organization.delegatedAdministrators.some(
      ({ accountId, services }) => accountId === call.account.id && services.includes('iam.amazonaws.com'),
    );
    if (call.account.id !== organization.managementAccountId && !administers) {
      throw new AwsError(
        'AccountNotManagementOrDelegatedAdministratorException',
        'The account making the request is not the management account or delegated administrator account.',
      );
    }
    if (!organization.serviceAccess.includes('iam.amazonaws.com')) {
      throw new AwsError('ServiceAccessNotEnabledException', 'Trusted access is not enabled for IAM.');
    }
    return { OrganizationId: organization.id, EnabledFeatures: [...organization.rootFeatures] };
  },
};

const columns = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
] as const;

type Row = Partial<Record<(typeof columns)[number], string | boolean>>;

/** The report as IAM writes it: the root user first, N/A where a column does not apply. */
function credentialReport(call: Call): string {
  const { root, users } = call.account.identity;
  const arn = (resource: string) => `arn:${call.world.organization.partition}:iam::${call.account.id}:${resource}`;
  const time = (ago: Ago | undefined, never = 'N/A') =>
    ago === undefined
      ? never
      : call.world
          .at(ago)
          .toISOString()
          .replace(/\.\d+Z$/, '+00:00');
  const born = time(call.account.joinedAgo);
  const rows: Row[] = [
    {
      user: '<root_account>',
      arn: arn('root'),
      user_creation_time: born,
      password_enabled: root.hasPassword,
      password_last_used: time(root.passwordUsedAgo, 'no_information'),
      password_last_changed: root.hasPassword ? born : 'N/A',
      mfa_active: root.mfa,
      access_key_1_active: root.accessKeys > 0,
      access_key_1_last_used_date: time(root.accessKeyUsedAgo),
    },
    ...users.map((user) => ({
      user: user.name,
      arn: arn(`user/${user.name}`),
      user_creation_time: born,
      password_enabled: user.hasPassword,
      password_last_used: time(user.passwordUsedAgo, user.hasPassword ? 'no_information' : 'N/A'),
      mfa_active: user.mfa,
    })),
  ];
  const none: Row = {
    access_key_1_active: false,
    access_key_2_active: false,
    cert_1_active: false,
    cert_2_active: false,
  };
  const lines = rows.map((row) => columns.map((column) => String(row[column] ?? none[column] ?? 'N/A')).join(','));
  return [columns.join(','), ...lines].join('\n');
}

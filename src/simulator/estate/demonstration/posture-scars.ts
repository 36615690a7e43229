import { days } from '../ago.ts';
import { blockAllPublicAccess } from '../bucket.ts';
import { iamUser, identity } from '../identity.ts';
import { accountOf, placeOf } from '../organization.ts';
import { analyzer, securityHub } from '../security-hub.ts';
import { company } from './company.ts';
import { missing, type Scar, unknown, unsound } from './scar.ts';

/** What is wrong with who can sign in, and with what the accounts let out. */
export const postureScars: readonly Scar[] = [
  {
    because:
      'The founder of Fernmail works as the root user, with a key in a script, and the bucket was opened for a partner.',
    plant: (organization) => {
      accountOf(organization, company.fernmail).identity = identity({
        root: { hasPassword: true, mfa: false, accessKeys: 1, passwordUsedAgo: days(40), accessKeyUsedAgo: days(1) },
      });
    },
    shows: [
      missing('posture/root-has-mfa', company.fernmail, null),
      unsound('posture/root-has-no-access-keys', company.fernmail, null),
      unsound('posture/root-is-dormant', company.fernmail, null),
      missing('posture/s3-account-blocks-public-access', company.fernmail, null),
    ],
  },
  {
    because:
      'Brightcart gave its people users before there was single sign-on, and half of them never set up a second factor.',
    plant: (organization) => {
      accountOf(organization, company.brightcart).identity.users.push(
        iamUser('imke', { passwordUsedAgo: days(2) }),
        iamUser('tomas', { passwordUsedAgo: days(5), mfa: false }),
        iamUser('deploy', { hasPassword: false, mfa: false }),
      );
    },
    shows: [unsound('posture/users-have-mfa', company.brightcart, null)],
  },
  {
    because: 'The developers of Fernmail share one user.',
    plant: (organization) => {
      accountOf(organization, company.fernmailDev).identity.users.push(iamUser('dev', { mfa: false }));
    },
    shows: [missing('posture/users-have-mfa', company.fernmailDev, null)],
  },
  {
    because: 'Nobody ever asked IAM for the credential report of the lake.',
    plant: (organization) => {
      accountOf(organization, company.lake).identity.credentialReportAgo = undefined;
    },
    shows: [
      unknown('posture/root-is-dormant', company.lake, null),
      unknown('posture/users-have-mfa', company.lake, null),
    ],
  },
  {
    because: 'A page was served from a bucket of the sandbox for a week.',
    plant: (organization) => {
      accountOf(organization, company.sandbox).publicAccessBlock = {
        ...blockAllPublicAccess,
        BlockPublicPolicy: false,
        RestrictPublicBuckets: false,
      };
    },
    shows: [unsound('posture/s3-account-blocks-public-access', company.sandbox, null)],
  },
  {
    because:
      'The analyzers of the organization were forgotten in Osaka, disabled in Stockholm, and look at one account in Paris.',
    plant: (organization) => {
      placeOf(organization, company.security, 'ap-northeast-3').analyzers = [];
      placeOf(organization, company.security, 'eu-north-1').analyzers = [
        analyzer({ type: 'ORGANIZATION', status: 'DISABLED' }),
      ];
      placeOf(organization, company.security, 'eu-west-3').analyzers = [analyzer()];
    },
    shows: [
      missing('posture/external-access-is-analyzed', company.security, 'ap-northeast-3'),
      unsound('posture/external-access-is-analyzed', company.security, 'eu-north-1'),
      unsound('posture/external-access-is-analyzed', company.security, 'eu-west-3'),
    ],
  },
  {
    because:
      'Security Hub was switched off in the sandbox to save money, and checks nothing in two places of Brightcart.',
    plant: (organization) => {
      placeOf(organization, company.sandbox, 'us-west-2').securityHub = undefined;
      placeOf(organization, company.brightcart, 'us-west-2').securityHub = securityHub({
        administrator: company.security,
        standards: [],
      });
      placeOf(organization, company.brightcart, 'us-east-2').securityHub = securityHub({
        administrator: company.security,
        standards: [{ name: 'cis-aws-foundations-benchmark/v/3.0.0', status: 'INCOMPLETE' }],
      });
    },
    shows: [
      missing('posture/security-hub-is-enabled', company.sandbox, 'us-west-2'),
      unsound('posture/security-hub-is-enabled', company.brightcart, 'us-west-2'),
      unsound('posture/security-hub-is-enabled', company.brightcart, 'us-east-2'),
    ],
  },
  {
    because: 'The findings of Security Hub are gathered from the Regions that the company had in 2021.',
    plant: (organization) => {
      accountOf(organization, company.security).findingAggregator = {
        region: 'us-east-1',
        mode: 'SPECIFIED_REGIONS',
        regions: ['us-west-2', 'eu-west-1', 'eu-central-1'],
      };
    },
    shows: [unsound('routes/security-hub-aggregates', null, null)],
  },
];

import { guard } from '../guard.ts';
import { accountOf } from '../organization.ts';
import { policy } from '../policy.ts';
import { company } from './company.ts';
import { missing, type Scar, unsound } from './scar.ts';

const guarded = 'organization/logging-is-guarded';
const exemptions = 'organization/guard-exemptions-are-narrow';

/** What is wrong with what keeps an intruder from tampering, and with whom AWS would tell. */
export const guardScars: readonly Scar[] = [
  {
    because: 'The guard is attached unit by unit, and nobody added the unit of Brightcart.',
    plant: (organization) => {
      for (const one of organization.policies) one.targets = ['Security', 'Infrastructure', 'Workloads', 'Sandbox'];
    },
    shows: [missing(guarded, company.brightcart, null)],
  },
  {
    because: 'Fernmail brought a guard of its own: of CloudTrail alone, and any role named after Fernmail is exempt.',
    plant: (organization) => {
      organization.policies.push(
        guard(['Acquired/Fernmail'], {
          name: 'FernmailGuard',
          description: 'CloudTrail is managed by the platform team',
          content: policy({
            Sid: 'CloudTrailIsManaged',
            Effect: 'Deny',
            Action: 'cloudtrail:*',
            Resource: '*',
            Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/fernmail-*' } },
          }),
        }),
      );
    },
    shows: [
      unsound(guarded, company.fernmail, null),
      unsound(guarded, company.fernmailDev, null),
      unsound(exemptions, company.fernmail, null),
      unsound(exemptions, company.fernmailDev, null),
    ],
  },
  {
    because:
      'A resource control policy keeps the old bucket of Fernmail from being deleted, and says nothing of what is in it.',
    plant: (organization) => {
      organization.resourcePolicies.push({
        name: 'KeepBuckets',
        description: 'Buckets of Fernmail stay while the lawyers look at them',
        content: policy({
          Sid: 'BucketsStay',
          Effect: 'Deny',
          Principal: '*',
          Action: ['s3:DeleteBucket', 's3:DeleteBucketPolicy'],
          Resource: 'arn:aws:s3:::fernmail-*',
        }),
        targets: ['Acquired/Fernmail'],
      });
    },
    shows: [unsound(guarded, company.fernmail, null, 'arn:aws:s3:::fernmail-audit-logs')],
  },
  {
    because: 'Contacts were set by the script that makes accounts, and one of Fernmail was overlooked.',
    plant: (organization) => {
      accountOf(organization, company.fernmailDev).securityContact = undefined;
    },
    shows: [missing('organization/security-contact-is-set', company.fernmailDev, null)],
  },
  {
    because: 'Recorders are set up by a script that somebody has to start, so no stack set reaches a new account.',
    plant: (organization) => {
      organization.serviceAccess = organization.serviceAccess.filter((principal) => !principal.includes('stacksets'));
    },
    shows: [missing('organization/newest-account-is-covered', null, null, 'config.amazonaws.com')],
  },
  {
    because: 'Sydney has no GuardDuty administrator, so nobody enrols there what is yet to join.',
    plant: (organization) => {
      organization.guardDutyAdministratorIn['ap-southeast-2'] = null;
    },
    shows: [unsound('organization/newest-account-is-covered', null, null, 'guardduty.amazonaws.com')],
  },
];

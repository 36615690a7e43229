import type { Bucket } from '../bucket.ts';
import { healthyBuckets, homeRegion } from '../healthy.ts';
import { logBucketPolicy } from '../log-bucket-policy.ts';
import { accountOf, type Organization, placeOf } from '../organization.ts';
import { company } from './company.ts';
import { missing, type Scar, unknown, unsound } from './scar.ts';

const arn = (name: string) => `arn:aws:s3:::${name}`;
const { config, flowLogs, findings } = healthyBuckets;

/** What is wrong with the log archive; the organization trail's bucket is as it should be, but for its access log. */
export const logArchiveScars: readonly Scar[] = [
  {
    because: 'The lock of the flow log bucket was switched on without a default retention.',
    plant: (organization) => {
      archived(organization, flowLogs).objectLock = { ObjectLockEnabled: 'Enabled' };
    },
    shows: [unsound('log-archive/objects-are-locked', company.logArchive, homeRegion, arn(flowLogs))],
  },
  {
    because: 'Flow logs go to Glacier after thirty days.',
    plant: (organization) => {
      archived(organization, flowLogs).lifecycle = [
        { ID: 'cold', Status: 'Enabled', Filter: { Prefix: '' }, Transitions: [{ Days: 30, StorageClass: 'GLACIER' }] },
      ];
    },
    shows: [unsound('log-archive/is-quickly-readable', company.logArchive, homeRegion, arn(flowLogs))],
  },
  {
    because:
      'The bucket of Config is older than the archive standard: unlocked, without versions, emptied after half a year, open to plain HTTP.',
    plant: (organization) => {
      Object.assign(archived(organization, config), {
        objectLock: undefined,
        versioning: 'Suspended',
        ownership: 'BucketOwnerPreferred',
        encryption: { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
        lifecycle: [{ ID: 'tidy', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 180 } }],
        policy: withoutTls(logBucketPolicy(config, organization.id)),
      } satisfies Partial<Bucket>);
    },
    shows: [
      missing('log-archive/objects-are-locked', company.logArchive, homeRegion, arn(config)),
      unsound('log-archive/versioning-is-enabled', company.logArchive, homeRegion, arn(config)),
      unsound('log-archive/is-kept-long-enough', company.logArchive, homeRegion, arn(config)),
      missing('log-archive/insecure-transport-is-denied', company.logArchive, homeRegion, arn(config)),
      missing('log-archive/is-encrypted-with-customer-key', company.logArchive, homeRegion, arn(config)),
    ],
  },
  {
    because:
      'A consultant from outside may still write and delete exported findings, and the SIEM was never told of them.',
    plant: (organization) => {
      const bucket = archived(organization, findings);
      const base = logBucketPolicy(findings, organization.id);
      bucket.policy = {
        ...base,
        Statement: [
          ...base.Statement,
          {
            Sid: 'Consultant',
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::202020202020:root' },
            Action: ['s3:PutObject', 's3:DeleteObject'],
            Resource: `${arn(findings)}/*`,
          },
        ],
      };
      bucket.notification = {};
    },
    shows: [
      unsound('log-archive/writers-are-restricted', company.logArchive, homeRegion, arn(findings)),
      unknown('log-archive/has-a-reader', company.logArchive, homeRegion, arn(findings)),
    ],
  },
  {
    because: 'The data team may administer the key of the whole archive, and it is not rotated.',
    plant: (organization) => {
      for (const key of placeOf(organization, company.logArchive, homeRegion).keys) {
        key.rotation = false;
        key.policy = {
          ...key.policy,
          Statement: [
            ...key.policy.Statement,
            {
              Sid: 'DataTeam',
              Effect: 'Allow',
              Principal: { AWS: `arn:aws:iam::${company.lake}:root` },
              Action: 'kms:*',
              Resource: '*',
            },
          ],
        };
      }
    },
    shows: [
      unsound('log-keys/key-is-out-of-reach', company.logArchive, homeRegion),
      missing('log-keys/key-is-rotated', company.logArchive, homeRegion),
    ],
  },
];

function archived(organization: Organization, name: string): Bucket {
  const found = accountOf(organization, company.logArchive).buckets.find(({ Name }) => Name === name);
  if (found === undefined) throw new Error(`the log archive has no bucket ${name}`);
  return found;
}

function withoutTls(document: ReturnType<typeof logBucketPolicy>): ReturnType<typeof logBucketPolicy> {
  return { ...document, Statement: document.Statement.filter(({ Effect }) => Effect === 'Allow') };
}

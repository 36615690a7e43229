import check from '../../../checks/investigation/results-are-protected.ts';
import { collected } from '../../../src/core/evidence.ts';
import { denied, describeCheck, euWest1, usEast1, workload } from '../../support/describe-check.ts';

const block = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
const sound = {
  EffectiveEngineVersion: 'Athena engine version 3',
  EnforceWorkGroupConfiguration: true,
  ManagedQueryResults: false,
  OutputLocation: 's3://results/queries/',
  EncryptionOption: 'SSE_KMS',
};
const primary = { Name: 'primary', Configuration: collected({ ManagedQueryResults: false }) };
const group = (changes: Partial<Record<keyof typeof sound | 'ExpectedBucketOwner', unknown>> = {}) => ({
  Name: 'asking',
  Configuration: collected({ ...sound, ...changes }),
});
const see = (groups: unknown[], of: object = {}) => ({
  groups: [
    { account: workload, region: usEast1, value: [primary] },
    { account: workload, region: euWest1, value: groups },
  ],
  buckets: [{ Name: 'results' }],
  block,
  ...of,
});
const resource = `arn:aws:athena:${euWest1}:${workload}:workgroup/asking`;
const elsewhere = '999999999999';

describeCheck(check, {
  passing: {
    'enforced, encrypted, in a bucket of an account that blocks public access': {
      evidence: see([primary, group()]),
      expect: [{ outcome: 'pass', message: 'private', text: 's3://results/queries/, encrypted (SSE_KMS)', resource }],
    },
    'the default encryption of S3': {
      evidence: see([group({ EncryptionOption: undefined })]),
      expect: [{ outcome: 'pass', message: 'private', text: 'by the default of the bucket, SSE_S3 at least' }],
    },
    'a bucket that Athena holds to be of this account': {
      evidence: see([group({ OutputLocation: 's3://gone', ExpectedBucketOwner: workload })]),
      expect: [{ outcome: 'pass', message: 'private' }],
    },
    'Spark, whose calculations name no place': {
      evidence: see([
        group({ EffectiveEngineVersion: 'PySpark engine version 3', EnforceWorkGroupConfiguration: undefined }),
      ]),
      expect: [{ outcome: 'pass', message: 'private' }],
    },
    'results that Athena manages': {
      evidence: see([group({ ManagedQueryResults: true, OutputLocation: undefined })], { block: null }),
      expect: [{ outcome: 'pass', message: 'managed', resource }],
    },
  },
  failing: {
    'settings that clients override': {
      evidence: see([group({ EnforceWorkGroupConfiguration: false })]),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'free', resource }],
    },
    'a group that somebody made without a place, and that enforces nothing': {
      evidence: see([group({ EnforceWorkGroupConfiguration: false, OutputLocation: undefined })]),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'free' }],
    },
    'the primary group, with a place that clients override': {
      evidence: see([{ ...primary, Configuration: collected({ ...sound, EnforceWorkGroupConfiguration: false }) }]),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'free' }],
    },
    'a bucket of nobody knows whom': {
      evidence: see([group({ OutputLocation: 's3://gone/queries/' })]),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stray', text: 's3://gone/queries/', resource }],
    },
  },
  others: {
    'an account that leaves it to the bucket': {
      evidence: see([group()], { block: { ...block, RestrictPublicBuckets: false } }),
      expect: [{ outcome: 'unknown', resource }],
    },
    'an account without a public access block': {
      evidence: see([group()], { block: null }),
      expect: [{ outcome: 'unknown', resource }],
    },
    'a bucket of a named other account': {
      evidence: see([group({ ExpectedBucketOwner: elsewhere })]),
      expect: [{ outcome: 'unknown', resource }],
    },
    'the alias of an access point': {
      evidence: see([group({ OutputLocation: 's3://asking-abcdefgh-s3alias/' })]),
      expect: [{ outcome: 'unknown' }],
    },
    'a group that was not read hides no other': {
      evidence: see([{ Name: 'hidden', Configuration: denied }, group()]),
      expect: [{ outcome: 'unknown' }, { outcome: 'pass', message: 'private' }],
    },
    'nothing but the group that AWS made': {
      evidence: see([primary]),
      expect: [{ outcome: 'not-applicable', message: 'unset' }],
    },
    'a group in which no query can run': {
      evidence: see([group({ OutputLocation: undefined })]),
      expect: [{ outcome: 'not-applicable', message: 'unset' }],
    },
    'no work group': { evidence: see([]), expect: [{ outcome: 'not-applicable', message: 'unset' }] },
  },
});

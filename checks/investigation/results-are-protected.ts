import { inconclusive } from '../../src/analysis/inconclusive.ts';
import { queryResults } from '../../src/analysis/query-results.ts';
import { defineCheck } from '../../src/core/check.ts';
import { encryptionControls } from '../../src/core/controls/encryption-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { athenaWorkGroups } from '../../src/evidence/athena-work-groups.ts';
import { accountPublicAccessBlock } from '../../src/evidence/s3-account-public-access-block.ts';
import { accountBuckets } from '../../src/evidence/s3-buckets.ts';

const operation = 'athena:GetWorkGroup';
const blockOperation = 's3:GetPublicAccessBlock';

export default defineCheck({
  id: 'investigation/results-are-protected',
  title: 'The results of queries are private and encrypted',
  failureTitle: 'The results of queries may lie where anybody put them',
  severity: 'low',
  source: 'investigation',
  breadth: 'account',
  quantifier: 'every',
  why: 'The results of an investigation are copies of the log, and tell what the investigators know. A place that each client may choose is guarded by nobody.',
  remedy: {
    text: 'Let each work group override the settings of its clients, with encryption, and with results that Athena manages or that lie in a bucket of this account, named as its expected owner. Block public access for the whole account.',
    cli: 'aws athena update-work-group --work-group WORK_GROUP --configuration-updates \'{"EnforceWorkGroupConfiguration":true,"ResultConfigurationUpdates":{"OutputLocation":"s3://BUCKET/","ExpectedBucketOwner":"ACCOUNT_ID","EncryptionConfiguration":{"EncryptionOption":"SSE_KMS","KmsKey":"KEY_ARN"}}}\'',
    terraform:
      'resource "aws_athena_workgroup" "investigations" {\n  name = "investigations"\n  configuration {\n    enforce_workgroup_configuration = true\n    result_configuration {\n      output_location       = "s3://BUCKET/"\n      expected_bucket_owner = data.aws_caller_identity.this.account_id\n      encryption_configuration {\n        encryption_option = "SSE_KMS"\n        kms_key_arn       = aws_kms_key.results.arn\n      }\n    }\n  }\n}',
  },
  controls: encryptionControls,
  requirements: ['S93'],
  changedBy: [
    'athena:CreateWorkGroup',
    'athena:UpdateWorkGroup',
    'athena:DeleteWorkGroup',
    's3:DeleteBucket',
    's3:PutAccountPublicAccessBlock',
    's3:DeleteAccountPublicAccessBlock',
  ],
  needs: { groups: athenaWorkGroups, buckets: accountBuckets, block: accountPublicAccessBlock },
  messages: {
    managed: 'Athena keeps the results of work group {group} in its own encrypted storage.',
    private:
      'The results of work group {group} go to {location}, encrypted ({encryption}); the account blocks public access to its buckets.',
    free: 'Work group {group} does not enforce its settings (EnforceWorkGroupConfiguration): each client chooses where results go, and how they are encrypted.',
    stray:
      'The results of work group {group} go to {location}, a bucket that is not of this account, and no expected owner is set (ExpectedBucketOwner): whoever holds that name reads them.',
    unset:
      'No work group says where the results of its queries go; what single queries may have named cannot be seen here.',
  },
  *evaluate({ groups, buckets, block }, { estate, pass, unsound, unknown, notApplicable }) {
    let judged = false;
    for (const { account, region, value } of groups.entries) {
      for (const { Name: group, Configuration } of value) {
        const resource = `arn:${estate.partition}:athena:${region}:${account}:workgroup/${group}`;
        if (!isCollected(Configuration)) {
          judged = true;
          yield unknown(Configuration, { resource });
          continue;
        }
        const { value: facts } = Configuration;
        const results = queryResults({ ...facts, Name: group }, { account, buckets, block });
        if (results.state === 'nowhere') continue;
        judged = true;
        const details = { resource, facts, operation };
        switch (results.state) {
          case 'managed':
            yield pass('managed', { group }, details);
            break;
          case 'private': {
            const encryption = facts.EncryptionOption ?? 'by the default of the bucket, SSE_S3 at least';
            yield pass('private', { group, location: results.location, encryption }, details);
            break;
          }
          case 'free':
            yield unsound('free', { group }, details);
            break;
          case 'stray':
            yield unsound('stray', { group, location: results.location }, details);
            break;
          case 'foreign':
            yield unknown(inconclusive(operation, results.because), { resource, facts });
            break;
          case 'open-account':
            yield unknown(inconclusive(blockOperation, results.because), { resource, facts });
        }
      }
    }
    if (!judged) yield notApplicable('unset');
  },
});

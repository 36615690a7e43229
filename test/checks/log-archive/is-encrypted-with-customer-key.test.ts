import check from '../../../checks/log-archive/is-encrypted-with-customer-key.ts';
import { bucketScope, key, logKeyArn } from '../../support/buckets.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';

const scope = bucketScope();
const encrypted = (SSEAlgorithm: string, KMSMasterKeyID?: string) => ({
  Rules: [{ SSEAlgorithm, ...(KMSMasterKeyID && { KMSMasterKeyID }) }],
});
const keys = { [logKeyArn]: key() };

describeCheck(check, {
  passing: {
    'a customer managed key': {
      scope,
      evidence: { encryption: encrypted('aws:kms', logKeyArn), keys },
      expect: [{ outcome: 'pass', message: 'customer' }],
    },
    'a customer managed key, twice over': {
      scope,
      evidence: { encryption: encrypted('aws:kms:dsse', logKeyArn), keys },
      expect: [{ outcome: 'pass', message: 'customer', text: 'aws:kms:dsse' }],
    },
    'a bare key id, which is of the bucket’s account and Region': {
      scope,
      evidence: { encryption: encrypted('aws:kms', '11111111-1111-4111-8111-111111111111'), keys },
      expect: [{ outcome: 'pass', message: 'customer', text: logKeyArn }],
    },
    'a bare alias': {
      scope,
      evidence: {
        encryption: encrypted('aws:kms', 'alias/logs'),
        keys: { 'arn:aws:kms:eu-west-1:222222222222:alias/logs': key() },
      },
      expect: [{ outcome: 'pass', message: 'customer' }],
    },
  },
  failing: {
    'the key of S3 itself': {
      scope,
      evidence: { encryption: encrypted('AES256'), keys },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'withoutKms', text: 'AES256' }],
    },
    'no rule at all': {
      scope,
      evidence: { encryption: { Rules: [] }, keys },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'withoutKms' }],
    },
    'KMS without a key': {
      scope,
      evidence: { encryption: encrypted('aws:kms'), keys },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'managedByAws' }],
    },
    'KMS with the alias of AWS': {
      scope,
      evidence: { encryption: encrypted('aws:kms', 'alias/aws/s3'), keys },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'managedByAws' }],
    },
    'a key that turns out to be managed by AWS': {
      scope,
      evidence: { encryption: encrypted('aws:kms', logKeyArn), keys: { [logKeyArn]: key({ KeyManager: 'AWS' }) } },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'managedByAws' }],
    },
    'a key that does not exist': {
      scope,
      evidence: { encryption: encrypted('aws:kms', logKeyArn), keys: { [logKeyArn]: null } },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'gone' }],
    },
  },
  others: {
    'a key that could not be read': {
      scope,
      evidence: { encryption: encrypted('aws:kms', logKeyArn), keys: { [logKeyArn]: denied } },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
  },
});

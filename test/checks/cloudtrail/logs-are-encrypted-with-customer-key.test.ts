import check from '../../../checks/cloudtrail/logs-are-encrypted-with-customer-key.ts';
import type { KmsKey } from '../../../src/evidence/kms-key.ts';
import { denied, describeCheck, destination, logArchive } from '../../support/describe-check.ts';
import { trail } from '../../support/trails.ts';

const scope = { destination: destination('trail', trail().TrailARN) };
const keyId = '11111111-1111-4111-8111-111111111111';
const arn = `arn:aws:kms:eu-west-1:${logArchive}:key/${keyId}`;
const bucket = 'arn:aws:s3:::org-logs';
const destinations = { [bucket]: destination('bucket', bucket) };
const key = (changes: Partial<KmsKey> = {}): KmsKey => ({
  Arn: arn,
  KeyId: keyId,
  KeyState: 'Enabled',
  KeyManager: 'CUSTOMER',
  ...changes,
});
const plain = [trail({ KmsKeyId: undefined })];
const rules = (...Rules: unknown[]) => ({ [bucket]: { Rules } });

describeCheck(check, {
  passing: {
    'the key of the trail can be used': {
      scope,
      evidence: { trails: [trail()], encryption: {}, keys: { [arn]: key() } },
      expect: [
        {
          outcome: 'pass',
          message: 'encrypted',
          text: 'set on the trail',
          facts: { KmsKeyId: arn, KeyState: 'Enabled', KeyManager: 'CUSTOMER' },
        },
      ],
    },
    'the bucket has a key, named by its id': {
      scope,
      destinations,
      evidence: {
        trails: plain,
        encryption: rules({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyId }),
        keys: { [arn]: key() },
      },
      expect: [{ outcome: 'pass', message: 'encrypted', text: 'set on the bucket' }],
    },
    'the bucket has a key, named by its alias': {
      scope,
      destinations,
      evidence: {
        trails: plain,
        encryption: rules({ SSEAlgorithm: 'aws:kms:dsse', KMSMasterKeyID: 'alias/logs' }),
        keys: { [`arn:aws:kms:eu-west-1:${logArchive}:alias/logs`]: key() },
      },
      expect: [{ outcome: 'pass' }],
    },
  },
  failing: {
    'no key anywhere': {
      scope,
      evidence: { trails: plain, encryption: rules({ SSEAlgorithm: 'AES256' }), keys: {} },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none', text: 'uses AES256' }],
    },
    'the bucket uses the key that AWS manages': {
      scope,
      evidence: { trails: plain, encryption: rules({ SSEAlgorithm: 'aws:kms' }), keys: {} },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none', text: 'with the key of AWS' }],
    },
    'the bucket names the key that AWS manages': {
      scope,
      evidence: {
        trails: plain,
        encryption: rules({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: arn }),
        keys: { [arn]: key({ KeyManager: 'AWS' }) },
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'awsManaged' }],
    },
    'the key is to be deleted': {
      scope,
      evidence: { trails: [trail()], encryption: {}, keys: { [arn]: key({ KeyState: 'PendingDeletion' }) } },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'unusable', text: 'KeyState is PendingDeletion' }],
    },
    'the key does not exist': {
      scope,
      evidence: { trails: [trail()], encryption: {}, keys: { [arn]: null } },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'deleted' }],
    },
  },
  others: {
    'the encryption of the bucket was denied': {
      scope,
      evidence: { trails: plain, encryption: { [bucket]: denied }, keys: {} },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'the bucket does not exist': {
      scope,
      destinations: { [bucket]: { ...destination('bucket', bucket), location: { state: 'absent' } } },
      evidence: { trails: plain, encryption: {}, keys: {} },
      expect: [{ outcome: 'not-applicable', message: 'noBucket' }],
    },
    'a trail that has gone since it was seen': {
      scope,
      evidence: { trails: [], encryption: {}, keys: {} },
      expect: [{ outcome: 'not-applicable', message: 'gone' }],
    },
  },
});

import { defineCheck } from '../../src/core/check.ts';
import { encryptionControls } from '../../src/core/controls/encryption-controls.ts';
import { counted } from '../../src/core/counted.ts';
import { kmsKey } from '../../src/evidence/kms-key.ts';
import { kmsKeyRotation } from '../../src/evidence/kms-key-rotation.ts';

export default defineCheck({
  id: 'log-keys/key-is-rotated',
  title: 'The key of the logs is rotated',
  failureTitle: 'The key of the logs is never renewed',
  severity: 'low',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'key',
  why: 'The longer one key material serves, the more a single leak of it lays open.',
  remedy: {
    text: 'Turn on automatic rotation of the key; for a multi-Region key, of its primary.',
    cli: 'aws kms enable-key-rotation --key-id KEY_ARN',
    terraform: 'resource "aws_kms_key" "logs" {\n  enable_key_rotation = true\n}',
  },
  controls: {
    'cis-aws-1.4': ['3.8'],
    'cis-aws-3.0': ['3.6'],
    'cis-aws-5.0': ['3.6'],
    'cis-aws-6.0': ['4.6'],
    'cis-aws-7.0': ['4.6'],
    'aws-fsbp': ['KMS.4'],
    ...encryptionControls,
    'pci-dss-4.0.1': ['3.7.4', '3.5.1'],
    'mitre-attack-18': ['T1486'],
    'mitre-attack-19': ['T1486'],
  },
  requirements: ['S72'],
  changedBy: ['kms:EnableKeyRotation', 'kms:DisableKeyRotation'],
  needs: { rotation: kmsKeyRotation, key: kmsKey },
  messages: {
    rotated: 'Key {key} is renewed every {days}.',
    aws: 'Key {key} is managed by AWS, which renews it every year.',
    off: 'Key {key} is never renewed: KeyRotationEnabled is false.',
    impossible: 'Key {key} cannot be rotated by KMS (KeySpec {spec}, Origin {origin}).',
    gone: 'Key {key} does not exist.',
  },
  *evaluate({ rotation, key }, { scope, pass, missing, notApplicable }) {
    const arn = scope.destination?.arn ?? '';
    if (key === null) return yield notApplicable('gone', { key: arn });
    const { KeyManager, KeySpec: spec = 'not given', Origin: origin = 'not given' } = key;
    if (KeyManager === 'AWS') return yield pass('aws', { key: arn }, { facts: { KeyManager } });
    if (rotation === null)
      return yield notApplicable(
        'impossible',
        { key: arn, spec, origin },
        { facts: { KeySpec: spec, Origin: origin } },
      );
    const { KeyRotationEnabled, RotationPeriodInDays } = rotation;
    const facts = { KeyRotationEnabled, RotationPeriodInDays: RotationPeriodInDays ?? null };
    // KMS rotates every 365 days where it names no period.
    if (KeyRotationEnabled)
      yield pass('rotated', { key: arn, days: counted(RotationPeriodInDays ?? 365, 'day') }, { facts });
    else yield missing('off', { key: arn }, { facts });
  },
});

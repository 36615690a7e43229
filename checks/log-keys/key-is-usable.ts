import { referrersText } from '../../src/analysis/referrers-text.ts';
import { defineCheck } from '../../src/core/check.ts';
import { kmsKey } from '../../src/evidence/kms-key.ts';

/** States in which KMS encrypts and decrypts (AWS KMS Developer Guide, "Key states of AWS KMS keys"). */
const usable: readonly string[] = ['Enabled', 'Updating'];

export default defineCheck({
  id: 'log-keys/key-is-usable',
  title: 'The key of the logs can be used',
  failureTitle: 'The key of the logs cannot be used, and neither can the logs',
  severity: 'critical',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'key',
  why: 'Disabling or deleting one key makes every log that it encrypted unreadable and stops new ones from being written, without touching a single object.',
  remedy: {
    text: 'Cancel the deletion of the key and enable it again. A key that is gone cannot be brought back: give the source a new one.',
    cli: 'aws kms cancel-key-deletion --key-id KEY_ARN && aws kms enable-key --key-id KEY_ARN',
    terraform: 'resource "aws_kms_key" "logs" {\n  is_enabled              = true\n  deletion_window_in_days = 30\n}',
  },
  controls: {
    'aws-fsbp': ['KMS.3'],
    'nist-800-53-r5': ['AU-4', 'AU-9(3)', 'SC-12', 'SC-12(1)', 'SC-28(1)'],
    'nist-csf-2.0': ['PR.DS-01'],
    'pci-dss-4.0.1': ['3.5.1', '10.3.1', '10.5.1', '10.7.2'],
    'soc-2': ['CC6.1'],
    'iso-27001-2022': ['A.8.24', 'A.5.33'],
    hipaa: ['164.312(a)(2)(iv)', '164.312(c)(1)'],
    'mitre-attack-18': ['T1485', 'T1486'],
    'mitre-attack-19': ['T1485', 'T1486'],
  },
  requirements: ['S72', 'S58'],
  changedBy: [
    'kms:DisableKey',
    'kms:EnableKey',
    'kms:ScheduleKeyDeletion',
    'kms:CancelKeyDeletion',
    'kms:DeleteImportedKeyMaterial',
  ],
  needs: { key: kmsKey },
  messages: {
    usable: 'Key {key} can be used: KeyState is {state}.',
    gone: 'Key {key} does not exist, yet {referrers} refers to it: what it encrypted is lost, and nothing more can be delivered.',
    unusable: 'Key {key} cannot be used: KeyState is {state}.',
    dying:
      'Key {key} is to be deleted on {date} (KeyState {state}): after that, nothing that it encrypted can ever be read.',
  },
  *evaluate({ key }, { scope, pass, missing, unsound }) {
    const { arn = '', references = [] } = scope.destination ?? {};
    const referrers = referrersText(references);
    if (key === null) return yield missing('gone', { key: arn, referrers }, { facts: { KeyState: null } });
    const { KeyState: state, DeletionDate: date } = key;
    const facts = { KeyState: state, DeletionDate: date ?? null };
    if (usable.includes(state)) yield pass('usable', { key: arn, state }, { facts });
    else if (date !== undefined) yield unsound('dying', { key: arn, date, state }, { facts });
    else yield unsound('unusable', { key: arn, state }, { facts });
  },
});

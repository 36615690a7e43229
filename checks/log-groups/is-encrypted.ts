import { defineCheck } from '../../src/core/check.ts';
import { encryptionControls } from '../../src/core/controls/encryption-controls.ts';
import { logGroup } from '../../src/evidence/log-group.ts';

export default defineCheck({
  id: 'log-groups/is-encrypted',
  title: 'Log groups are encrypted with a customer managed key',
  failureTitle: 'A log group has no key of its own',
  severity: 'low',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'log-group',
  why: 'CloudWatch Logs encrypts every group, with a key that serves whoever may read the group. A key of your own is a second lock: an intruder with read access to logs still needs the key, and its use is recorded.',
  remedy: {
    text: 'Give the log group a customer managed key whose policy lets CloudWatch Logs in its Region use it. Only events that arrive afterwards are encrypted with it.',
    cli: 'aws logs associate-kms-key --log-group-name LOG_GROUP --kms-key-id KEY_ARN',
    terraform: 'resource "aws_cloudwatch_log_group" "this" {\n  kms_key_id = aws_kms_key.logs.arn\n}',
  },
  controls: encryptionControls,
  requirements: ['S98'],
  changedBy: ['logs:AssociateKmsKey', 'logs:DisassociateKmsKey', 'logs:CreateLogGroup', 'logs:DeleteLogGroup'],
  needs: { group: logGroup },
  messages: {
    // CloudWatch Logs takes customer managed keys only (User Guide, "Encrypt log data in CloudWatch Logs using KMS").
    customer: 'Log group {group} encrypts with the customer managed key {key}.',
    byService: 'Log group {group} encrypts with the key of CloudWatch Logs: kmsKeyId is not set.',
    gone: 'Log group {group} does not exist.',
  },
  *evaluate({ group }, { scope, pass, missing, notApplicable }) {
    if (group === null) return yield notApplicable('gone', { group: scope.destination?.arn ?? '' });
    const { logGroupName: name, kmsKeyId } = group;
    const facts = { kmsKeyId: kmsKeyId ?? null };
    if (kmsKeyId === undefined) yield missing('byService', { group: name }, { facts });
    else yield pass('customer', { group: name, key: kmsKeyId }, { facts });
  },
});

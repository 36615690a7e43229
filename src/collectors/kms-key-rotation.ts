import { DescribeKeyCommand, GetKeyRotationStatusCommand } from '@aws-sdk/client-kms';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { kms } from '../aws/services.ts';
import { kmsKeyRotation } from '../evidence/kms-key-rotation.ts';

export default defineCollector({
  kind: kmsKeyRotation,
  service: kms,
  operations: {
    GetKeyRotationStatus: {
      command: GetKeyRotationStatusCommand,
      absent: ['UnsupportedOperationException', 'NotFoundException'],
    },
    DescribeKey: { command: DescribeKeyCommand, absent: ['NotFoundException'] },
  },
  async collect({ call, destination }) {
    let KeyId = required(destination?.arn, 'destination');
    // GetKeyRotationStatus takes no alias (KMS API Reference).
    if (KeyId.includes(':alias/')) {
      const described = await call.DescribeKey({ KeyId });
      if (described === undefined) return null;
      KeyId = required(described.KeyMetadata?.KeyId, 'KeyId');
    }
    const answer = await call.GetKeyRotationStatus({ KeyId });
    if (answer === undefined) return null;
    return {
      KeyRotationEnabled: required(answer.KeyRotationEnabled, 'KeyRotationEnabled'),
      RotationPeriodInDays: answer.RotationPeriodInDays,
    };
  },
});

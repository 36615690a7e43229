import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { isoDate, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { kms } from '../aws/services.ts';
import { kmsKey } from '../evidence/kms-key.ts';

export default defineCollector({
  kind: kmsKey,
  service: kms,
  operations: { DescribeKey: { command: DescribeKeyCommand, absent: ['NotFoundException'] } },
  async collect({ call, destination }) {
    const answer = await call.DescribeKey({ KeyId: destination?.arn });
    if (answer === undefined) return null;
    const key = required(answer.KeyMetadata, 'KeyMetadata');
    return {
      Arn: required(key.Arn, 'Arn'),
      KeyId: required(key.KeyId, 'KeyId'),
      KeyState: required(key.KeyState, 'KeyState'),
      KeyManager: required(key.KeyManager, 'KeyManager'),
      KeySpec: key.KeySpec,
      Origin: key.Origin,
      MultiRegion: key.MultiRegion,
      DeletionDate: isoDate(key.DeletionDate),
    };
  },
});

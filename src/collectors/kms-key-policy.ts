import { DescribeKeyCommand, GetKeyPolicyCommand } from '@aws-sdk/client-kms';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { kms } from '../aws/services.ts';
import { kmsKeyPolicy } from '../evidence/kms-key-policy.ts';

export default defineCollector({
  kind: kmsKeyPolicy,
  service: kms,
  operations: {
    GetKeyPolicy: { command: GetKeyPolicyCommand, absent: ['NotFoundException'] },
    DescribeKey: { command: DescribeKeyCommand, absent: ['NotFoundException'] },
  },
  async collect({ call, destination }) {
    let KeyId = required(destination?.arn, 'destination');
    // GetKeyPolicy takes no alias (KMS API Reference).
    if (KeyId.includes(':alias/')) {
      const described = await call.DescribeKey({ KeyId });
      if (described === undefined) return null;
      KeyId = required(described.KeyMetadata?.KeyId, 'KeyId');
    }
    const answer = await call.GetKeyPolicy({ KeyId, PolicyName: 'default' });
    return answer === undefined ? null : { Policy: required(answer.Policy, 'Policy') };
  },
});

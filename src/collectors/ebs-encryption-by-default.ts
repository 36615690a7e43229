import { GetEbsEncryptionByDefaultCommand } from '@aws-sdk/client-ec2';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { ec2 } from '../aws/services.ts';
import { ebsEncryptionByDefault } from '../evidence/ebs-encryption-by-default.ts';

export default defineCollector({
  kind: ebsEncryptionByDefault,
  service: ec2,
  operations: { GetEbsEncryptionByDefault: GetEbsEncryptionByDefaultCommand },
  async collect({ call }) {
    const { EbsEncryptionByDefault } = await call.GetEbsEncryptionByDefault({});
    return { EbsEncryptionByDefault: required(EbsEncryptionByDefault, 'EbsEncryptionByDefault') };
  },
});

import { GetPublicAccessBlockCommand } from '@aws-sdk/client-s3-control';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { s3Control } from '../aws/services.ts';
import { accountPublicAccessBlock } from '../evidence/s3-account-public-access-block.ts';

export default defineCollector({
  kind: accountPublicAccessBlock,
  service: s3Control,
  operations: {
    GetPublicAccessBlock: {
      command: GetPublicAccessBlockCommand,
      absent: ['NoSuchPublicAccessBlockConfiguration'],
    },
  },
  async collect({ call, account }) {
    const answer = await call.GetPublicAccessBlock({ AccountId: account });
    return answer === undefined
      ? null
      : required(answer.PublicAccessBlockConfiguration, 'PublicAccessBlockConfiguration');
  },
});

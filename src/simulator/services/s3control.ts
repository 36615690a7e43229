import type * as S3Control from '@aws-sdk/client-s3-control';
import type { Answers } from '../answers.ts';
import { AwsError } from '../wire/aws-error.ts';

/** Amazon S3 Control: what holds for a whole account. */
export const s3control: Answers<typeof S3Control> = {
  GetPublicAccessBlock({ AccountId }, call) {
    if (AccountId !== call.account.id) throw new AwsError('AccessDenied', 'Access Denied', { status: 403 });
    const { publicAccessBlock } = call.account;
    if (publicAccessBlock === undefined) {
      throw new AwsError(
        'NoSuchPublicAccessBlockConfiguration',
        'The public access block configuration was not found',
        {
          status: 404,
          fields: { AccountId },
        },
      );
    }
    return { PublicAccessBlockConfiguration: publicAccessBlock };
  },
};

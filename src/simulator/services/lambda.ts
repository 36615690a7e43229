import type * as Lambda from '@aws-sdk/client-lambda';
import type { Answers } from '../answers.ts';
import type { Call } from '../call.ts';
import type { LambdaFunction } from '../estate/integration.ts';
import { uuidOf } from '../estate/resource-id.ts';
import { AwsError } from '../wire/aws-error.ts';

/** AWS Lambda. */
export const lambda: Answers<typeof Lambda> = {
  GetFunctionConfiguration({ FunctionName = '' }, call) {
    const found = named(FunctionName, call);
    return {
      FunctionName: found.name,
      FunctionArn: functionArn(found.name, call),
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: `arn:${call.world.organization.partition}:iam::${call.account.id}:role/${found.name}`,
      State: found.State,
      LastUpdateStatus: 'Successful',
      Timeout: 30,
      MemorySize: 128,
      Version: '$LATEST',
    };
  },

  GetPolicy({ FunctionName = '' }, call) {
    const { policy, name } = named(FunctionName, call);
    if (policy === undefined) {
      throw new AwsError('ResourceNotFoundException', 'The resource you requested does not exist.', {
        fields: { Type: 'User' },
      });
    }
    return { Policy: JSON.stringify(policy), RevisionId: uuidOf('revision', call.account.id, call.region, name) };
  },
};

/** A function by name or ARN, with or without a qualifier. */
function named(name: string, call: Call): LambdaFunction {
  const parts = name.split(':');
  const [, , , region, accountId] = parts;
  const isArn = name.startsWith('arn:');
  const plain = isArn ? parts[6] : parts[0];
  const here = !isArn || (region === call.region && accountId === call.account.id);
  const found = here ? call.estate.functions.find((each) => each.name === plain) : undefined;
  if (found === undefined) {
    throw new AwsError('ResourceNotFoundException', `Function not found: ${isArn ? name : functionArn(name, call)}`, {
      fields: { Type: 'User' },
    });
  }
  return found;
}

function functionArn(name: string, call: Call): string {
  return call.arn('lambda', `function:${name}`);
}

import { GetFunctionConfigurationCommand, GetPolicyCommand } from '@aws-sdk/client-lambda';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { lambda } from '../aws/services.ts';
import { lambdaFunction } from '../evidence/function.ts';

export default defineCollector({
  kind: lambdaFunction,
  service: lambda,
  operations: {
    GetFunctionConfiguration: { command: GetFunctionConfigurationCommand, absent: ['ResourceNotFoundException'] },
    GetPolicy: { command: GetPolicyCommand, absent: ['ResourceNotFoundException'] },
  },
  async collect({ call, attempt, destination }) {
    const FunctionName = required(destination, 'destination').arn;
    const configuration = await call.GetFunctionConfiguration({ FunctionName });
    if (configuration === undefined) return null;
    const Policy = await attempt(async () => {
      const answer = await call.GetPolicy({ FunctionName });
      return answer === undefined ? null : required(answer.Policy, 'Policy');
    });
    return { FunctionArn: FunctionName, State: configuration.State, Policy };
  },
});

import type * as AthenaApi from '@aws-sdk/client-athena';
import type { Answers } from '../answers.ts';
import { days } from '../estate/ago.ts';
import { AwsError } from '../wire/aws-error.ts';

/** The work groups of Amazon Athena. */
export const athena: Answers<typeof AthenaApi> = {
  ListWorkGroups({ NextToken, MaxResults }, { estate, world, ...call }) {
    const page = call.page(estate.workGroups, {
      token: NextToken,
      size: MaxResults,
      most: 50,
      invalid: 'InvalidRequestException',
    });
    return {
      WorkGroups: page.items.map(({ name, state, configuration: { EngineVersion } }) => ({
        Name: name,
        State: state,
        CreationTime: world.at(days(300)),
        ...(EngineVersion && { EngineVersion }),
      })),
      NextToken: page.next,
    };
  },

  GetWorkGroup({ WorkGroup: name = '' }, { estate, world }) {
    const found = estate.workGroups.find((one) => one.name === name);
    if (found === undefined) throw new AwsError('InvalidRequestException', `WorkGroup ${name} is not found.`);
    return {
      WorkGroup: {
        Name: name,
        State: found.state,
        Configuration: found.configuration,
        CreationTime: world.at(days(300)),
      },
    };
  },
};

import type * as Eks from '@aws-sdk/client-eks';
import type { Answers } from '../answers.ts';
import { days } from '../estate/ago.ts';
import { AwsError } from '../wire/aws-error.ts';

/** Every type of control plane log, as EKS always lists them: on or off. */
const types = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'] as const;

/** Amazon EKS. */
export const eks: Answers<typeof Eks> = {
  ListClusters({ maxResults, nextToken }, call) {
    const page = call.page(call.estate.dataServices.kubernetesClusters, {
      token: nextToken,
      size: maxResults,
      most: 100,
      invalid: 'InvalidParameterException',
    });
    return { clusters: page.items.map(({ name }) => name), nextToken: page.next };
  },

  DescribeCluster({ name = '' }, call) {
    const found = call.estate.dataServices.kubernetesClusters.find((cluster) => cluster.name === name);
    if (found === undefined) {
      throw new AwsError('ResourceNotFoundException', `No cluster found for name: ${name}.`);
    }
    const off = types.filter((type) => !found.logs.includes(type));
    return {
      cluster: {
        name,
        arn: call.arn('eks', `cluster/${name}`),
        createdAt: call.world.at(days(200)),
        version: '1.33',
        status: 'ACTIVE',
        logging: {
          clusterLogging: [
            ...(found.logs.length > 0 ? [{ types: found.logs, enabled: true }] : []),
            ...(off.length > 0 ? [{ types: off, enabled: false }] : []),
          ],
        },
      },
    };
  },
};

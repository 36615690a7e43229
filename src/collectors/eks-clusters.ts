import { type Cluster, DescribeClusterCommand, ListClustersCommand } from '@aws-sdk/client-eks';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { eks } from '../aws/services.ts';
import { isCollected } from '../core/evidence.ts';
import { eksClusters } from '../evidence/eks-clusters.ts';

export default defineCollector({
  kind: eksClusters,
  service: eks,
  operations: {
    ListClusters: ListClustersCommand,
    DescribeCluster: { command: DescribeClusterCommand, absent: ['ResourceNotFoundException'] },
  },
  each: { DescribeCluster: 'cluster' },
  async collect({ call, attempt, account, region, partition }) {
    const names = await allPages(
      (nextToken) => call.ListClusters({ nextToken, maxResults: 100 }),
      (page) => page.clusters,
      (page) => page.nextToken,
    );
    const clusters = await Promise.all(
      names.map(async (name) => {
        const described = await attempt(async () => {
          const answer = await call.DescribeCluster({ name });
          return answer && logging(required(answer.cluster, 'cluster'));
        });
        const arn = `arn:${partition}:eks:${region}:${account}:cluster/${name}`;
        if (!isCollected(described)) return [{ name, arn, described }];
        // Deleted since it was listed.
        return described.value ? [{ name, arn, described: { ...described, value: described.value } }] : [];
      }),
    );
    return clusters.flat();
  },
});

function logging(cluster: Cluster) {
  const setups = required(required(cluster.logging, 'logging').clusterLogging, 'clusterLogging');
  return {
    status: required(cluster.status, 'status'),
    clusterLogging: setups.map(({ types, enabled }) => ({
      types: required(types, 'types'),
      enabled: required(enabled, 'enabled'),
    })),
  };
}

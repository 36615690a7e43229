import { defineCheck } from '../../src/core/check.ts';
import { serviceLogControls } from '../../src/core/controls/service-log-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { eksClusters } from '../../src/evidence/eks-clusters.ts';

/** What was done in the cluster, and which IAM identity it was done as (Amazon EKS User Guide, "Control plane logs"). */
const needed = ['audit', 'authenticator'];

export default defineCheck({
  id: 'service-logs/eks-control-planes-log-audit',
  title: 'Every EKS control plane logs its audit trail and its sign-ins',
  failureTitle: 'What is done in an EKS cluster is not recorded',
  severity: 'low',
  source: 'service-logs',
  breadth: 'target',
  why: 'CloudTrail does not see calls to the Kubernetes API: an intruder in the cluster reads secrets and starts pods without a trace.',
  remedy: {
    text: 'Turn on at least the audit and authenticator logs of the control plane. They go to the log group /aws/eks/CLUSTER/cluster.',
    cli: `aws eks update-cluster-config --name CLUSTER --logging '{"clusterLogging":[{"types":["audit","authenticator"],"enabled":true}]}' --region REGION`,
    terraform: 'resource "aws_eks_cluster" "this" {\n  enabled_cluster_log_types = ["audit", "authenticator"]\n}',
  },
  controls: {
    'aws-fsbp': ['EKS.8'],
    ...serviceLogControls,
    'mitre-attack-18': ['T1190', 'T1562.008'],
    'mitre-attack-19': ['T1190', 'T1685.002'],
  },
  requirements: ['S4'],
  changedBy: ['eks:CreateCluster', 'eks:UpdateClusterConfig'],
  needs: { clusters: eksClusters },
  messages: {
    logged: 'Cluster {cluster} logs {types}.',
    none: 'Cluster {cluster} logs nothing of its control plane: no type of clusterLogging is enabled.',
    partly: 'Cluster {cluster} logs {types}, but not {lacking}.',
    noCluster: 'There is no EKS cluster here.',
  },
  *evaluate({ clusters }, { pass, missing, unsound, unknown, notApplicable }) {
    const present = clusters.filter(
      ({ described }) => !isCollected(described) || described.value.status !== 'DELETING',
    );
    if (present.length === 0) return yield notApplicable('noCluster');
    for (const { name: cluster, arn: resource, described } of present) {
      if (!isCollected(described)) {
        yield unknown(described, { resource });
        continue;
      }
      const { status, clusterLogging } = described.value;
      const logged = clusterLogging.flatMap(({ types, enabled }) => (enabled ? types : []));
      const lacking = needed.filter((type) => !logged.includes(type)).join(' and ');
      const details = { resource, facts: { status, clusterLogging }, operation: 'eks:DescribeCluster' };
      const types = logged.join(', ');
      if (lacking === '') yield pass('logged', { cluster, types }, details);
      else if (logged.length === 0) yield missing('none', { cluster }, details);
      else yield unsound('partly', { cluster, types, lacking }, details);
    }
  },
});

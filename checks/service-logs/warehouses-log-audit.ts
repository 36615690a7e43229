import { defineCheck } from '../../src/core/check.ts';
import { serviceLogControls } from '../../src/core/controls/service-log-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { type Warehouse, warehouses } from '../../src/evidence/warehouses.ts';

/** What a cluster can send to CloudWatch Logs; a bucket gets all of it (Redshift API Reference, EnableLogging). */
const exports = ['connectionlog', 'userlog', 'useractivitylog'];

export default defineCheck({
  id: 'service-logs/warehouses-log-audit',
  title: 'Every Redshift cluster delivers its audit log',
  failureTitle: 'What is asked of a data warehouse leaves no record',
  severity: 'low',
  source: 'service-logs',
  breadth: 'target',
  why: 'A warehouse holds everything in one place, and CloudTrail does not see queries: an intruder can carry it away unseen.',
  remedy: {
    text: 'Turn audit logging on, set enable_user_activity_logging to true in a parameter group of your own, and reboot the cluster. A bucket must let redshift.amazonaws.com write.',
    cli: 'aws redshift enable-logging --cluster-identifier CLUSTER --log-destination-type cloudwatch --log-exports connectionlog userlog useractivitylog --region REGION\naws redshift modify-cluster-parameter-group --parameter-group-name GROUP --parameters ParameterName=enable_user_activity_logging,ParameterValue=true --region REGION',
    terraform:
      'resource "aws_redshift_logging" "this" {\n  cluster_identifier   = aws_redshift_cluster.this.id\n  log_destination_type = "cloudwatch"\n  log_exports          = ["connectionlog", "userlog", "useractivitylog"]\n}',
  },
  controls: {
    'aws-fsbp': ['Redshift.4'],
    ...serviceLogControls,
    'mitre-attack-18': ['T1530', 'T1562.008'],
    'mitre-attack-19': ['T1530', 'T1685.002'],
  },
  requirements: ['S4'],
  changedBy: [
    'redshift:CreateCluster',
    'redshift:EnableLogging',
    'redshift:DisableLogging',
    'redshift:ModifyCluster',
    'redshift:ModifyClusterParameterGroup',
  ],
  needs: { clusters: warehouses },
  messages: {
    logged: 'Cluster {cluster} delivers connections, users and what they ask.',
    off: 'Cluster {cluster} has no audit log: LoggingEnabled is false.',
    failing: 'The last delivery of the audit log of cluster {cluster} failed, at {failed}: {reason}.',
    partly: 'Cluster {cluster} sends its audit log to CloudWatch Logs, but not {lacking}.',
    noActivity:
      'Cluster {cluster} logs who connects, but not what they ask: the parameter enable_user_activity_logging is {value}.',
    noCluster: 'There is no Redshift cluster here.',
  },
  *evaluate({ clusters }, { pass, missing, unsound, unknown, notApplicable }) {
    const present = clusters.filter(({ ClusterStatus }) => ClusterStatus !== 'deleting');
    if (present.length === 0) return yield notApplicable('noCluster');
    for (const {
      ClusterIdentifier: cluster,
      arn: resource,
      logging,
      enable_user_activity_logging: activity,
    } of present) {
      if (!isCollected(logging)) {
        yield unknown(logging, { resource });
        continue;
      }
      const { LoggingEnabled, LastFailureTime: failed, LastFailureMessage } = logging.value;
      const lacking = lackingExports(logging.value);
      const details = { resource, facts: { ...logging.value }, operation: 'redshift:DescribeLoggingStatus' };
      const parameter = { resource, operation: 'redshift:DescribeClusterParameters' };
      if (!LoggingEnabled) yield missing('off', { cluster }, details);
      else if (failed !== undefined && isLastFailed(logging.value))
        yield unsound('failing', { cluster, failed, reason: LastFailureMessage ?? 'AWS does not say why' }, details);
      else if (lacking.length > 0) yield unsound('partly', { cluster, lacking: lacking.join(' and ') }, details);
      else if (!isCollected(activity)) yield unknown(activity, { resource });
      else if (activity.value !== 'true')
        yield unsound(
          'noActivity',
          { cluster, value: activity.value },
          { ...parameter, facts: { enable_user_activity_logging: activity.value } },
        );
      else yield pass('logged', { cluster }, details);
    }
  },
});

type Logging = Extract<Warehouse['logging'], { kind: 'collected' }>['value'];

/** Whether nothing was delivered since a delivery failed. Both times are ISO 8601 in UTC, which sort as text. */
const isLastFailed = ({ LastFailureTime = '', LastSuccessfulDeliveryTime = '' }: Logging): boolean =>
  LastFailureTime > LastSuccessfulDeliveryTime;

const lackingExports = ({ LogDestinationType, LogExports = [] }: Logging): string[] =>
  LogDestinationType === 'cloudwatch' ? exports.filter((type) => !LogExports.includes(type)) : [];

import { databasesOf, tellingLogs } from '../../src/analysis/database-logs.ts';
import { inconclusive } from '../../src/analysis/inconclusive.ts';
import { defineCheck } from '../../src/core/check.ts';
import { serviceLogControls } from '../../src/core/controls/service-log-controls.ts';
import { databases } from '../../src/evidence/databases.ts';

export default defineCheck({
  id: 'service-logs/databases-export-logs',
  title: 'Every database exports the logs that tell who did what',
  failureTitle: 'What is done in a database leaves no record outside it',
  severity: 'low',
  source: 'service-logs',
  breadth: 'target',
  why: 'CloudTrail does not see sign-ins to a database or what is read in it, and logs that stay on the database go with it.',
  remedy: {
    text: 'Export the log types that are named to CloudWatch Logs; for a member of a cluster, at the cluster (modify-db-cluster). An audit log is written only once it is turned on in the option group or parameter group.',
    cli: `aws rds modify-db-instance --db-instance-identifier DATABASE --cloudwatch-logs-export-configuration '{"EnableLogTypes":["LOG_TYPE"]}' --region REGION`,
    terraform:
      'resource "aws_db_instance" "this" {\n  enabled_cloudwatch_logs_exports = ["audit", "error"] # by engine\n}',
  },
  controls: {
    'aws-fsbp': ['RDS.9', 'RDS.34', 'RDS.36', 'RDS.37', 'RDS.40', 'RDS.42', 'DocumentDB.4', 'Neptune.2'],
    ...serviceLogControls,
    'mitre-attack-18': ['T1190', 'T1562.008'],
    'mitre-attack-19': ['T1190', 'T1685.002'],
  },
  requirements: ['S4'],
  changedBy: ['rds:CreateDBInstance', 'rds:ModifyDBInstance', 'rds:CreateDBCluster', 'rds:ModifyDBCluster'],
  needs: { databases },
  messages: {
    exported: '{database} ({engine}) exports {types}.',
    none: '{database} ({engine}) exports no logs: EnabledCloudwatchLogsExports is empty.',
    partly: '{database} ({engine}) exports {types}, but not {lacking}.',
    cannot: '{database} ({engine}) is RDS Custom, which has no export of logs.',
    noDatabase: 'There is no database here.',
  },
  *evaluate({ databases: { DBInstances, DBClusters } }, { pass, missing, unsound, unknown, notApplicable }) {
    const present = databasesOf(DBInstances, DBClusters);
    if (present.length === 0) return yield notApplicable('noDatabase');
    for (const one of present) {
      const { name: database, arn: resource, engine, exported, isCluster } = one;
      const operation = isCluster ? 'rds:DescribeDBClusters' : 'rds:DescribeDBInstances';
      const details = { resource, operation, facts: { Engine: engine, EnabledCloudwatchLogsExports: exported } };
      const needed = tellingLogs(one);
      if (!needed) {
        yield unknown(inconclusive(operation, `it is not known which logs of the engine ${engine} matter`), details);
        continue;
      }
      const lacking = needed.filter((type) => !exported.includes(type)).join(' and ');
      const types = exported.join(', ');
      if (needed.length === 0) yield notApplicable('cannot', { database, engine }, details);
      else if (lacking === '') yield pass('exported', { database, engine, types }, details);
      else if (exported.length === 0) yield missing('none', { database, engine }, details);
      else yield unsound('partly', { database, engine, types, lacking }, details);
    }
  },
});

import check from '../../../checks/service-logs/databases-export-logs.ts';
import { inconclusive } from '../../../src/analysis/inconclusive.ts';
import type { DbCluster, DbInstance } from '../../../src/evidence/databases.ts';
import { describeCheck } from '../../support/describe-check.ts';

const place = 'arn:aws:rds:eu-west-1:444444444444';
const instance = (Engine: string, exported?: string[], changes: Partial<DbInstance> = {}): DbInstance => ({
  DBInstanceIdentifier: 'orders',
  DBInstanceArn: `${place}:db:orders`,
  DBInstanceStatus: 'available',
  Engine,
  EnabledCloudwatchLogsExports: exported,
  ...changes,
});
const cluster = (Engine: string, exported?: string[]): DbCluster => ({
  DBClusterIdentifier: 'events',
  DBClusterArn: `${place}:cluster:events`,
  Status: 'available',
  Engine,
  EnabledCloudwatchLogsExports: exported,
});
const only = (...DBInstances: DbInstance[]) => ({ databases: { DBInstances, DBClusters: [] } });
const clustered = (DBClusters: DbCluster[], ...DBInstances: DbInstance[]) => ({
  databases: { DBInstances, DBClusters },
});

describeCheck(check, {
  passing: {
    'MySQL with audit and error logs': {
      evidence: only(instance('mysql', ['audit', 'error'])),
      expect: [{ outcome: 'pass', message: 'exported', resource: `${place}:db:orders`, text: 'exports audit, error' }],
    },
    'PostgreSQL with its one log': {
      evidence: only(instance('postgres', ['postgresql'])),
      expect: [{ outcome: 'pass', message: 'exported' }],
    },
    'Aurora exports at the cluster, whatever its members say': {
      evidence: clustered(
        [cluster('aurora-mysql', ['audit', 'error'])],
        instance('aurora-mysql', undefined, { DBClusterIdentifier: 'events' }),
      ),
      expect: [{ outcome: 'pass', message: 'exported', resource: `${place}:cluster:events` }],
    },
    'a Multi-AZ cluster of MySQL has no audit log': {
      evidence: clustered([cluster('mysql', ['error'])]),
      expect: [{ outcome: 'pass', message: 'exported' }],
    },
  },
  failing: {
    'nothing is exported': {
      evidence: only(instance('mariadb')),
      expect: [
        {
          outcome: 'fail',
          gap: 'missing',
          message: 'none',
          facts: { Engine: 'mariadb', EnabledCloudwatchLogsExports: [] },
        },
      ],
    },
    'slow queries and errors, but no audit log': {
      evidence: only(instance('mysql', ['error', 'slowquery'])),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partly', text: 'but not audit' }],
    },
    'PostgreSQL exports its upgrades only': {
      evidence: only(instance('postgres', ['upgrade'])),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partly', text: 'but not postgresql' }],
    },
    'a cluster that exports nothing': {
      evidence: clustered([cluster('docdb')]),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none', resource: `${place}:cluster:events` }],
    },
  },
  others: {
    'no databases': { evidence: only(), expect: [{ outcome: 'not-applicable', message: 'noDatabase' }] },
    'RDS Custom cannot export': {
      evidence: only(instance('custom-oracle-ee')),
      expect: [{ outcome: 'not-applicable', message: 'cannot' }],
    },
    'an engine that is not known': {
      evidence: only(instance('cobol', ['error'])),
      expect: [
        {
          outcome: 'unknown',
          resource: `${place}:db:orders`,
          unread: inconclusive('rds:DescribeDBInstances', 'it is not known which logs of the engine cobol matter'),
        },
      ],
    },
  },
});

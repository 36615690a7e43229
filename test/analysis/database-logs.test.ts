import { describe, expect, test } from 'vitest';
import { databasesOf, tellingLogs } from '../../src/analysis/database-logs.ts';

describe('the logs that tell who did what', () => {
  test.each([
    ['mysql', false, ['audit', 'error']],
    ['mariadb', false, ['audit', 'error']],
    ['aurora-mysql', true, ['audit', 'error']],
    ['aurora', true, ['audit', 'error']],
    ['postgres', false, ['postgresql']],
    ['postgres', true, ['postgresql']],
    ['aurora-postgresql', true, ['postgresql']],
    ['oracle-ee', false, ['audit', 'alert']],
    ['oracle-se2-cdb', false, ['audit', 'alert']],
    ['sqlserver-web', false, ['error']],
    ['db2-ae', false, ['diag.log']],
    ['docdb', true, ['audit']],
    ['neptune', true, ['audit']],
    ['mysql', true, ['error']],
    ['custom-oracle-ee', false, []],
    ['custom-sqlserver-se', false, []],
    ['cobol', false, undefined],
  ])('%s, cluster: %s', (engine, isCluster, types) => {
    expect(tellingLogs({ engine, isCluster })).toEqual(types);
  });
});

const instance = (DBInstanceIdentifier: string, changes = {}) => ({
  DBInstanceIdentifier,
  DBInstanceArn: `arn:${DBInstanceIdentifier}`,
  Engine: 'mysql',
  ...changes,
});

test('the members of a cluster are judged at the cluster, and what is being deleted is not judged', () => {
  const found = databasesOf(
    [
      instance('alone', { EnabledCloudwatchLogsExports: ['error'] }),
      instance('member', { DBClusterIdentifier: 'cluster' }),
      instance('going', { DBInstanceStatus: 'deleting' }),
    ],
    [
      { DBClusterIdentifier: 'cluster', DBClusterArn: 'arn:cluster', Engine: 'aurora-mysql' },
      { DBClusterIdentifier: 'gone', DBClusterArn: 'arn:gone', Engine: 'aurora-mysql', Status: 'deleting' },
    ],
  );
  expect(found).toEqual([
    { name: 'cluster', arn: 'arn:cluster', engine: 'aurora-mysql', exported: [], isCluster: true },
    { name: 'alone', arn: 'arn:alone', engine: 'mysql', exported: ['error'], isCluster: false },
  ]);
});

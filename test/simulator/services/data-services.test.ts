import { expect, test } from 'vitest';
import type { Collector } from '../../../src/aws/collector.ts';
import { readEvidence } from '../../../src/collect/read.ts';
import databases from '../../../src/collectors/databases.ts';
import eksClusters from '../../../src/collectors/eks-clusters.ts';
import networkFirewalls from '../../../src/collectors/network-firewalls.ts';
import searchDomains from '../../../src/collectors/search-domains.ts';
import securityGroups from '../../../src/collectors/security-groups.ts';
import warehouses from '../../../src/collectors/warehouses.ts';
import { collected } from '../../../src/core/evidence.ts';
import { accountId } from '../../../src/core/ids.ts';
import { account } from '../../../src/simulator/estate/account.ts';
import { hours } from '../../../src/simulator/estate/ago.ts';
import {
  type DataServices,
  dataServices,
  dbCluster,
  dbInstance,
  firewall,
  kubernetesCluster,
  searchDomain,
  warehouse,
} from '../../../src/simulator/estate/data-services.ts';
import { publicGroup } from '../../../src/simulator/estate/network.ts';
import { organization } from '../../../src/simulator/estate/organization.ts';
import type { RegionEstate } from '../../../src/simulator/estate/region.ts';
import { now, simulated, usEast1 } from '../../collect/simulated.ts';

const owner = '111111111111';
const at = (service: string, resource: string) => `arn:aws:${service}:us-east-1:${owner}:${resource}`;

/** What a collector reads of an account that has these things, in pages of two. */
async function read(collector: Collector, given: Partial<RegionEstate>) {
  const { aws, session, simulator } = await simulated({
    organization: organization({ accounts: [account(owner, { regions: { 'us-east-1': given } })] }),
    pageSize: 2,
  });
  const evidence = await readEvidence(collector, {
    aws,
    session,
    account: accountId(owner),
    region: usEast1,
    partition: 'aws',
    destination: null,
    now,
    memo: new Map(),
  });
  return { evidence, calls: Object.fromEntries(simulator.requests.byOperation) };
}

const having = (given: Partial<DataServices>) => ({ dataServices: dataServices(given) });

test('an account with none of these things is asked once for each listing', async () => {
  const calls = await Promise.all(
    [eksClusters, databases, networkFirewalls, searchDomains, warehouses].map(async (collector) => {
      const { evidence, calls } = await read(collector, {});
      expect(evidence).toEqual(collected(collector === databases ? { DBInstances: [], DBClusters: [] } : []));
      return calls;
    }),
  );
  expect(Object.assign({}, ...calls)).toEqual({
    'eks:ListClusters': 1,
    'rds:DescribeDBInstances': 1,
    'rds:DescribeDBClusters': 1,
    'network-firewall:ListFirewalls': 1,
    'es:ListDomainNames': 1,
    'redshift:DescribeClusters': 1,
  });
});

test('EKS clusters tell which logs are on and which are off', async () => {
  const given = [kubernetesCluster('a'), kubernetesCluster('b', { logs: [] }), kubernetesCluster('c')];
  const { evidence, calls } = await read(eksClusters, having({ kubernetesClusters: given }));
  const some = [
    { types: ['audit', 'authenticator'], enabled: true },
    { types: ['api', 'controllerManager', 'scheduler'], enabled: false },
  ];
  const none = [{ types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'], enabled: false }];
  const cluster = (name: string, clusterLogging: object) => ({
    name,
    arn: at('eks', `cluster/${name}`),
    described: collected({ status: 'ACTIVE', clusterLogging }),
  });
  expect(evidence).toEqual(collected([cluster('a', some), cluster('b', none), cluster('c', some)]));
  expect(calls).toEqual({ 'eks:ListClusters': 2, 'eks:DescribeCluster': 3 });
});

test('databases are listed with their cluster, and nothing exported is left out or empty', async () => {
  const { evidence } = await read(
    databases,
    having({
      dbInstances: [dbInstance('a'), dbInstance('b', { EnabledCloudwatchLogsExports: [] }), dbInstance('c')],
      dbClusters: [dbCluster('events')],
    }),
  );
  const instance = (name: string, EnabledCloudwatchLogsExports: string[] | undefined) => ({
    DBInstanceIdentifier: name,
    DBInstanceArn: at('rds', `db:${name}`),
    DBInstanceStatus: 'available',
    Engine: 'postgres',
    ...(EnabledCloudwatchLogsExports && { EnabledCloudwatchLogsExports }),
  });
  const [a, b, c] = [instance('a', ['postgresql']), instance('b', []), instance('c', ['postgresql'])];
  expect(evidence).toEqual(
    collected({
      DBInstances: [a, b, c],
      DBClusters: [
        {
          DBClusterIdentifier: 'events',
          DBClusterArn: at('rds', 'cluster:events'),
          Status: 'available',
          Engine: 'aurora-mysql',
          EnabledCloudwatchLogsExports: ['audit', 'error'],
        },
      ],
    }),
  );
});

test('firewalls tell what they log, one by one', async () => {
  const given = [firewall('a'), firewall('b', { logs: [] }), firewall('c', { logs: ['TLS'] })];
  const { evidence } = await read(networkFirewalls, having({ firewalls: given }));
  expect(evidence).toEqual(
    collected(
      given.map(({ FirewallName, logs }) => ({
        FirewallName,
        FirewallArn: at('network-firewall', `firewall/${FirewallName}`),
        LogDestinationConfigs: collected(logs.map((LogType) => ({ LogType, LogDestinationType: 'S3' }))),
      })),
    ),
  );
});

test('search domains are described five at a time', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const given = names.map((name) => searchDomain(name, name === 'f' ? { logs: {} } : {}));
  const { evidence, calls } = await read(searchDomains, having({ searchDomains: given }));
  expect(evidence).toEqual(
    collected(
      names.map((DomainName) => ({
        DomainName,
        ARN: at('es', `domain/${DomainName}`),
        Deleted: false,
        LogPublishingOptions: DomainName === 'f' ? {} : { AUDIT_LOGS: { Enabled: true } },
      })),
    ),
  );
  expect(calls).toEqual({ 'es:ListDomainNames': 1, 'es:DescribeDomains': 2 });
});

test('warehouses tell of their deliveries and of the parameter', async () => {
  const failed = { bucket: 'logs', lastDeliveryAgo: hours(9), lastFailure: { ago: hours(1), message: 'no' } };
  const { evidence } = await read(
    warehouses,
    having({ warehouses: [warehouse('a', failed), warehouse('b', { bucket: undefined, userActivity: false })] }),
  );
  const cluster = (name: string, logging: object, userActivity: string) => ({
    ClusterIdentifier: name,
    arn: at('redshift', `cluster:${name}`),
    ClusterStatus: 'available',
    logging: collected(logging),
    enable_user_activity_logging: collected(userActivity),
  });
  expect(evidence).toEqual(
    collected([
      cluster(
        'a',
        {
          LoggingEnabled: true,
          LogDestinationType: 's3',
          LastSuccessfulDeliveryTime: '2026-11-21T00:30:00.000Z',
          LastFailureTime: '2026-11-21T08:30:00.000Z',
          LastFailureMessage: 'no',
        },
        'true',
      ),
      cluster('b', { LoggingEnabled: false }, 'false'),
    ]),
  );
});

test('security groups tell what they let in from addresses', async () => {
  const everything = { GroupName: 'all', ingress: [{ protocol: '-1', from: 0, to: 0, cidrs: ['::/0'] }] };
  const closed = { GroupName: 'closed', ingress: [] };
  const { evidence } = await read(securityGroups, { securityGroups: [publicGroup('web'), everything, closed] });
  const group = (GroupName: string, ...IpPermissions: object[]) => ({
    GroupId: expect.stringMatching(/^sg-/),
    GroupName,
    OwnerId: owner,
    IpPermissions,
  });
  expect(evidence).toEqual(
    collected([
      group('web', {
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        IpRanges: [{ CidrIp: '0.0.0.0/0' }],
        Ipv6Ranges: [{ CidrIpv6: '::/0' }],
      }),
      group('all', { IpProtocol: '-1', IpRanges: [], Ipv6Ranges: [{ CidrIpv6: '::/0' }] }),
      group('closed'),
    ]),
  );
});

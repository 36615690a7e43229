import { days, hours } from '../ago.ts';
import {
  type DataServices,
  dbCluster,
  dbInstance,
  firewall,
  kubernetesCluster,
  searchDomain,
  warehouse,
} from '../data-services.ts';
import { publicGroup } from '../network.ts';
import { placeOf } from '../organization.ts';
import { company } from './company.ts';
import { missing, type Scar, unsound } from './scar.ts';

/** What is wrong with the logs of clusters, databases, firewalls, search domains and warehouses, and beside them. */
export const dataServiceScars: readonly Scar[] = [
  {
    because: "The shop's cluster logs its API server, not who did what in it.",
    plant: added(company.shop, 'eu-west-1', ({ kubernetesClusters }) =>
      kubernetesClusters.push(kubernetesCluster('shop', { logs: ['api', 'scheduler'] })),
    ),
    shows: [
      unsound(
        'service-logs/eks-control-planes-log-audit',
        company.shop,
        'eu-west-1',
        arn('eks', 'shop', 'cluster/shop'),
      ),
    ],
  },
  {
    because: "Staging's cluster was made with no logs at all.",
    plant: added(company.staging, 'eu-central-1', ({ kubernetesClusters }) =>
      kubernetesClusters.push(kubernetesCluster('staging', { logs: [] }), kubernetesCluster('preview')),
    ),
    shows: [missing('service-logs/eks-control-planes-log-audit', company.staging, 'eu-central-1')],
  },
  {
    because: 'The ledger of payments exports its errors, but not its audit log.',
    plant: added(company.payments, 'eu-west-1', ({ dbInstances }) =>
      dbInstances.push(
        dbInstance('ledger', { Engine: 'mysql', EnabledCloudwatchLogsExports: ['error', 'slowquery'] }),
        dbInstance('rates'),
      ),
    ),
    shows: [
      unsound('service-logs/databases-export-logs', company.payments, 'eu-west-1', arn('rds', 'payments', 'db:ledger')),
    ],
  },
  {
    because: "Fernmail's mailboxes lie in an Aurora cluster that exports nothing.",
    plant: added(company.fernmail, 'eu-central-1', ({ dbClusters, dbInstances }) => {
      const cluster = { Engine: 'aurora-mysql', EnabledCloudwatchLogsExports: [] };
      dbClusters.push(dbCluster('mailboxes', cluster));
      for (const name of ['mailboxes-1', 'mailboxes-2'])
        dbInstances.push(dbInstance(name, { ...cluster, DBClusterIdentifier: 'mailboxes' }));
    }),
    shows: [missing('service-logs/databases-export-logs', company.fernmail, 'eu-central-1')],
  },
  {
    because: 'The egress firewall logs what it blocks, not what it lets pass.',
    plant: added(company.network, 'eu-west-1', ({ firewalls }) =>
      firewalls.push(firewall('egress', { logs: ['ALERT'] })),
    ),
    shows: [unsound('service-logs/network-firewalls-log-flows-and-alerts', company.network, 'eu-west-1')],
  },
  {
    because: 'The ingress firewall was built for a test and never logged.',
    plant: added(company.network, 'us-east-1', ({ firewalls }) => firewalls.push(firewall('ingress', { logs: [] }))),
    shows: [missing('service-logs/network-firewalls-log-flows-and-alerts', company.network, 'us-east-1')],
  },
  {
    because: "The shop's search publishes slow queries only.",
    plant: added(company.shop, 'eu-west-1', ({ searchDomains }) =>
      searchDomains.push(
        searchDomain('catalogue', { logs: { SEARCH_SLOW_LOGS: true, AUDIT_LOGS: false } }),
        searchDomain('support'),
      ),
    ),
    shows: [
      unsound(
        'service-logs/search-domains-log-audit',
        company.shop,
        'eu-west-1',
        arn('es', 'shop', 'domain/catalogue'),
      ),
    ],
  },
  {
    because: "Brightcart's search publishes nothing.",
    plant: added(company.brightcart, 'us-east-2', ({ searchDomains }) =>
      searchDomains.push(searchDomain('products', { logs: {} })),
    ),
    shows: [missing('service-logs/search-domains-log-audit', company.brightcart, 'us-east-2')],
  },
  {
    because: "The warehouse's audit log has not been delivered since its bucket's policy was changed.",
    plant: added(company.lake, 'eu-west-1', ({ warehouses }) =>
      warehouses.push(
        warehouse('sales', {
          lastDeliveryAgo: days(40),
          lastFailure: { ago: hours(1), message: 'Not able to write to the bucket' },
        }),
      ),
    ),
    shows: [
      unsound('service-logs/warehouses-log-audit', company.lake, 'eu-west-1', arn('redshift', 'lake', 'cluster:sales')),
    ],
  },
  {
    because: 'A copy of the warehouse was made without its audit log.',
    plant: added(company.lake, 'eu-central-1', ({ warehouses }) =>
      warehouses.push(warehouse('sales-copy', { bucket: undefined })),
    ),
    shows: [missing('service-logs/warehouses-log-audit', company.lake, 'eu-central-1')],
  },
  {
    because: 'Payments logs who connects to its warehouse, not what they ask.',
    plant: added(company.payments, 'eu-west-1', ({ warehouses }) =>
      warehouses.push(warehouse('settlement', { userActivity: false })),
    ),
    shows: [unsound('service-logs/warehouses-log-audit', company.payments, 'eu-west-1')],
  },
  {
    because: 'The sandbox turned encryption of new volumes off in Oregon, and opened SSH to everybody.',
    plant: (organization) => {
      const place = placeOf(organization, company.sandbox, 'us-west-2');
      place.ebsEncryptionByDefault = false;
      place.securityGroups.push(publicGroup('try-out', 22, ['0.0.0.0/0']));
    },
    shows: [
      missing('posture/ebs-is-encrypted-by-default', company.sandbox, 'us-west-2'),
      unsound('posture/security-groups-are-closed', company.sandbox, 'us-west-2'),
    ],
  },
  {
    because: 'Brightcart lets everything in over IPv6.',
    plant: (organization) => {
      placeOf(organization, company.brightcart, 'us-east-2').securityGroups.push({
        GroupName: 'migration',
        ingress: [{ protocol: '-1', from: 0, to: 65535, cidrs: ['::/0'] }],
      });
    },
    shows: [unsound('posture/security-groups-are-closed', company.brightcart, 'us-east-2')],
  },
];

/** Adds to what an account has in a Region. */
function added(account: string, region: string, add: (services: DataServices) => unknown): Scar['plant'] {
  return (organization) => {
    add(placeOf(organization, account, region).dataServices);
  };
}

/** The ARN of what an account has in Ireland. */
function arn(service: string, account: keyof typeof company, resource: string): string {
  return `arn:aws:${service}:eu-west-1:${company[account]}:${resource}`;
}

import { type Ago, hours } from './ago.ts';

/** The clusters, databases, firewalls, search domains and warehouses that an account has in a Region. */
export interface DataServices {
  kubernetesClusters: KubernetesCluster[];
  dbInstances: DbInstance[];
  dbClusters: DbCluster[];
  firewalls: Firewall[];
  searchDomains: SearchDomain[];
  warehouses: Warehouse[];
}

/** None of them, or those that are stated. */
export function dataServices(given: Partial<DataServices> = {}): DataServices {
  return {
    kubernetesClusters: [],
    dbInstances: [],
    dbClusters: [],
    firewalls: [],
    searchDomains: [],
    warehouses: [],
    ...given,
  };
}

/** An EKS cluster and the types of logs that its control plane sends. */
export interface KubernetesCluster {
  name: string;
  logs: ('api' | 'audit' | 'authenticator' | 'controllerManager' | 'scheduler')[];
}

/** A cluster that logs what is done in it, and as whom. */
export function kubernetesCluster(name: string, given: Partial<KubernetesCluster> = {}): KubernetesCluster {
  return { name, logs: ['audit', 'authenticator'], ...given };
}

/** An RDS instance, or a member of a cluster. */
export interface DbInstance {
  DBInstanceIdentifier: string;
  Engine: string;
  EnabledCloudwatchLogsExports: string[];
  DBClusterIdentifier?: string | undefined;
}

/** A PostgreSQL instance that exports its log. */
export function dbInstance(DBInstanceIdentifier: string, given: Partial<DbInstance> = {}): DbInstance {
  return { DBInstanceIdentifier, Engine: 'postgres', EnabledCloudwatchLogsExports: ['postgresql'], ...given };
}

/** A cluster of Aurora, DocumentDB or Neptune. Its members are instances of their own. */
export interface DbCluster {
  DBClusterIdentifier: string;
  Engine: string;
  EnabledCloudwatchLogsExports: string[];
}

/** An Aurora MySQL cluster that exports what was done and what went wrong. */
export function dbCluster(DBClusterIdentifier: string, given: Partial<DbCluster> = {}): DbCluster {
  return { DBClusterIdentifier, Engine: 'aurora-mysql', EnabledCloudwatchLogsExports: ['audit', 'error'], ...given };
}

/** A network firewall and the types of logs that it sends to a bucket. */
export interface Firewall {
  FirewallName: string;
  logs: ('FLOW' | 'ALERT' | 'TLS')[];
  bucket: string;
}

/** A firewall that logs what passes and what it matches. */
export function firewall(FirewallName: string, given: Partial<Firewall> = {}): Firewall {
  return { FirewallName, logs: ['FLOW', 'ALERT'], bucket: 'org-firewall-logs', ...given };
}

/** An OpenSearch domain and its logs, by type, on or off. */
export interface SearchDomain {
  DomainName: string;
  logs: Partial<Record<'AUDIT_LOGS' | 'ES_APPLICATION_LOGS' | 'INDEX_SLOW_LOGS' | 'SEARCH_SLOW_LOGS', boolean>>;
}

/** A domain that publishes its audit log. */
export function searchDomain(DomainName: string, given: Partial<SearchDomain> = {}): SearchDomain {
  return { DomainName, logs: { AUDIT_LOGS: true }, ...given };
}

/** A Redshift cluster. The bucket of its audit log is none when logging is off. */
export interface Warehouse {
  ClusterIdentifier: string;
  bucket?: string | undefined;
  lastDeliveryAgo?: Ago | undefined;
  lastFailure?: { ago: Ago; message: string } | undefined;
  /** The parameter enable_user_activity_logging. */
  userActivity: boolean;
}

/** A warehouse that logs connections, users and what they ask. */
export function warehouse(ClusterIdentifier: string, given: Partial<Warehouse> = {}): Warehouse {
  return { ClusterIdentifier, bucket: 'org-warehouse-logs', lastDeliveryAgo: hours(1), userActivity: true, ...given };
}

/** One of each, well made. */
export function soundDataServices(): DataServices {
  return dataServices({
    kubernetesClusters: [kubernetesCluster('shop')],
    dbInstances: [
      dbInstance('orders'),
      dbInstance('events-1', { Engine: 'aurora-mysql', DBClusterIdentifier: 'events' }),
    ],
    dbClusters: [dbCluster('events')],
    firewalls: [firewall('egress')],
    searchDomains: [searchDomain('catalogue')],
    warehouses: [warehouse('reports')],
  });
}

interface Exporting {
  readonly Engine: string;
  /** RDS leaves it out when nothing is exported. */
  readonly EnabledCloudwatchLogsExports?: readonly string[] | undefined;
}

/** An instance as RDS describes it. */
interface DbInstance extends Exporting {
  readonly DBInstanceIdentifier: string;
  readonly DBInstanceArn: string;
  readonly DBInstanceStatus?: string | undefined;
  readonly DBClusterIdentifier?: string | undefined;
}

/** A cluster as RDS describes it. */
interface DbCluster extends Exporting {
  readonly DBClusterIdentifier: string;
  readonly DBClusterArn: string;
  readonly Status?: string | undefined;
}

/** A database as its logs are set: an instance that stands alone, or a cluster for all its members. */
export interface Database {
  readonly name: string;
  readonly arn: string;
  readonly engine: string;
  readonly exported: readonly string[];
  readonly isCluster: boolean;
}

/**
 * The databases among what RDS lists, without those that are being deleted. The instances of a cluster export what the
 * cluster exports, and are not judged themselves (Amazon RDS API Reference, CreateDBInstance: "CloudWatch Logs exports
 * are managed by the DB cluster").
 */
export function databasesOf(instances: readonly DbInstance[], clusters: readonly DbCluster[]): Database[] {
  const apart = instances.filter(({ DBClusterIdentifier }) => !DBClusterIdentifier);
  return [
    ...clusters
      .filter(({ Status }) => Status !== 'deleting')
      .map((one) => ({ ...exportsOf(one), name: one.DBClusterIdentifier, arn: one.DBClusterArn, isCluster: true })),
    ...apart
      .filter(({ DBInstanceStatus }) => DBInstanceStatus !== 'deleting')
      .map((one) => ({ ...exportsOf(one), name: one.DBInstanceIdentifier, arn: one.DBInstanceArn, isCluster: false })),
  ];
}

const exportsOf = ({ Engine, EnabledCloudwatchLogsExports }: Exporting) => ({
  engine: Engine,
  exported: EnabledCloudwatchLogsExports ?? [],
});

/**
 * The log types that tell who did what, and what went wrong, by engine (Amazon RDS API Reference, CreateDBInstance and
 * CreateDBCluster, EnableCloudwatchLogsExports; Amazon DocumentDB and Amazon Neptune likewise). PostgreSQL and Db2 have
 * one log for both.
 */
const telling: readonly (readonly [engine: RegExp, types: readonly string[]])[] = [
  [/^(mysql|mariadb|aurora|aurora-mysql)$/, ['audit', 'error']],
  [/^(postgres|aurora-postgresql)$/, ['postgresql']],
  [/^oracle-/, ['audit', 'alert']],
  [/^sqlserver-/, ['error']],
  [/^db2-/, ['diag.log']],
  [/^(docdb|neptune)$/, ['audit']],
];

/**
 * The log types that a database should export.
 * @returns none for RDS Custom, which cannot export; undefined for an engine that is not known here
 */
export function tellingLogs({
  engine,
  isCluster,
}: Pick<Database, 'engine' | 'isCluster'>): readonly string[] | undefined {
  if (engine.startsWith('custom-')) return [];
  // A Multi-AZ DB cluster of MySQL has no audit log to export.
  if (engine === 'mysql' && isCluster) return ['error'];
  return telling.find(([pattern]) => pattern.test(engine))?.[1];
}

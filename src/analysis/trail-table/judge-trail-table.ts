import { type Evidence, isCollected, type Unread } from '../../core/evidence.ts';
import { inconclusive } from '../inconclusive.ts';
import { projectionOf } from './partition-projection.ts';
import { type Day, isBelow } from './trail-folder.ts';

interface Column {
  readonly Name: string;
  readonly Type?: string | undefined;
}

/** A Glue table as it is judged; its field names are those of AWS Glue. */
export interface CatalogTable {
  readonly Location?: string | undefined;
  readonly InputFormat?: string | undefined;
  readonly SerializationLibrary?: string | undefined;
  readonly Columns: readonly Column[];
  readonly PartitionKeys: readonly Column[];
  readonly Parameters: Readonly<Record<string, string>>;
  readonly Partitions?: Evidence<{ readonly Any: boolean; readonly OfDay?: readonly string[] | undefined }> | undefined;
}

/** What a query of a table would return. */
export type TableJudgement =
  /** The records that lie in some folders. */
  | { readonly state: 'returns'; readonly folder: (folder: string) => boolean }
  /** Nothing, or rows without content. */
  | { readonly state: 'faulty'; readonly faults: readonly string[] }
  /** Copies of records in another format: who writes them, and how lately, the table does not tell. */
  | { readonly state: 'copy'; readonly format: string }
  | { readonly state: 'unread'; readonly unread: Unread };

/** What the questions of an investigation are about: who did what, from where, with which parameters. */
const wanted = [
  'useridentity',
  'eventtime',
  'eventsource',
  'eventname',
  'sourceipaddress',
  'useragent',
  'requestparameters',
];

/**
 * What a query of the table returns of the day `on`. A log file of CloudTrail is one JSON object with a list of
 * records: the input format of CloudTrail makes a row of each, any other makes one row of the file, whose columns are
 * empty unless the list itself is a column (Amazon Athena User Guide, "Query AWS CloudTrail logs").
 */
export function judgeTrailTable(table: CatalogTable, on: Day): TableJudgement {
  const { Location = '', InputFormat = '', Parameters, PartitionKeys, Partitions } = table;
  const kind = `${InputFormat} ${Parameters.table_type ?? ''}`;
  if (/parquet|orc\b|iceberg/i.test(kind))
    return { state: 'copy', format: (InputFormat || Parameters.table_type) ?? '' };
  const faults = [...formatFaults(table), ...columnFaults(table)];
  if (Parameters['projection.enabled']?.toLowerCase() === 'true' && PartitionKeys.length > 0) {
    const keys = PartitionKeys.map(({ Name }) => Name);
    const projection = projectionOf(keys, Parameters, on);
    if (projection.kind === 'faulty') faults.push(...projection.faults);
    if (faults.length > 0) return { state: 'faulty', faults };
    if (projection.kind === 'undecided') return unread(projection.because);
    return projection.kind === 'reads'
      ? { state: 'returns', folder: (folder) => projection.pattern.test(folder) }
      : { state: 'faulty', faults: projection.faults };
  }
  if (PartitionKeys.length === 0) {
    return faults.length > 0
      ? { state: 'faulty', faults }
      : { state: 'returns', folder: (folder) => isBelow(folder, Location) };
  }
  if (faults.length > 0) return { state: 'faulty', faults };
  if (!Partitions) return unread('the partitions of the table were not asked for');
  if (!isCollected(Partitions)) return { state: 'unread', unread: Partitions };
  const { Any, OfDay } = Partitions.value;
  if (!Any) return { state: 'faulty', faults: ['it has partition keys, no partition, and no projection'] };
  if (OfDay === undefined) return { state: 'returns', folder: (folder) => isBelow(folder, Location) };
  if (OfDay.length === 0) {
    return {
      state: 'faulty',
      faults: [`it has no partition of ${on.year}-${on.month}-${on.day}: nobody adds them any more`],
    };
  }
  return { state: 'returns', folder: (folder) => OfDay.some((location) => isBelow(folder, location)) };
}

function formatFaults({ InputFormat = 'absent', SerializationLibrary = 'absent', Columns }: CatalogTable): string[] {
  const oneRowAFile = Columns.some(({ Name }) => Name.toLowerCase() === 'records');
  const ofTrails = /CloudTrailInputFormat$/.test(InputFormat);
  return [
    ...(ofTrails !== oneRowAFile
      ? []
      : [
          `InputFormat is ${InputFormat}, which does not give the records of a file as ${oneRowAFile ? 'one list' : 'rows'}`,
        ]),
    ...(/(JsonSerDe|CloudTrailSerde)$/i.test(SerializationLibrary)
      ? []
      : [`SerializationLibrary is ${SerializationLibrary}, which does not read JSON`]),
  ];
}

function columnFaults({ Columns, PartitionKeys }: CatalogTable): string[] {
  const list = Columns.find(({ Name }) => Name.toLowerCase() === 'records')?.Type?.toLowerCase();
  const names = [...Columns, ...PartitionKeys].map(({ Name }) => Name.toLowerCase());
  const lacking = wanted.filter((one) => (list === undefined ? !names.includes(one) : !list.includes(`${one}:`)));
  return lacking.length > 0 ? [`it has no column ${lacking.join(', ')}`] : [];
}

const unread = (because: string): TableJudgement => ({
  state: 'unread',
  unread: inconclusive('glue:GetTables', because),
});

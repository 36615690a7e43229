import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();
const columns = z.array(z.object({ Name: text, Type: text.optional() }));

/** The partitions of a table: whether there is any, and where those of one day lie. */
const partitionsSchema = z.object({
  Any: z.boolean(),
  /** Locations of the partitions of the day of `dayOf`; absent where the keys are not a year, a month and a day. */
  OfDay: z.array(text).optional(),
});

/** A Glue table with the columns of CloudTrail records (AWS Glue Web API Reference, Table, StorageDescriptor). */
export const trailTableSchema = z.object({
  DatabaseName: text,
  Name: text,
  Location: text.optional(),
  InputFormat: text.optional(),
  SerializationLibrary: text.optional(),
  Columns: columns,
  PartitionKeys: columns,
  /** Those of partition projection and of the format. */
  Parameters: z.record(text, text),
  /** Read only where the catalogue's partitions count: not with projection, nor without partition keys. */
  Partitions: evidenceSchema(partitionsSchema).optional(),
});
export type TrailTable = z.infer<typeof trailTableSchema>;

/**
 * The tables of a target that are meant to show CloudTrail records, by database. A database that was not read may hold
 * some; a database without any is left out. Lake Formation leaves out what the caller may not see.
 */
export const trailTables = defineEvidence({
  id: 'trail-tables',
  version: 1,
  breadth: 'target',
  title: 'Glue tables of CloudTrail records',
  schema: z.array(z.object({ DatabaseName: text, Tables: evidenceSchema(z.array(trailTableSchema)) })),
});

interface Column {
  readonly Name: string;
  readonly Type?: string | undefined;
}

/** Whether a table has the columns of CloudTrail records, one record a row or one file a row. */
export function isMeantForTrails(of: readonly Column[]): boolean {
  const names = of.map(({ Name }) => Name.toLowerCase());
  if (names.includes('useridentity') && names.includes('eventname')) return true;
  return of.some(({ Name, Type }) => Name.toLowerCase() === 'records' && /useridentity/i.test(Type ?? ''));
}

/** The day by which a table is tried: two days ago, when all deliveries of the day are long over. */
export const dayOf = (now: Date): { readonly year: string; readonly month: string; readonly day: string } => {
  const [year = '', month = '', day = ''] = new Date(now.getTime() - 2 * 24 * 60 * 60 * 1000)
    .toISOString()
    .slice(0, 10)
    .split('-');
  return { year, month, day };
};

/** The expression that selects the partitions of that day; undefined where the keys are not a year, a month and a day. */
export function dayExpression(keys: readonly Column[], now: Date): string | undefined {
  const terms = Object.entries(dayOf(now)).map(([name, value]) => {
    const key = keys.find(({ Name }) => Name.toLowerCase() === name);
    return key && `${key.Name}=${/int$/i.test(key.Type ?? '') ? Number(value) : `'${value}'`}`;
  });
  return terms.includes(undefined) ? undefined : terms.join(' AND ');
}

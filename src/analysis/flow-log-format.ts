import { getOrMake } from '../core/get-or-make.ts';

/** The fields of a flow log that names no format: version 2 (Amazon VPC User Guide, "Flow log records"). */
export const defaultFields: readonly string[] = [
  'version',
  'account-id',
  'interface-id',
  'srcaddr',
  'dstaddr',
  'srcport',
  'dstport',
  'protocol',
  'packets',
  'bytes',
  'start',
  'end',
  'action',
  'log-status',
];

/** What an investigation cannot do without; the default format has them all. */
export const requiredFields: readonly string[] = [
  'srcaddr',
  'dstaddr',
  'srcport',
  'dstport',
  'protocol',
  'bytes',
  'action',
  'start',
  'end',
  'log-status',
];

/** The fields of a LogFormat (`${srcaddr} ${dstaddr} …`), in its order; of the default where it is undefined. */
export function fieldsOf(logFormat: string | undefined): readonly string[] {
  if (logFormat === undefined) return defaultFields;
  if (known.size > most) known.clear();
  return getOrMake(known, logFormat, () =>
    [...logFormat.matchAll(/\$\{([a-z0-9-]+)\}/g)].flatMap(([, field]) => field ?? []),
  );
}

const known = new Map<string, readonly string[]>();
/** Formats kept; an organization has few. */
const most = 500;

/** The required fields that records of this format do not carry, in the order required. */
export function missingFields(
  logFormat: string | undefined,
  required: readonly string[] = requiredFields,
): readonly string[] {
  const fields = new Set(fieldsOf(logFormat));
  return required.filter((field) => !fields.has(field));
}

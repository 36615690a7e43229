import { createHash } from 'node:crypto';

/** A resource id as AWS shapes them (`vpc-0a1b…`), always the same for the same place in the estate. */
export function resourceId(prefix: string, ...place: readonly (string | number)[]): string {
  return `${prefix}-0${hash(place).slice(0, 16)}`;
}

/** A 32 digit hexadecimal id, such as GuardDuty's. */
export function hexId(...place: readonly (string | number)[]): string {
  return hash(place).slice(0, 32);
}

/** A UUID, such as the id of a KMS key. */
export function uuidOf(...place: readonly (string | number)[]): string {
  const digits = hash(place);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}

function hash(place: readonly (string | number)[]): string {
  return createHash('sha256').update(place.join('\u0000')).digest('hex');
}

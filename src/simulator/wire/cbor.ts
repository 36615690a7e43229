import { cbor, dateToTag } from '@smithy/core/cbor';
import { awsJson, fromTree, type TreeFormat, toTree } from './json.ts';
import { MalformedValue } from './scalar.ts';
import type { Shape } from './shape.ts';

/** Smithy RPC v2 CBOR: the names of the model, timestamps as tag 1, blobs as bytes. */
const cborFormat: TreeFormat = {
  nameOf: awsJson.nameOf,
  writeTimestamp: dateToTag,
  writeBlob: (value) => value,
  readTimestamp: (value) => {
    const seconds = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
    if (typeof seconds !== 'number') throw new MalformedValue(String(seconds), 'timestamp');
    return new Date(seconds * 1000);
  },
  readBlob: (value) => {
    if (!(value instanceof Uint8Array)) throw new MalformedValue(String(value), 'blob');
    return value;
  },
};

/** An SDK value as a CBOR document. */
export function toCbor(value: unknown, shape: Shape): Uint8Array {
  return cbor.serialize(toTree(value, shape, cborFormat));
}

/** A plain tree, such as an error, as a CBOR document. */
export function treeToCbor(tree: Record<string, unknown>): Uint8Array {
  return cbor.serialize(tree);
}

/** The SDK value in a CBOR document; an empty body is an empty structure. */
export function fromCbor(body: Uint8Array, shape: Shape): unknown {
  return fromTree(body.length === 0 ? {} : cbor.deserialize(body), shape, cborFormat);
}

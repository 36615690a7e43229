import { epochSeconds, MalformedValue, scalarFromText } from './scalar.ts';
import type { Member, Shape } from './shape.ts';

/** How member names and scalars differ between JSON and CBOR, which otherwise walk a value in the same way. */
export interface TreeFormat {
  readonly nameOf: (member: Member) => string;
  readonly writeTimestamp: (value: Date, shape: Shape) => unknown;
  readonly writeBlob: (value: Uint8Array) => unknown;
  readonly readTimestamp: (value: unknown) => Date;
  readonly readBlob: (value: unknown) => Uint8Array;
}

/** JSON 1.0 and 1.1: names as in the model. */
export const awsJson: TreeFormat = {
  nameOf: (member) => member.name,
  writeTimestamp,
  writeBlob: (value) => Buffer.from(value).toString('base64'),
  readTimestamp,
  readBlob: (value) => Uint8Array.from(Buffer.from(String(value), 'base64')),
};

/** REST-JSON: names by the `jsonName` trait. */
export const restJson: TreeFormat = { ...awsJson, nameOf: (member) => member.traits.jsonName ?? member.name };

/** An SDK value as the tree that `JSON.stringify` or a CBOR encoder writes. Absent members are left out. */
export function toTree(value: unknown, shape: Shape, format: TreeFormat): unknown {
  switch (shape.kind) {
    case 'structure': {
      const tree: Record<string, unknown> = {};
      for (const [name, item] of Object.entries(value as object)) {
        const member = shape.members.get(name);
        if (member === undefined) throw new Error(`${shape.name} has no member ${name}`);
        if (item !== undefined && item !== null) tree[format.nameOf(member)] = toTree(item, member.shape, format);
      }
      return tree;
    }
    case 'list':
      return (value as readonly unknown[]).map((item) => toTree(item, shape.element.shape, format));
    case 'map':
      return Object.fromEntries(
        Object.entries(value as object).map(([key, item]) => [key, toTree(item, shape.value.shape, format)]),
      );
    case 'timestamp':
      return format.writeTimestamp(value as Date, shape);
    case 'blob':
      return format.writeBlob(value as Uint8Array);
    default:
      return value;
  }
}

/** The SDK value that a decoded JSON or CBOR tree stands for. Members that the model does not know are dropped. */
export function fromTree(tree: unknown, shape: Shape, format: TreeFormat): unknown {
  switch (shape.kind) {
    case 'structure': {
      const given = record(tree);
      const value: Record<string, unknown> = {};
      for (const [name, member] of shape.members) {
        const item = given[format.nameOf(member)];
        if (item !== undefined && item !== null) value[name] = fromTree(item, member.shape, format);
      }
      return value;
    }
    case 'list':
      if (!Array.isArray(tree)) throw new MalformedValue(JSON.stringify(tree), 'list');
      return tree.map((item) => fromTree(item, shape.element.shape, format));
    case 'map':
      return Object.fromEntries(
        Object.entries(record(tree)).map(([key, item]) => [key, fromTree(item, shape.value.shape, format)]),
      );
    case 'timestamp':
      return format.readTimestamp(tree);
    case 'blob':
      return format.readBlob(tree);
    case 'string':
    case 'boolean':
    case 'number':
      if (typeof tree !== shape.kind) throw new MalformedValue(JSON.stringify(tree), shape.kind);
      return tree;
    case 'document':
      return tree;
  }
}

function record(tree: unknown): Record<string, unknown> {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) {
    throw new MalformedValue(JSON.stringify(tree), 'structure');
  }
  return Object.fromEntries(Object.entries(tree));
}

function writeTimestamp(value: Date, shape: Shape): unknown {
  const format = shape.kind === 'timestamp' ? shape.format : undefined;
  if (format === 'date-time') return value.toISOString();
  if (format === 'http-date') return value.toUTCString();
  return epochSeconds(value);
}

function readTimestamp(value: unknown): Date {
  const date =
    typeof value === 'number'
      ? new Date(value * 1000)
      : scalarFromText(String(value), { kind: 'timestamp', format: undefined });
  if (!(date instanceof Date)) throw new MalformedValue(String(value), 'timestamp');
  return date;
}

import { NormalizedSchema } from '@smithy/core/schema';
import type { $SchemaRef, SchemaTraitsObject } from '@smithy/types';

/**
 * A shape of an AWS API, as the wire formats need it: read once from the SDK's own schema, its members on demand.
 *
 * `name` is the shape's name in the AWS model, `traits` those of the shape itself (not of a member that targets it).
 */
export type Shape =
  | {
      readonly kind: 'structure';
      readonly name: string;
      readonly traits: SchemaTraitsObject;
      readonly members: Members;
    }
  | { readonly kind: 'list'; readonly element: Member }
  | { readonly kind: 'map'; readonly key: Member; readonly value: Member }
  | { readonly kind: 'timestamp'; readonly format: TimestampFormat | undefined }
  | { readonly kind: 'string' | 'boolean' | 'number' | 'blob' | 'document' };

/** How a timestamp is written; `undefined` in a shape means: as the protocol has it. */
export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds';

/** A member of a structure, or the element of a list or map: its name in the model, its traits and its target. */
export interface Member {
  readonly name: string;
  readonly traits: SchemaTraitsObject;
  readonly shape: Shape;
}

/** The members of a structure by their name in the model, in the model's order. */
export type Members = ReadonlyMap<string, Member>;

/** The shape behind an SDK schema. Structures are cached, so recursive shapes end. */
export function shapeOf(schema: $SchemaRef): Shape {
  return shapeOfNormalized(NormalizedSchema.of(schema));
}

const structures = new WeakMap<object, Shape>();

function shapeOfNormalized(schema: NormalizedSchema): Shape {
  if (schema.isStructSchema()) return structure(schema);
  if (schema.isListSchema()) return { kind: 'list', element: member(schema.getValueSchema(), 'member') };
  if (schema.isMapSchema()) {
    return { kind: 'map', key: member(schema.getKeySchema(), 'key'), value: member(schema.getValueSchema(), 'value') };
  }
  if (schema.isTimestampSchema()) return { kind: 'timestamp', format: timestampFormat(schema.getSchema()) };
  if (schema.isBlobSchema()) return { kind: 'blob' };
  if (schema.isBooleanSchema()) return { kind: 'boolean' };
  if (schema.isDocumentSchema()) return { kind: 'document' };
  if (schema.isNumericSchema() || schema.isBigIntegerSchema() || schema.isBigDecimalSchema()) return { kind: 'number' };
  if (schema.isUnitSchema()) return { kind: 'structure', name: 'Unit', traits: {}, members: new Map() };
  return { kind: 'string' };
}

function structure(schema: NormalizedSchema): Shape {
  const key = schema.getSchema();
  if (typeof key !== 'object') throw new Error(`a structure schema is an array, not ${String(key)}`);
  const known = structures.get(key);
  if (known !== undefined) return known;
  const members = new Map<string, Member>();
  const made: Shape = { kind: 'structure', name: schema.getName() ?? '', traits: schema.getOwnTraits(), members };
  structures.set(key, made);
  for (const [name, target] of schema.structIterator()) members.set(name, member(target, name));
  return made;
}

function member(schema: NormalizedSchema, name: string): Member {
  let shape: Shape | undefined;
  return {
    name,
    traits: schema.getMergedTraits(),
    get shape() {
      shape ??= shapeOfNormalized(schema);
      return shape;
    },
  };
}

/** The SDK's numbers for timestamps: 4 is the protocol's own, 5 to 7 are stated by the model. */
function timestampFormat(schema: unknown): TimestampFormat | undefined {
  switch (schema) {
    case 5:
      return 'date-time';
    case 6:
      return 'http-date';
    case 7:
      return 'epoch-seconds';
    default:
      return undefined;
  }
}

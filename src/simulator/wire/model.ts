import type { $SchemaRef, SchemaTraitsObject } from '@smithy/types';
import { type ServiceDescription, type ServiceName, serviceNamed } from './service.ts';
import { type Shape, shapeOf } from './shape.ts';
import { type UriPattern, uriPattern } from './uri-pattern.ts';

/** An operation as the service's model has it. `uri` only for services whose operations are told by method and path. */
export interface Operation {
  readonly name: string;
  readonly input: Shape;
  readonly output: Shape;
  readonly method: string;
  readonly uri: UriPattern | undefined;
  readonly status: number;
}

/** What a service's model says of one of its errors. */
export interface ModelledError {
  readonly queryCode: string | undefined;
  readonly status: number | undefined;
  readonly members: readonly string[];
}

/** A service's operations and errors, read from the SDK's schemas on demand. */
export interface Model {
  readonly service: ServiceDescription;
  operation(name: string): Operation | undefined;
  error(code: string): ModelledError | undefined;
  /** Every operation that is told by method and path, most specific first. */
  readonly routed: readonly Operation[];
}

const models = new Map<ServiceName, Promise<Model>>();

/** The model of a service; its SDK module is imported on first use. */
export function modelOf(name: ServiceName): Promise<Model> {
  let model = models.get(name);
  if (model === undefined) {
    model = readModel(serviceNamed(name));
    models.set(name, model);
  }
  return model;
}

async function readModel(service: ServiceDescription): Promise<Model> {
  const schemas = new Map(Object.entries(await service.load()).filter(([key]) => key.endsWith('$')));
  const operations = new Map<string, Operation | undefined>();
  const errors = new Map<string, ModelledError | undefined>();

  function operation(name: string): Operation | undefined {
    if (!operations.has(name)) operations.set(name, readOperation(schemas.get(`${name}$`)));
    return operations.get(name);
  }
  function error(code: string): ModelledError | undefined {
    if (!errors.has(code)) errors.set(code, readError(schemas.get(`${code}$`)));
    return errors.get(code);
  }

  const routed: Operation[] = [];
  if (service.family === 'rest-json' || service.family === 'rest-xml') {
    for (const key of schemas.keys()) {
      const routable = operation(key.slice(0, -1));
      if (routable?.uri !== undefined) routed.push(routable);
    }
    routed.sort((left, right) => (right.uri?.specificity ?? 0) - (left.uri?.specificity ?? 0));
  }
  return { service, operation, error, routed };
}

/** Operation schemas are `[9, namespace, name, traits, input, output]`; the SDK exports them untyped for our purpose. */
function readOperation(schema: unknown): Operation | undefined {
  if (!Array.isArray(schema) || schema[0] !== 9) return undefined;
  const [, , name, traits, input, output] = schema as [
    9,
    string,
    string,
    SchemaTraitsObject | 0,
    $SchemaRef,
    $SchemaRef,
  ];
  const http = traits === 0 ? undefined : traits.http;
  return {
    name,
    input: shapeOf(input),
    output: shapeOf(output),
    method: http?.[0] ?? 'POST',
    uri: http === undefined ? undefined : uriPattern(http[1]),
    status: http?.[2] ?? 200,
  };
}

/** Error schemas are `[-3, namespace, name, traits, memberNames, members]`. */
function readError(schema: unknown): ModelledError | undefined {
  if (!Array.isArray(schema) || schema[0] !== -3) return undefined;
  const [, , , traits, members] = schema as [-3, string, string, SchemaTraitsObject | 0, string[]];
  const { awsQueryError, httpError } = traits === 0 ? {} : traits;
  return {
    queryCode: Array.isArray(awsQueryError) ? String(awsQueryError[0]) : undefined,
    status: typeof httpError === 'number' ? httpError : undefined,
    members,
  };
}

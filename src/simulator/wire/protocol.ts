import type { AwsError } from './aws-error.ts';
import type { WireRequest, WireResponse } from './http.ts';
import type { Model, Operation } from './model.ts';

/** One wire protocol: the inverse of what the SDK's client of that protocol does. */
export interface Protocol {
  /** The SDK input in a request. `labels` are the values in the path. Throws MalformedValue or SyntaxError. */
  decode(request: WireRequest, operation: Operation, labels: Readonly<Record<string, string>>): object;
  encode(output: object, operation: Operation, model: Model, requestId: string): WireResponse;
  encodeError(error: AwsError, model: Model, requestId: string): WireResponse;
}

/** The HTTP status of an error: stated, else by the model, else 400. The JSON services refuse with 400 whatever the model says. */
export function statusOf(error: AwsError, model: Model): number {
  const modelled = model.error(error.code)?.status ?? 400;
  return error.options.status ?? (model.service.family === 'json' && modelled < 500 ? 400 : modelled);
}

/** The body of a JSON-like error, with the message under the name that the model has for it. */
export function errorMembers(error: AwsError, model: Model): Record<string, string> {
  const messageName = model.error(error.code)?.members.find((name) => name.toLowerCase() === 'message') ?? 'message';
  return { [messageName]: error.message, ...error.options.fields };
}

/** The name that the query protocol has for an error's code. */
export function queryCodeOf(error: AwsError, model: Model): string {
  return model.error(error.code)?.queryCode ?? error.code;
}

/** The SDK output of an operation is a structure; the codecs want it as an object. */
export function asObject(value: unknown): object {
  if (typeof value !== 'object' || value === null) throw new Error('an operation input is a structure');
  return value;
}

import type { Shape, TimestampFormat } from './shape.ts';

/** A scalar as text, for XML, headers and queries. `format` is the protocol's own for timestamps. */
export function scalarToText(value: unknown, shape: Shape, format: TimestampFormat): string {
  if (value instanceof Date) return timestampToText(value, shape, format);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return String(value);
}

/** The value that text stands for; text that is not of the shape is refused as AWS refuses it. */
export function scalarFromText(text: string, shape: Shape): unknown {
  switch (shape.kind) {
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw new MalformedValue(text, 'boolean');
      return text === 'true';
    case 'number': {
      const number = Number(text);
      if (text.trim() === '' || Number.isNaN(number)) throw new MalformedValue(text, 'number');
      return number;
    }
    case 'timestamp':
      return timestampFromText(text);
    case 'blob':
      return Uint8Array.from(Buffer.from(text, 'base64'));
    default:
      return text;
  }
}

/** Seconds since 1970, with milliseconds as AWS's JSON services have them. */
export function epochSeconds(date: Date): number {
  return date.getTime() / 1000;
}

/** A value in a request that is not of the type the model gives it. */
export class MalformedValue extends Error {
  override readonly name = 'MalformedValue';
  constructor(text: string, type: string) {
    super(`${JSON.stringify(text)} is not a ${type}`);
  }
}

function timestampToText(value: Date, shape: Shape, format: TimestampFormat): string {
  switch (shape.kind === 'timestamp' && shape.format !== undefined ? shape.format : format) {
    case 'date-time':
      return value.toISOString();
    case 'http-date':
      return value.toUTCString();
    case 'epoch-seconds':
      return String(epochSeconds(value));
  }
}

function timestampFromText(text: string): Date {
  const date = /^\d+(\.\d+)?$/.test(text) ? new Date(Number(text) * 1000) : new Date(text);
  if (Number.isNaN(date.getTime())) throw new MalformedValue(text, 'timestamp');
  return date;
}

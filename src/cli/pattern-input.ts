import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { isJsonObject, type JsonObject, type JsonValue } from '../analysis/json.ts';
import { AuditError } from '../core/audit-error.ts';

/** An event of the user's own: an object, or the text of a log event that is not JSON. */
export interface OwnEvent {
  readonly id: string;
  readonly event: JsonObject | string;
}

/**
 * Reads a text file, gzip or not; `-` is standard input.
 * @throws {AuditError} `usage` when it cannot be read or is not UTF-8
 */
export async function readText(path: string): Promise<string> {
  try {
    const bytes = path === '-' ? await standardInput() : await readFile(path);
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return new TextDecoder('utf-8', { fatal: true }).decode(isGzip ? await promisify(gunzip)(bytes) : bytes);
  } catch (error) {
    const where = path === '-' ? 'standard input' : path;
    throw new AuditError('usage', `Cannot read ${where}: ${(error as Error).message}.`, { cause: error });
  }
}

async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/**
 * Takes events from a CloudTrail log file (`{"Records": […]}`), a JSON array, one JSON object, or JSON lines. Each is an
 * event, or `{ "id", "event" }` to name it; without a name it goes by its eventID, its envelope's id, or its place.
 * @throws {AuditError} `usage` with the line that holds no event
 */
export function parseEvents(text: string, path: string): readonly OwnEvent[] {
  const whole = parseJson(text);
  const records = isJsonObject(whole) ? (Array.isArray(whole['Records']) ? whole['Records'] : [whole]) : whole;
  if (Array.isArray(records)) return records.map((value: JsonValue, at) => ownEvent(value, `record ${at + 1}`, path));
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    const place = `line ${at + 1}`;
    const value = parseJson(line);
    if (value === undefined) throw new AuditError('usage', `${path}, ${place}, is not JSON.`);
    return [ownEvent(value, place, path)];
  });
}

function ownEvent(value: JsonValue, place: string, path: string): OwnEvent {
  if (typeof value === 'string') return { id: place, event: value };
  if (!isJsonObject(value)) throw new AuditError('usage', `${path}, ${place}, holds no event but ${kindOf(value)}.`);
  const { id, event, eventID } = value;
  if (typeof event === 'string' || isJsonObject(event)) return { id: nameOf(id) ?? place, event };
  return { id: nameOf(eventID) ?? nameOf(id) ?? place, event: value };
}

const nameOf = (id: JsonValue | undefined): string | undefined =>
  typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;

const kindOf = (value: JsonValue): string => (Array.isArray(value) ? 'an array' : JSON.stringify(value));

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

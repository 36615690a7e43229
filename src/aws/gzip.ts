import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** Bytes; more than any log file has. Whoever can write to the bucket must not be able to fill the memory. */
const maxOutputLength = 2 ** 28;
const inflate = promisify(gunzip);

/** The content of a gzip file; `undefined` when it is none, is cut short, or is followed by something else. */
export async function gunzipped(bytes: Uint8Array): Promise<Buffer | undefined> {
  try {
    return await inflate(bytes, { maxOutputLength });
  } catch {
    return undefined;
  }
}

/** The value of a JSON text; `undefined` when it is none. */
export function jsonIn(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'));
  } catch {
    return undefined;
  }
}

import { createHash } from 'node:crypto';

/** Ids that AWS makes up, and times to the millisecond. */
export const ownNames = /(?<=-)[0-9a-f]{17}\b|\b[0-9a-f]{32}\b|(?<=T\d\d:)\d\d:\d\d\.\d{3}(?=Z)/g;

/** The name by which an account has what another has by `name`. */
export function otherName(name: string, account: string): string {
  const hash = createHash('md5').update(`${name} ${account}`).digest();
  if (!name.includes(':')) return hash.toString('hex').slice(0, name.length);
  const [minutes = 0, seconds = 0] = hash;
  return `${String(minutes % 60).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.${String(hash.readUInt16LE(2) % 1000).padStart(3, '0')}`;
}

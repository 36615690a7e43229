import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The files of a certificate and of its key, in PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** Makes a certificate of 127.0.0.1 that only itself vouches for. @throws {Error} when there is no openssl */
export async function selfSigned(directory: string): Promise<Certificate> {
  const made = { certificate: join(directory, 'certificate.pem'), key: join(directory, 'key.pem') };
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'],
    ...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'],
    ...['-keyout', made.key, '-out', made.certificate],
  ]);
  return made;
}

import type { WireRequest } from './http.ts';

/** The bucket and the path inside it. Virtual-hosted style (`bucket.s3.…`, `bucket.localhost`) and path style. */
export function s3Address(request: WireRequest): { bucket: string | undefined; path: string } {
  const host = (request.headers['host'] ?? '').replace(/:\d+$/, '');
  const virtual = /^(?<bucket>[a-z0-9][a-z0-9.-]*?)\.(?:s3[.-].*|s3|localhost)$/.exec(host)?.groups?.['bucket'];
  if (virtual !== undefined && virtual !== 's3') return { bucket: virtual, path: request.path };
  const [, bucket = '', ...rest] = request.path.split('/');
  if (bucket === '') return { bucket: undefined, path: '/' };
  return { bucket: decodeURIComponent(bucket), path: `/${rest.join('/')}` };
}

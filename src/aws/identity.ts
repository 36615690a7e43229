import { AsyncLocalStorage } from 'node:async_hooks';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import type { AwsCredentialIdentity, HttpRequest, RequestSigner, RequestSigningArguments } from '@smithy/types';
import { hostAndPort, serverTime } from './server-clock.ts';

/** Who makes the call that is under way. */
export interface Caller {
  readonly account: string;
  readonly credentials: AwsCredentialIdentity;
  /** The account × Region × service whose retry budget this call draws on. */
  readonly budget: string;
}

/**
 * The identity of the call under way. One client serves all accounts, so identity must travel with the call:
 * a `credentials` function that reads a scope is memoized by the SDK and signs as the wrong account in silence.
 */
const callers = new AsyncLocalStorage<Caller>();

/** Runs `work` as `caller`; everything asynchronous that it starts is signed as that caller. */
export const actAs = <T>(caller: Caller, work: () => Promise<T>): Promise<T> => callers.run(caller, work);

/** @throws {Error} outside `actAs`: no call goes out without an identity. */
export function currentCaller(): Caller {
  const caller = callers.getStore();
  if (!caller) throw new Error('an AWS call was made outside any account scope');
  return caller;
}

/**
 * A signer for one client that signs each request with the credentials of the call's own scope.
 * @param region to sign for, and the service's signing name
 */
export const scopedSigner = (region: string, service: string): RequestSigner => ({
  sign(request: HttpRequest, options?: RequestSigningArguments): Promise<HttpRequest> {
    const signingDate = serverTime(hostAndPort(request));
    return new SignatureV4({
      credentials: currentCaller().credentials,
      region,
      service,
      sha256: Sha256,
      // S3 takes the path as it is; every other service signs it escaped once more (Signature Version 4 process).
      uriEscapePath: service !== 's3',
    }).sign(request, { ...options, ...(signingDate && { signingDate }) });
  },
});

/** What the SDK is given as credentials: whatever bypasses the scoped signer is refused by AWS. */
export const nobody: AwsCredentialIdentity = { accessKeyId: 'AKIANOBODY0000000000', secretAccessKey: 'nobody' };

/** @throws {Error} when `request` is not signed as `caller`. */
export function refuseForeignSignature(
  request: { readonly headers: Readonly<Record<string, string>> },
  { credentials }: Caller,
): void {
  const authorization = request.headers['authorization'] ?? '';
  if (!authorization.includes(`Credential=${credentials.accessKeyId}/`))
    throw new Error('a request was not signed as the account it is made for; it was not sent');
}

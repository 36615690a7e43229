import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import type {
  AwsCredentialIdentity,
  BuildMiddleware,
  HttpRequest,
  MiddlewareStack,
  RequestSigner,
  RequestSigningArguments,
} from '@smithy/types';
import { hostAndPort, serverTime } from './server-clock.ts';

/** Who makes a call. */
export interface Caller {
  readonly account: string;
  readonly credentials: AwsCredentialIdentity;
  /** The account × Region × service whose retry budget this call draws on. */
  readonly budget: string;
}

/**
 * Whose a request is. One client serves all accounts, so identity must travel with the call: a `credentials` function
 * that reads a scope is memoized by the SDK and signs as the wrong account in silence.
 */
const callers = new WeakMap<object, Caller>();

/**
 * Has the SDK send a command as `caller`, and as nobody else.
 * @param command one of the SDK's, made for this one call
 */
export function sentAs(command: object, caller: Caller): object {
  const { middlewareStack } = command as { middlewareStack: MiddlewareStack<object, object> }; // every command has one
  const mark: BuildMiddleware<object, object> = (next, context) => (step) => {
    ownedBy(step.request as HttpRequest, caller);
    // What the SDK gives a retry strategy as the scope of a call.
    context['partition_id'] = caller.budget;
    return next(step);
  };
  middlewareStack.add(mark, { step: 'build', priority: 'low', name: 'callerMiddleware' });
  return command;
}

/** Notes whose a request is. */
export function ownedBy(request: HttpRequest, caller: Caller): HttpRequest {
  callers.set(request, caller);
  return request;
}

/** @throws {Error} when it is nobody's: no request goes out without an identity. */
export function callerOf(request: HttpRequest): Caller {
  const caller = callers.get(request);
  if (!caller) throw new Error('an AWS call was made outside any account scope');
  return caller;
}

/**
 * A signer for one client that signs each request with the credentials of its own caller.
 * @param region to sign for, and the service's signing name
 */
export const scopedSigner = (region: string, service: string): RequestSigner => ({
  async sign(request: HttpRequest, options?: RequestSigningArguments): Promise<HttpRequest> {
    const caller = callerOf(request);
    const signingDate = serverTime(hostAndPort(request));
    const signer = new SignatureV4({
      credentials: caller.credentials,
      region,
      service,
      sha256: Sha256,
      // S3 takes the path as it is; every other service signs it escaped once more (Signature Version 4 process).
      uriEscapePath: service !== 's3',
    });
    return ownedBy(await signer.sign(request, { ...options, ...(signingDate && { signingDate }) }), caller);
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

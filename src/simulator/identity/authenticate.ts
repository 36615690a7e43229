import type { AwsError } from '../wire/aws-error.ts';
import type { WireRequest } from '../wire/http.ts';
import type { ServiceDescription } from '../wire/service.ts';
import type { World } from '../world.ts';
import type { AccessKey } from './access-keys.ts';
import { expired, skewAllowed, skewed, unknownKey, wrongSignature } from './refusals.ts';
import { type Authorization, isSignedWith, signedAt } from './signature.ts';

/** How strictly requests are looked at. */
export interface Authentication {
  readonly world: World;
  /** The wire's clock in milliseconds. */
  readonly wireNow: () => number;
  readonly verifySignatures: boolean;
}

/**
 * Who sent a request, or AWS's refusal, in the order in which AWS looks: the clock, the key, its token, its end, the
 * Region, the signature. A key is not known in a Region that its account has not enabled.
 */
export function authenticate(
  request: WireRequest,
  authorization: Authorization,
  service: ServiceDescription,
  { world, wireNow, verifySignatures }: Authentication,
): AccessKey | AwsError {
  const signed = signedAt(request);
  const now = new Date(wireNow());
  if (signed !== undefined && Math.abs(signed.getTime() - now.getTime()) > skewAllowed(service)) {
    return skewed(service, signed, now);
  }
  const key = world.keys.find(authorization.accessKeyId);
  const token = request.headers['x-amz-security-token'];
  if (key === undefined || key.sessionToken !== token) return unknownKey(service, token !== undefined);
  if (key.expires !== undefined && key.expires.getTime() <= wireNow()) return expired(service);
  const account = world.account(key.principal.accountId);
  if (account === undefined || !world.regionsOf(account).includes(authorization.region)) {
    return unknownKey(service, token !== undefined);
  }
  if (verifySignatures && !isSignedWith(key.secretAccessKey, request, authorization)) return wrongSignature(service);
  return key;
}

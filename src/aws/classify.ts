import { z } from 'zod';
import type { Unread } from '../core/evidence.ts';
import { MissingFieldError } from './answers.ts';

/** How the SDK names a failure: the error's name or code, its HTTP status, and what AWS wrote. */
interface Failure {
  readonly code: string;
  readonly status: number | undefined;
  readonly message: string;
}

/**
 * Codes by which AWS refuses for want of permission. `InvalidAccessException` is not here: Security Hub uses it for
 * "not subscribed".
 */
const denied =
  /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|Client\.UnauthorizedOperation|AuthorizationError|AuthorizationErrorException|NotAuthorized|NotAuthorizedException|Forbidden|403|KMSAccessDeniedException|UnauthorizedException)$/;

/**
 * Codes of a Region that the account has not opened, or of a service that it has not subscribed to: the session is
 * good elsewhere, here nobody knows it (AWS Account Management User Guide, "Enable or disable AWS Regions").
 */
const closed =
  /^(UnrecognizedClientException|InvalidClientTokenId|AuthFailure|OptInRequired|RegionDisabledException|SubscriptionRequiredException|InvalidAccessKeyId)$/;

/** Codes of credentials that are past their time. */
export const expiredCodes = /^(ExpiredToken|ExpiredTokenException|RequestExpired)$/;

/** The names under which the SDK counts a throttle (`@smithy/core`, THROTTLING_ERROR_CODES). */
const throttled =
  /^(BandwidthLimitExceeded|EC2ThrottledException|LimitExceededException|PriorRequestNotComplete|ProvisionedThroughputExceededException|RequestLimitExceeded|RequestThrottled|RequestThrottledException|SlowDown|ThrottledException|Throttling|ThrottlingException|TooManyRequestsException|TransactionInProgressException)$/;

/** "with an explicit deny in a service control policy", "because no resource control policy allows …". */
const byControlPolicy = /(service|resource) control policy/i;

/**
 * What a failed read amounts to as evidence. Never throws, never says more than AWS did,
 * and never repeats an access key or a token.
 * @param operation `service:Operation`
 * @param action the IAM action that would read it
 */
export function classify(error: unknown, operation: string, action: string): Unread {
  const { code, status, message } = failureOf(error);
  const said = { operation, action, code, message };
  if (denied.test(code) || (status === 403 && !closed.test(code) && !expiredCodes.test(code) && code === 'Unknown'))
    return { kind: 'denied', ...said, ...(byControlPolicy.test(message) && { byScp: true as const }) };
  if (closed.test(code)) return { kind: 'unavailable', ...said, message: `not open to this account: ${message}` };
  if (code === 'ENOTFOUND' || code === 'EndpointError' || code === 'UnknownEndpoint')
    return { kind: 'unavailable', ...said, code: 'EndpointMissing', message: `no endpoint here: ${message}` };
  if (throttled.test(code) || status === 429)
    return { kind: 'failed', ...said, message: `throttled to the end: ${message}` };
  return { kind: 'failed', ...said };
}

/** The code of an error from AWS, the network or ourselves. */
export const errorCode = (error: unknown): string => failureOf(error).code;

/** The HTTP status of an answer that the SDK turned into an error. */
export const httpStatus = (error: unknown): number | undefined => failureOf(error).status;

function failureOf(error: unknown): Failure {
  if (error instanceof MissingFieldError) return { code: error.code, status: undefined, message: error.message };
  if (error instanceof z.ZodError) return { code: 'MalformedEvidence', status: undefined, message: firstIssue(error) };
  if (!(error instanceof Error)) return { code: 'Unknown', status: undefined, message: scrub(String(error)) };
  const { code, Code, $metadata, name } = error as Error & {
    code?: unknown;
    Code?: unknown;
    $metadata?: { httpStatusCode?: number };
  };
  const status = $metadata?.httpStatusCode;
  const generic = ['Error', 'TypeError', 'AggregateError', 'Unknown', 'UnknownError'].includes(name);
  const named = generic ? [code, Code].find((one) => typeof one === 'string') : name;
  // A body that is not the protocol's surfaces as a parser's error: JSON's by its name, XML's by a success that failed.
  if (name === 'SyntaxError' || (named === undefined && status !== undefined && status < 300))
    return { code: 'MalformedAnswer', status, message: notAnAnswer(status) };
  if (name === 'AbortError')
    return { code: 'Interrupted', status, message: 'the scan was stopped before the answer came' };
  return { code: String(named ?? 'Unknown'), status, message: scrub(messageOf(error) || notAnAnswer(status)) };
}

/** Node tries every address of a host, and says what went wrong at each only inside. */
const messageOf = (error: Error): string =>
  error.message || (error instanceof AggregateError ? error.errors.map(messageOf).join('; ') : '');

const notAnAnswer = (status: number | undefined): string =>
  `the answer (HTTP ${status ?? 'unknown'}) is not one of this service`;

const firstIssue = (error: z.ZodError): string => {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.') || 'the answer'}: ${issue.message}` : error.message;
};

/** Shortens, and takes out what could be a credential. */
function scrub(message: string): string {
  return message
    .replace(/\b(A[SK]IA)[A-Z0-9]{8,}/g, '$1…')
    .replace(/(x-amz-security-token[=:]\s*)\S+/gi, '$1…')
    .replace(/\s+/g, ' ')
    .slice(0, 500);
}

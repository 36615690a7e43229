import { AwsError } from '../wire/aws-error.ts';
import type { ServiceDescription } from '../wire/service.ts';

/**
 * How each family of services words the refusals that come before any operation runs. Codes and statuses are those of
 * "Common errors" in the API references, and of the EC2 and S3 lists of error codes.
 */

/** A request with no signature at all. */
export function missingAuthentication(service: ServiceDescription): AwsError {
  if (service.family === 'rest-xml') return new AwsError('AccessDenied', 'Access Denied', { status: 403 });
  if (service.family === 'ec2') return new AwsError('AuthFailure', notValidated, { status: 401 });
  const code = service.family === 'query' ? 'MissingAuthenticationToken' : 'MissingAuthenticationTokenException';
  return new AwsError(code, 'Request is missing Authentication Token', { status: forbidden(service) });
}

/** An access key that AWS does not know, or that is not valid in this Region because the account has not enabled it. */
export function unknownKey(service: ServiceDescription, isSession: boolean): AwsError {
  switch (service.family) {
    case 'ec2':
      return new AwsError('AuthFailure', notValidated, { status: 401 });
    case 'query':
      return new AwsError('InvalidClientTokenId', tokenInvalid, { status: 403 });
    case 'rest-xml':
      return isSession
        ? new AwsError('InvalidToken', 'The provided token is malformed or otherwise invalid.', { status: 400 })
        : new AwsError('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', {
            status: 403,
          });
    default:
      return new AwsError('UnrecognizedClientException', tokenInvalid, { status: forbidden(service) });
  }
}

/** A session that has expired. */
export function expired(service: ServiceDescription): AwsError {
  const message = 'The security token included in the request is expired';
  switch (service.family) {
    case 'ec2':
      return new AwsError('RequestExpired', 'Request has expired.');
    case 'query':
      return new AwsError('ExpiredToken', message, { status: 403 });
    case 'rest-xml':
      return new AwsError('ExpiredToken', 'The provided token has expired.', { status: 400 });
    default:
      return new AwsError('ExpiredTokenException', message, { status: forbidden(service) });
  }
}

/** A signature that does not belong to the request. */
export function wrongSignature(service: ServiceDescription): AwsError {
  const message =
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
  switch (service.family) {
    case 'ec2':
      return new AwsError('AuthFailure', notValidated, { status: 401 });
    case 'query':
    case 'rest-xml':
      return new AwsError('SignatureDoesNotMatch', message, { status: 403 });
    default:
      return new AwsError('InvalidSignatureException', message, { status: forbidden(service) });
  }
}

/** A request signed more than five minutes (S3: fifteen) from AWS's clock. */
export function skewed(service: ServiceDescription, signed: Date, now: Date): AwsError {
  const late = signed.getTime() < now.getTime();
  const limit = new Date(now.getTime() + (late ? -5 : 5) * 60_000);
  const message = late
    ? `Signature expired: ${compact(signed)} is now earlier than ${compact(limit)} (${compact(now)} - 5 min.)`
    : `Signature not yet current: ${compact(signed)} is still later than ${compact(limit)} (${compact(now)} + 5 min.)`;
  switch (service.family) {
    case 'ec2':
      return late
        ? new AwsError('RequestExpired', 'Request has expired.')
        : new AwsError('AuthFailure', notValidated, { status: 401 });
    case 'query':
      return new AwsError('SignatureDoesNotMatch', message, { status: 403 });
    case 'rest-xml':
      return new AwsError(
        'RequestTimeTooSkewed',
        'The difference between the request time and the current time is too large.',
        { status: 403, fields: { RequestTime: compact(signed), ServerTime: now.toISOString() } },
      );
    default:
      return new AwsError('InvalidSignatureException', message, { status: forbidden(service) });
  }
}

/** The most a request's signing time may differ from AWS's, in milliseconds. */
export function skewAllowed(service: ServiceDescription): number {
  return (service.family === 'rest-xml' ? 15 : 5) * 60_000;
}

/** Too many requests. */
export function throttled(service: ServiceDescription): AwsError {
  switch (service.name) {
    case 'ec2':
      return new AwsError('RequestLimitExceeded', 'Request limit exceeded.', { status: 503 });
    case 's3':
    case 's3control':
      return new AwsError('SlowDown', 'Please reduce your request rate.', { status: 503 });
    case 'iam':
    case 'sts':
    case 'sns':
      return new AwsError('Throttling', 'Rate exceeded', { status: 400 });
    case 'organizations':
      return new AwsError(
        'TooManyRequestsException',
        'AWS Organizations can not complete your request because another request is already in progress or the rate was exceeded.',
      );
    case 'guardduty':
    case 'lambda':
    case 'account':
      return new AwsError('TooManyRequestsException', 'Rate Exceeded.', { status: 429 });
    default:
      return new AwsError('ThrottlingException', 'Rate exceeded', { status: 400 });
  }
}

/** What denied a request: the wording differs, and tells a reader whom to ask. */
export type DeniedBy =
  | 'identity policy'
  | 'service control policy'
  | 'resource control policy'
  | 'permissions boundary'
  | 'session policy';

/** A request that no policy allows, or that one denies. `action` is the IAM action, `resource` an ARN where AWS names one. */
export function denied(
  service: ServiceDescription,
  caller: string,
  action: string,
  by: DeniedBy,
  resource?: string,
): AwsError {
  const because =
    by === 'identity policy'
      ? ` because no identity-based policy allows the ${action} action`
      : ` with an explicit deny in a ${by}`;
  const on =
    resource === undefined ? '' : ` on resource: ${service.family === 'rest-xml' ? `"${resource}"` : resource}`;
  const message = `User: ${caller} is not authorized to perform: ${action}${on}${because}`;
  switch (service.name) {
    case 'ec2':
      return new AwsError('UnauthorizedOperation', `You are not authorized to perform this operation. ${message}`, {
        status: 403,
      });
    case 'sns':
      return new AwsError('AuthorizationErrorException', message, { status: 403 });
    case 'iam':
    case 'sts':
    case 's3':
    case 's3control':
      return new AwsError('AccessDenied', message, { status: 403 });
    case 'cloudwatch':
    case 'sqs':
      return new AwsError('AccessDenied', message, { status: 403 });
    default:
      return new AwsError('AccessDeniedException', message, { status: forbidden(service) });
  }
}

const notValidated = 'AWS was not able to validate the provided access credentials';
const tokenInvalid = 'The security token included in the request is invalid.';

/** The JSON services refuse with 400, the others with 403. */
function forbidden(service: ServiceDescription): number {
  return service.family === 'json' ? 400 : 403;
}

function compact(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

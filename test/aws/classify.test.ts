import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { MissingFieldError } from '../../src/aws/answers.ts';
import { classify } from '../../src/aws/classify.ts';

/** An error as the SDK throws it. */
const failure = (name: string, message = 'said AWS', extra: object = {}): Error =>
  Object.assign(new Error(message), { name }, extra);
const status = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } });
const read = (error: unknown) => classify(error, 'ec2:DescribeVpcs', 'ec2:DescribeVpcs');

describe('AWS refuses', () => {
  test.each([
    'AccessDenied',
    'AccessDeniedException',
    'UnauthorizedOperation',
    'Client.UnauthorizedOperation',
    'AuthorizationError',
    'AuthorizationErrorException',
    'NotAuthorized',
    'NotAuthorizedException',
    'Forbidden',
    '403',
    'KMSAccessDeniedException',
    'UnauthorizedException',
  ])('%s is denied, with the action that would help', (code) => {
    expect(classify(failure(code), 's3:ListBuckets', 's3:ListAllMyBuckets')).toEqual({
      kind: 'denied',
      operation: 's3:ListBuckets',
      action: 's3:ListAllMyBuckets',
      code,
      message: 'said AWS',
    });
  });

  test('a 403 without a code, as HEAD gets it, is denied', () => {
    expect(read(failure('UnknownError', '', status(403)))).toMatchObject({ kind: 'denied', code: 'Unknown' });
    expect(read(failure('Unknown', 'UnknownError', status(403)))).toMatchObject({ kind: 'denied', code: 'Unknown' });
  });

  test('Security Hub says InvalidAccessException for "not subscribed": that is no denial', () => {
    expect(read(failure('InvalidAccessException', 'not subscribed', status(401))).kind).toBe('failed');
  });

  test.each([
    ['with an explicit deny in a service control policy', true],
    ['because no service control policy allows the ec2:DescribeVpcs action', true],
    ['with an explicit deny in a resource control policy', true],
    ['with an explicit deny in an identity-based policy', undefined],
    ['because no permissions boundary allows the ec2:DescribeVpcs action', undefined],
    ['because no session policy allows the ec2:DescribeVpcs action', undefined],
  ])('"%s": by SCP %j', (reason, byScp) => {
    const unread = read(failure('AccessDeniedException', `User: x is not authorized to perform: y ${reason}`));
    expect({ kind: unread.kind, byScp: unread.byScp }).toEqual({ kind: 'denied', byScp });
  });
});

describe('there is nobody to ask', () => {
  test.each([
    'UnrecognizedClientException',
    'InvalidClientTokenId',
    'AuthFailure',
    'OptInRequired',
    'RegionDisabledException',
    'SubscriptionRequiredException',
    'InvalidAccessKeyId',
  ])('%s is a closed Region or service, even with a 403', (code) => {
    expect(read(failure(code, 'said AWS', status(403)))).toMatchObject({
      kind: 'unavailable',
      code,
      message: 'not open to this account: said AWS',
    });
  });

  test.each([
    ['a name that DNS does not know', failure('Error', 'getaddrinfo ENOTFOUND x', { code: 'ENOTFOUND' })],
    ['a partition without this service', failure('EndpointError', 'no rule')],
    ['a Region without this service', failure('UnknownEndpoint', 'no rule')],
  ])('%s is a missing endpoint', (_, error) => {
    expect(read(error)).toMatchObject({ kind: 'unavailable', code: 'EndpointMissing' });
  });
});

describe('asked and not answered', () => {
  test.each([
    'BandwidthLimitExceeded',
    'EC2ThrottledException',
    'LimitExceededException',
    'PriorRequestNotComplete',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'SlowDown',
    'ThrottledException',
    'Throttling',
    'ThrottlingException',
    'TooManyRequestsException',
    'TransactionInProgressException',
  ])('%s was throttled to the end', (code) => {
    expect(read(failure(code))).toMatchObject({ kind: 'failed', code, message: 'throttled to the end: said AWS' });
  });

  test('429 is a throttle whatever it is called', () => {
    expect(read(failure('Odd', 'wait', status(429)))).toMatchObject({ message: 'throttled to the end: wait' });
  });

  test.each<[string, unknown, { code: string; message: string }]>([
    ['a server fault', failure('InternalFailure', 'oops', status(500)), { code: 'InternalFailure', message: 'oops' }],
    [
      'a page that is not JSON, whose text is not repeated',
      Object.assign(new SyntaxError('Unexpected token < in "<html>secret"'), status(200)),
      { code: 'MalformedAnswer', message: 'the answer (HTTP 200) is not one of this service' },
    ],
    [
      'a body that the SDK cannot name',
      failure('Unknown', '', status(502)),
      { code: 'Unknown', message: 'the answer (HTTP 502) is not one of this service' },
    ],
    [
      'a broken connection',
      failure('Error', 'read ECONNRESET', { code: 'ECONNRESET' }),
      { code: 'ECONNRESET', message: 'read ECONNRESET' },
    ],
    [
      'both addresses of a host refused',
      new AggregateError(
        [failure('Error', 'connect ECONNREFUSED ::1:1'), failure('Error', 'connect ECONNREFUSED 127.0.0.1:1')],
        '',
      ),
      { code: 'Unknown', message: 'connect ECONNREFUSED ::1:1; connect ECONNREFUSED 127.0.0.1:1' },
    ],
    [
      'both addresses of a host refused, with the code that Node gives',
      Object.assign(new AggregateError([failure('Error', 'connect ECONNREFUSED ::1:1')], ''), { code: 'ECONNREFUSED' }),
      { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED ::1:1' },
    ],
    [
      'expired credentials',
      failure('ExpiredTokenException', 'expired', status(403)),
      { code: 'ExpiredTokenException', message: 'expired' },
    ],
    [
      'a wrong signature',
      failure('SignatureDoesNotMatch', 'no match', status(403)),
      { code: 'SignatureDoesNotMatch', message: 'no match' },
    ],
    [
      'the run was stopped',
      failure('AbortError', 'Request aborted'),
      { code: 'Interrupted', message: 'the scan was stopped before the answer came' },
    ],
    [
      'a field that AWS always sends was not there',
      new MissingFieldError('VpcId'),
      { code: 'MissingField', message: 'the answer has no VpcId, which AWS always sends' },
    ],
    [
      'an answer of another shape',
      z.array(z.object({ Id: z.string() })).safeParse([{ Id: 1 }]).error,
      { code: 'MalformedEvidence', message: '0.Id: Invalid input: expected string, received number' },
    ],
    ['a code in a field', failure('Error', 'no', { Code: 'Odd' }), { code: 'Odd', message: 'no' }],
    ['something thrown that is no error', 'nothing', { code: 'Unknown', message: 'nothing' }],
  ])('%s', (_, error, said) => {
    expect(read(error)).toEqual({
      kind: 'failed',
      operation: 'ec2:DescribeVpcs',
      action: 'ec2:DescribeVpcs',
      ...said,
    });
  });
});

describe('what is said never holds a credential', () => {
  test.each([
    ['key AKIAIOSFODNN7EXAMPLE is odd', 'key AKIA… is odd'],
    ['Credential=ASIAIOSFODNN7EXAMPLE/20261121', 'Credential=ASIA…/20261121'],
    ['X-Amz-Security-Token=IQoJb3JpZ2luX2VjE&x', 'X-Amz-Security-Token=…'],
    ['x-amz-security-token: IQoJb3Jp of the request', 'x-amz-security-token: … of the request'],
    ['two\n\tlines', 'two lines'],
  ])('%j becomes %j', (message, shown) => expect(read(failure('Odd', message)).message).toBe(shown));

  test('and is not endless', () => expect(read(failure('Odd', 'x'.repeat(5_000))).message).toHaveLength(500));
});

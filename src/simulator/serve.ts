import { randomUUID } from 'node:crypto';
import type { Call, Paging } from './call.ts';
import { pageOf } from './call.ts';
import { regionOf } from './estate/account.ts';
import type { FaultKind, Faults } from './faults.ts';
import type { AccessKey } from './identity/access-keys.ts';
import { type Authentication, authenticate } from './identity/authenticate.ts';
import { iamAction } from './identity/iam-action.ts';
import { refusalOf } from './identity/permission.ts';
import { denied, missingAuthentication, throttled } from './identity/refusals.ts';
import { authorizationOf } from './identity/signature.ts';
import { answersOf } from './services/registry.ts';
import type { TakeToken } from './throttling.ts';
import { AwsError } from './wire/aws-error.ts';
import { withCanaries } from './wire/canaries.ts';
import type { WireRequest, WireResponse } from './wire/http.ts';
import { type Route, routeOf, unknownOperation } from './wire/route.ts';
import { MalformedValue } from './wire/scalar.ts';
import { type ServiceDescription, serviceAsked, serviceNamed } from './wire/service.ts';

/** What serving depends on. */
export interface Serving extends Authentication {
  readonly paging: Paging;
  readonly faults: Faults;
  readonly takeToken: TakeToken;
  readonly sessionSeconds: number | undefined;
  readonly canaries: Set<string> | undefined;
}

/** A request that has been answered: what it asked, what came of it, and what to send, with the fault that strikes it. */
export interface Served {
  readonly service: string;
  readonly operation: string;
  readonly account: string | undefined;
  readonly region: string;
  /** What was asked, as the operation understood it; undefined where it was refused before it was read. */
  readonly input: object | undefined;
  /** `ok`, or the error's code. */
  readonly outcome: string;
  readonly response: WireResponse;
  readonly fault: FaultKind | undefined;
}

/** Answers one request as AWS would. Exceptions are bugs of the simulator and are answered with 500. */
export async function serve(request: WireRequest, serving: Serving): Promise<Served> {
  const requestId = randomUUID();
  const authorization = authorizationOf(request);
  const service =
    authorization === undefined
      ? serviceNamed('sts')
      : (serviceAsked(authorization.service, request) ?? serviceNamed('sts'));
  const route = await routeOf(request, service);
  const region = authorization?.region ?? '';
  const asked = { service: service.name, operation: route.asked, region };
  let input: object | undefined;
  const finish = (account: string | undefined, outcome: object | AwsError, fault?: FaultKind): Served => {
    const failed = outcome instanceof AwsError;
    return {
      ...asked,
      account,
      input,
      outcome: failed ? outcome.code : 'ok',
      response: encode(outcome, route, request, requestId),
      fault,
    };
  };

  if (authorization === undefined) return finish(undefined, missingAuthentication(service));
  const key = authenticate(request, authorization, service, serving);
  if (key instanceof AwsError) return finish(undefined, key);
  const account = key.principal.accountId;
  const fault = serving.faults.strike({ ...asked, account });
  if (fault?.kind === 'throttle') return finish(account, throttled(service), fault);
  if (fault?.kind === 'error') return finish(account, errorOf(fault), fault);
  if (!serving.takeToken(account, region, `${service.name}:${route.asked}`)) return finish(account, throttled(service));
  try {
    input = inputOf(request, route);
    return finish(account, await answer(input, route, service, key, region, serving), fault);
  } catch (error) {
    return finish(account, asAwsError(error), fault);
  }
}

/** Reads the request as its operation does. @throws {AwsError} where the operation is not known */
function inputOf(request: WireRequest, route: Route): object {
  if (route.operation === undefined) throw unknownOperation(route);
  return route.protocol.decode(request, route.operation, route.labels);
}

async function answer(
  input: object,
  route: Route,
  service: ServiceDescription,
  accessKey: AccessKey,
  region: string,
  serving: Serving,
): Promise<object> {
  const { operation } = route;
  const answering = (await answersOf(service.name)).get(route.asked);
  if (operation === undefined || answering === undefined) throw unknownOperation(route);
  const { world } = serving;
  const account = world.account(accessKey.principal.accountId);
  if (account === undefined) throw new Error(`no account ${accessKey.principal.accountId}`);
  refuseDenied(service, operation.name, accessKey, region, serving);
  const list = `${service.name}:${operation.name}:${account.id}:${region}`;
  const { partition } = world.organization;
  const call: Call = {
    world,
    accessKey,
    principal: accessKey.principal,
    account,
    region,
    estate: regionOf(account, region),
    operation: operation.name,
    sessionSeconds: serving.sessionSeconds,
    wireNow: serving.wireNow,
    arn: (of, resource) => `arn:${partition}:${of}:${region}:${account.id}:${resource}`,
    page: (items, paging) => pageOf(items, paging, serving.paging, list),
  };
  const answered = answering(input, call);
  return serving.canaries ? withCanaries(answered, operation, service.name, serving.canaries) : answered;
}

/** GetCallerIdentity needs no permission and cannot be denied. */
function refuseDenied(
  service: ServiceDescription,
  operation: string,
  { principal }: AccessKey,
  region: string,
  { world }: Serving,
): void {
  if (operation === 'GetCallerIdentity') return;
  const action = iamAction(service, operation);
  const by = refusalOf(world, principal, region, action);
  if (by !== undefined) throw denied(service, principal.arn, action, by);
}

function encode(outcome: object | AwsError, route: Route, request: WireRequest, requestId: string): WireResponse {
  const { protocol, model, operation } = route;
  const failed = outcome instanceof AwsError;
  if (!failed && operation === undefined) throw new Error('only a known operation succeeds');
  const response =
    failed || operation === undefined
      ? protocol.encodeError(failed ? outcome : unknownOperation(route), model, requestId)
      : protocol.encode(outcome, operation, model, requestId);
  if (failed) Object.assign(response.headers, outcome.options.headers);
  return request.method === 'HEAD' ? { ...response, body: '' } : response;
}

function errorOf({ code, message = code, status }: Extract<FaultKind, { kind: 'error' }>): AwsError {
  return new AwsError(code, message, status === undefined ? {} : { status });
}

function asAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  if (error instanceof MalformedValue || error instanceof SyntaxError) {
    return new AwsError('SerializationException', error.message, { status: 400 });
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new AwsError('InternalFailure', `The simulator failed: ${message}`, { status: 500 });
}

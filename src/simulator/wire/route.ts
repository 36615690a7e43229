import { AwsError } from './aws-error.ts';
import type { WireRequest } from './http.ts';
import { type Model, modelOf, type Operation } from './model.ts';
import type { Protocol } from './protocol.ts';
import { awsJsonProtocol } from './protocols/aws-json.ts';
import { awsQueryProtocol, formOf } from './protocols/aws-query.ts';
import { ec2QueryProtocol } from './protocols/ec2-query.ts';
import { restJsonProtocol } from './protocols/rest-json.ts';
import { restXmlProtocol } from './protocols/rest-xml.ts';
import { rpcV2CborProtocol } from './protocols/rpc-v2-cbor.ts';
import { s3Address } from './s3-address.ts';
import type { ServiceDescription } from './service.ts';

/** What a request asks for: the protocol is known even when the operation is not, so that the refusal can be read. */
export interface Route {
  readonly model: Model;
  readonly protocol: Protocol;
  /** The operation's name as asked for, for the log. */
  readonly asked: string;
  readonly operation: Operation | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

const json10 = awsJsonProtocol('1.0');
const json11 = awsJsonProtocol('1.1');

/** Reads from a request's form which protocol it speaks and which operation it asks for. */
export async function routeOf(request: WireRequest, service: ServiceDescription): Promise<Route> {
  const model = await modelOf(service.name);
  const named = (protocol: Protocol, asked: string): Route => ({
    model,
    protocol,
    asked,
    operation: model.operation(asked),
    labels: {},
  });

  if (request.headers['smithy-protocol'] === 'rpc-v2-cbor') {
    return named(rpcV2CborProtocol, /^\/service\/[^/]+\/operation\/([^/]+)$/.exec(request.path)?.[1] ?? '');
  }
  const target = request.headers['x-amz-target'];
  if (target !== undefined) {
    // botocore writes CloudTrail's target in full: com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.DescribeTrails.
    const dot = target.lastIndexOf('.');
    const prefix = target.slice(0, dot).split('.').at(-1);
    const protocol = request.headers['content-type']?.includes('json-1.0') === true ? json10 : json11;
    return named(protocol, prefix === service.target ? target.slice(dot + 1) : target);
  }
  switch (service.family) {
    case 'rest-json':
      return routed(model, restJsonProtocol, request, request.path, {});
    case 'rest-xml': {
      if (service.name !== 's3') return routed(model, restXmlProtocol, request, request.path, {});
      const { bucket, path } = s3Address(request);
      return routed(model, restXmlProtocol, request, path, bucket === undefined ? {} : { Bucket: bucket });
    }
    case 'ec2':
      return named(ec2QueryProtocol, formOf(request).get('Action') ?? '');
    case 'query':
    case 'json':
      return named(awsQueryProtocol, formOf(request).get('Action') ?? '');
  }
}

/** The error that a service gives for an operation it does not have. */
export function unknownOperation(route: Route): AwsError {
  switch (route.protocol) {
    case awsQueryProtocol:
    case ec2QueryProtocol:
      return new AwsError('InvalidAction', `The action ${route.asked} is not valid for this web service.`);
    case restXmlProtocol:
      return new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
        status: 405,
      });
    case restJsonProtocol:
      return new AwsError('UnknownOperationException', 'The requested operation is not known to the service.', {
        status: 404,
      });
    default:
      return new AwsError(
        'UnknownOperationException',
        `The requested operation ${route.asked} is not known to the service.`,
      );
  }
}

function routed(
  model: Model,
  protocol: Protocol,
  request: WireRequest,
  path: string,
  address: { Bucket?: string },
): Route {
  for (const operation of model.routed) {
    if (operation.method !== request.method || (model.service.name === 's3' && !isMeant(operation, request, address)))
      continue;
    const labels = operation.uri?.match(path, request.query);
    if (labels !== undefined)
      return { model, protocol, asked: operation.name, operation, labels: { ...labels, ...address } };
  }
  return { model, protocol, asked: `${request.method} ${request.path}`, operation: undefined, labels: {} };
}

/** What tells apart S3's operations of one method and path: a bucket, the source of a copy, a part of an upload. */
function isMeant({ input }: Operation, { headers, query }: WireRequest, { Bucket }: { Bucket?: string }): boolean {
  const takes = (member: string): boolean => input.kind === 'structure' && input.members.has(member);
  return (
    takes('Bucket') === (Bucket !== undefined) &&
    takes('CopySource') === 'x-amz-copy-source' in headers &&
    takes('UploadId') === query.has('uploadId')
  );
}

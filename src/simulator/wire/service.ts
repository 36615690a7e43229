import { type Described, descriptions } from './service-descriptions.ts';

/** A service's name here. */
export type ServiceName = keyof typeof descriptions;

/** A simulated service by its name. */
export interface ServiceDescription extends Described {
  readonly name: ServiceName;
}

const bySigningName = new Map<string, ServiceDescription>();
const byName = new Map<string, ServiceDescription>();
for (const [name, description] of Object.entries<Described>(descriptions)) {
  // Object.entries widens the keys of the table above to string.
  const service: ServiceDescription = { name: name as ServiceName, ...description };
  byName.set(name, service);
  // Of services that sign alike the first is found by this; `serviceAsked` tells the others apart.
  if (!bySigningName.has(service.signingName)) bySigningName.set(service.signingName, service);
}

/** The services by their names here. */
export function serviceNamed(name: ServiceName): ServiceDescription {
  const service = byName.get(name);
  if (service === undefined) throw new Error(`no service named ${name}`);
  return service;
}

/**
 * The service that a request is for. S3 Control signs as S3, and the second generations of API Gateway and of Elastic
 * Load Balancing as the first: these are told apart by path and version.
 */
export function serviceAsked(
  signingName: string,
  request: { readonly path: string; readonly body: Buffer },
): ServiceDescription | undefined {
  if (signingName === 's3' && request.path.startsWith('/v20180820/')) return byName.get('s3control');
  if (signingName === 'apigateway' && request.path.startsWith('/v2/')) return byName.get('apigatewayv2');
  if (signingName === 'elasticloadbalancing' && request.body.includes('Version=2015-12-01')) {
    return byName.get('elasticloadbalancingv2');
  }
  return bySigningName.get(signingName);
}

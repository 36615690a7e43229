import type { Call } from '../call.ts';
import type { ServiceName } from '../wire/service.ts';

/** How a service answers an operation, its types erased: the wire decodes and encodes by the same model. */
export type Answer = (input: object, call: Call) => object;

/** The services' answers, each imported when the first request for it comes. */
const answers: Record<ServiceName, () => Promise<object>> = {
  accessanalyzer: async () => (await import('./accessanalyzer.ts')).accessAnalyzer,
  account: async () => (await import('./account.ts')).account,
  apigateway: async () => (await import('./apigateway.ts')).apigateway,
  apigatewayv2: async () => (await import('./apigateway.ts')).apigatewayv2,
  athena: async () => (await import('./athena.ts')).athena,
  cloudfront: async () => (await import('./cloudfront.ts')).cloudfront,
  cloudtrail: async () => (await import('./cloudtrail.ts')).cloudtrail,
  cloudwatch: async () => (await import('./cloudwatch.ts')).cloudwatch,
  config: async () => (await import('./config.ts')).config,
  ec2: async () => (await import('./ec2.ts')).ec2,
  elasticloadbalancing: async () => (await import('./load-balancers.ts')).elasticloadbalancing,
  elasticloadbalancingv2: async () => (await import('./load-balancers.ts')).elasticloadbalancingv2,
  eks: async () => (await import('./eks.ts')).eks,
  es: async () => (await import('./opensearch.ts')).es,
  events: async () => (await import('./events.ts')).events,
  firehose: async () => (await import('./firehose.ts')).firehose,
  glue: async () => (await import('./glue.ts')).glue,
  guardduty: async () => (await import('./guardduty.ts')).guardduty,
  iam: async () => (await import('./iam.ts')).iam,
  kms: async () => (await import('./kms.ts')).kms,
  lambda: async () => (await import('./lambda.ts')).lambda,
  logs: async () => (await import('./logs.ts')).logs,
  'network-firewall': async () => (await import('./network-firewall.ts')).networkFirewall,
  organizations: async () => (await import('./organizations.ts')).organizations,
  rds: async () => (await import('./rds.ts')).rds,
  redshift: async () => (await import('./redshift.ts')).redshift,
  route53: async () => (await import('./route53.ts')).route53,
  route53resolver: async () => (await import('./route53resolver.ts')).route53resolver,
  s3: async () => (await import('./s3.ts')).s3,
  s3control: async () => (await import('./s3control.ts')).s3control,
  securityhub: async () => (await import('./securityhub.ts')).securityHub,
  securitylake: async () => (await import('./securitylake.ts')).securitylake,
  sns: async () => (await import('./sns.ts')).sns,
  sqs: async () => (await import('./sqs.ts')).sqs,
  sts: async () => (await import('./sts.ts')).sts,
  wafv2: async () => (await import('./wafv2.ts')).wafv2,
};

const loaded = new Map<ServiceName, Promise<ReadonlyMap<string, Answer>>>();

/** The operations that a service answers, by name. */
export function answersOf(service: ServiceName): Promise<ReadonlyMap<string, Answer>> {
  let known = loaded.get(service);
  if (known === undefined) {
    // Each answer is typed by its own operation; here they meet the wire, which has just checked the input by its schema.
    known = answers[service]().then((module) => new Map(Object.entries(module) as [string, Answer][]));
    loaded.set(service, known);
  }
  return known;
}

/** The names of the services. */
export const serviceNames = Object.keys(answers) as ServiceName[];

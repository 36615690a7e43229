import type { Call } from '../call.ts';
import type { ServiceName } from '../wire/service.ts';

/** How a service answers an operation, its types erased: the wire decodes and encodes by the same model. */
export type Answer = (input: object, call: Call) => object;

/** The services' answers, each imported when the first request for it comes. */
const answers: Record<ServiceName, () => Promise<object>> = {
  account: async () => (await import('./account.ts')).account,
  cloudtrail: async () => (await import('./cloudtrail.ts')).cloudtrail,
  cloudwatch: async () => (await import('./cloudwatch.ts')).cloudwatch,
  config: async () => (await import('./config.ts')).config,
  ec2: async () => (await import('./ec2.ts')).ec2,
  events: async () => (await import('./events.ts')).events,
  firehose: async () => (await import('./firehose.ts')).firehose,
  guardduty: async () => (await import('./guardduty.ts')).guardduty,
  kms: async () => (await import('./kms.ts')).kms,
  lambda: async () => (await import('./lambda.ts')).lambda,
  logs: async () => (await import('./logs.ts')).logs,
  organizations: async () => (await import('./organizations.ts')).organizations,
  s3: async () => (await import('./s3.ts')).s3,
  s3control: async () => (await import('./s3control.ts')).s3control,
  sns: async () => (await import('./sns.ts')).sns,
  sqs: async () => (await import('./sqs.ts')).sqs,
  sts: async () => (await import('./sts.ts')).sts,
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

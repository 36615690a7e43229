/** The API families: how a service's requests and answers look when its own AWS clients call it. */
export type Family = 'json' | 'query' | 'ec2' | 'rest-json' | 'rest-xml';

/** A simulated service: what tells its requests apart, and where its model is. */
export interface ServiceDescription {
  readonly name: ServiceName;
  /** The service in the credential scope of a signature, which is also the prefix of IAM actions unless `iamPrefix`. */
  readonly signingName: string;
  readonly iamPrefix?: string;
  readonly family: Family;
  /** The first part of `X-Amz-Target`, and the service in RPC v2 paths. */
  readonly target?: string;
  readonly xmlNamespace: string;
  /** Errors also carry `x-amzn-query-error`, because older clients know the codes of the query protocol. */
  readonly queryCompatible?: boolean;
  /** The SDK's module for the service, whose exports named `<Operation>$` and `<Error>$` are its model. */
  readonly load: () => Promise<object>;
}

/** The services by the names they have here, which are those of their SDK packages in short. */
export type ServiceName =
  | 'account'
  | 'cloudtrail'
  | 'cloudwatch'
  | 'config'
  | 'ec2'
  | 'events'
  | 'firehose'
  | 'guardduty'
  | 'kms'
  | 'lambda'
  | 'logs'
  | 'organizations'
  | 's3'
  | 's3control'
  | 'sns'
  | 'sqs'
  | 'sts';

type Described = Omit<ServiceDescription, 'name'>;

const descriptions: Record<ServiceName, Described> = {
  account: {
    signingName: 'account',
    family: 'rest-json',
    xmlNamespace: '',
    load: () => import('@aws-sdk/client-account'),
  },
  cloudtrail: {
    signingName: 'cloudtrail',
    family: 'json',
    target: 'CloudTrail_20131101',
    xmlNamespace: 'http://cloudtrail.amazonaws.com/doc/2013-11-01/',
    load: () => import('@aws-sdk/client-cloudtrail'),
  },
  cloudwatch: {
    signingName: 'monitoring',
    iamPrefix: 'cloudwatch',
    family: 'json',
    target: 'GraniteServiceVersion20100801',
    xmlNamespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
    queryCompatible: true,
    load: () => import('@aws-sdk/client-cloudwatch'),
  },
  config: {
    signingName: 'config',
    family: 'json',
    target: 'StarlingDoveService',
    xmlNamespace: 'http://config.amazonaws.com/doc/2014-11-12/',
    load: () => import('@aws-sdk/client-config-service'),
  },
  ec2: {
    signingName: 'ec2',
    family: 'ec2',
    xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
    load: () => import('@aws-sdk/client-ec2'),
  },
  events: {
    signingName: 'events',
    family: 'json',
    target: 'AWSEvents',
    xmlNamespace: 'http://events.amazonaws.com/doc/2015-10-07',
    load: () => import('@aws-sdk/client-eventbridge'),
  },
  firehose: {
    signingName: 'firehose',
    family: 'json',
    target: 'Firehose_20150804',
    xmlNamespace: 'http://firehose.amazonaws.com/doc/2015-08-04',
    load: () => import('@aws-sdk/client-firehose'),
  },
  guardduty: {
    signingName: 'guardduty',
    family: 'rest-json',
    xmlNamespace: '',
    load: () => import('@aws-sdk/client-guardduty'),
  },
  kms: {
    signingName: 'kms',
    family: 'json',
    target: 'TrentService',
    xmlNamespace: 'https://trent.amazonaws.com/doc/2014-11-01/',
    load: () => import('@aws-sdk/client-kms'),
  },
  lambda: {
    signingName: 'lambda',
    family: 'rest-json',
    xmlNamespace: '',
    load: () => import('@aws-sdk/client-lambda'),
  },
  logs: {
    signingName: 'logs',
    family: 'json',
    target: 'Logs_20140328',
    xmlNamespace: 'http://monitoring.amazonaws.com/doc/2014-03-28/',
    load: () => import('@aws-sdk/client-cloudwatch-logs'),
  },
  organizations: {
    signingName: 'organizations',
    family: 'json',
    target: 'AWSOrganizationsV20161128',
    xmlNamespace: 'http://organizations.amazonaws.com/doc/2016-11-28/',
    load: () => import('@aws-sdk/client-organizations'),
  },
  s3: {
    signingName: 's3',
    family: 'rest-xml',
    xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
    load: () => import('@aws-sdk/client-s3'),
  },
  s3control: {
    signingName: 's3',
    family: 'rest-xml',
    xmlNamespace: 'http://awss3control.amazonaws.com/doc/2018-08-20/',
    load: () => import('@aws-sdk/client-s3-control'),
  },
  sns: {
    signingName: 'sns',
    iamPrefix: 'SNS',
    family: 'query',
    xmlNamespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
    load: () => import('@aws-sdk/client-sns'),
  },
  sqs: {
    signingName: 'sqs',
    family: 'json',
    target: 'AmazonSQS',
    xmlNamespace: 'http://queue.amazonaws.com/doc/2012-11-05/',
    queryCompatible: true,
    load: () => import('@aws-sdk/client-sqs'),
  },
  sts: {
    signingName: 'sts',
    family: 'query',
    xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    load: () => import('@aws-sdk/client-sts'),
  },
};

const bySigningName = new Map<string, ServiceDescription>();
const byName = new Map<string, ServiceDescription>();
for (const [name, description] of Object.entries(descriptions)) {
  // Object.entries widens the keys of the table above to string.
  const service: ServiceDescription = { name: name as ServiceName, ...description };
  byName.set(name, service);
  if (name !== 's3control') bySigningName.set(service.signingName, service);
}

/** The services by their names here. */
export function serviceNamed(name: ServiceName): ServiceDescription {
  const service = byName.get(name);
  if (service === undefined) throw new Error(`no service named ${name}`);
  return service;
}

/** The service that a credential scope names. S3 Control signs as S3 and is told apart by its path. */
export function serviceSigningAs(signingName: string, path: string): ServiceDescription | undefined {
  return signingName === 's3' && path.startsWith('/v20180820/')
    ? byName.get('s3control')
    : bySigningName.get(signingName);
}

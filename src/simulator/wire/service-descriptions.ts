/** The API families: how a service's requests and answers look when its own AWS clients call it. */
export type Family = 'json' | 'query' | 'ec2' | 'rest-json' | 'rest-xml';

/** A simulated service: what tells its requests apart, and where its model is. */
export interface Described {
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
export const descriptions = named({
  accessanalyzer: {
    signingName: 'access-analyzer',
    family: 'rest-json',
    xmlNamespace: '',
    load: () => import('@aws-sdk/client-accessanalyzer'),
  },
  account: {
    signingName: 'account',
    family: 'rest-json',
    xmlNamespace: '',
    load: () => import('@aws-sdk/client-account'),
  },
  apigateway: {
    signingName: 'apigateway',
    family: 'rest-json',
    xmlNamespace: '',
    load: () => import('@aws-sdk/client-api-gateway'),
  },
  apigatewayv2: {
    signingName: 'apigateway',
    family: 'rest-json',
    xmlNamespace: '',
    load: () => import('@aws-sdk/client-apigatewayv2'),
  },
  athena: {
    signingName: 'athena',
    family: 'json',
    target: 'AmazonAthena',
    xmlNamespace: '',
    load: () => import('@aws-sdk/client-athena'),
  },
  cloudfront: {
    signingName: 'cloudfront',
    family: 'rest-xml',
    xmlNamespace: 'http://cloudfront.amazonaws.com/doc/2020-05-31/',
    load: () => import('@aws-sdk/client-cloudfront'),
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
  elasticloadbalancing: {
    signingName: 'elasticloadbalancing',
    family: 'query',
    xmlNamespace: 'http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/',
    load: () => import('@aws-sdk/client-elastic-load-balancing'),
  },
  elasticloadbalancingv2: {
    signingName: 'elasticloadbalancing',
    family: 'query',
    xmlNamespace: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
    load: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  },
  eks: { signingName: 'eks', family: 'rest-json', xmlNamespace: '', load: () => import('@aws-sdk/client-eks') },
  es: { signingName: 'es', family: 'rest-json', xmlNamespace: '', load: () => import('@aws-sdk/client-opensearch') },
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
  glue: {
    signingName: 'glue',
    family: 'json',
    target: 'AWSGlue',
    xmlNamespace: '',
    load: () => import('@aws-sdk/client-glue'),
  },
  guardduty: {
    signingName: 'guardduty',
    family: 'rest-json',
    xmlNamespace: '',
    load: () => import('@aws-sdk/client-guardduty'),
  },
  iam: {
    signingName: 'iam',
    family: 'query',
    xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    load: () => import('@aws-sdk/client-iam'),
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
  'network-firewall': {
    signingName: 'network-firewall',
    family: 'json',
    target: 'NetworkFirewall_20201112',
    xmlNamespace: '',
    load: () => import('@aws-sdk/client-network-firewall'),
  },
  organizations: {
    signingName: 'organizations',
    family: 'json',
    target: 'AWSOrganizationsV20161128',
    xmlNamespace: 'http://organizations.amazonaws.com/doc/2016-11-28/',
    load: () => import('@aws-sdk/client-organizations'),
  },
  rds: {
    signingName: 'rds',
    family: 'query',
    xmlNamespace: 'http://rds.amazonaws.com/doc/2014-10-31/',
    load: () => import('@aws-sdk/client-rds'),
  },
  redshift: {
    signingName: 'redshift',
    family: 'query',
    xmlNamespace: 'http://redshift.amazonaws.com/doc/2012-12-01/',
    load: () => import('@aws-sdk/client-redshift'),
  },
  route53: {
    signingName: 'route53',
    family: 'rest-xml',
    xmlNamespace: 'https://route53.amazonaws.com/doc/2013-04-01/',
    load: () => import('@aws-sdk/client-route-53'),
  },
  route53resolver: {
    signingName: 'route53resolver',
    family: 'json',
    target: 'Route53Resolver',
    xmlNamespace: '',
    load: () => import('../services/route53resolver-model.ts'),
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
  securityhub: {
    signingName: 'securityhub',
    family: 'rest-json',
    xmlNamespace: '',
    load: () => import('@aws-sdk/client-securityhub'),
  },
  securitylake: {
    signingName: 'securitylake',
    family: 'rest-json',
    xmlNamespace: '',
    load: () => import('@aws-sdk/client-securitylake'),
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
  wafv2: {
    signingName: 'wafv2',
    family: 'json',
    target: 'AWSWAF_20190729',
    xmlNamespace: 'http://waf.amazonaws.com/doc/2019-07-29/',
    load: () => import('@aws-sdk/client-wafv2'),
  },
});

/** Keeps the names as types, and forgets what the SDK's modules are. */
function named<N extends string>(table: Record<N, Described>): Record<N, Described> {
  return table;
}

import { defineService } from './service.ts';

/** Every service that the scanner may call, and how it is named in IAM. */
export const sts = defineService({
  id: 'sts',
  iam: 'sts',
  load: async () => (await import('@aws-sdk/client-sts')).STSClient,
});
export const organizations = defineService({
  id: 'organizations',
  iam: 'organizations',
  perSecond: 8,
  load: async () => (await import('@aws-sdk/client-organizations')).OrganizationsClient,
});
export const account = defineService({
  id: 'account',
  iam: 'account',
  load: async () => (await import('@aws-sdk/client-account')).AccountClient,
});
export const ec2 = defineService({
  id: 'ec2',
  iam: 'ec2',
  load: async () => (await import('@aws-sdk/client-ec2')).EC2Client,
});
export const cloudTrail = defineService({
  id: 'cloudtrail',
  iam: 'cloudtrail',
  perSecond: 10,
  // CloudTrail API Reference, LookupEvents: "limited to two per second, per account, per Region".
  perSecondOf: { LookupEvents: 2 },
  load: async () => (await import('@aws-sdk/client-cloudtrail')).CloudTrailClient,
});
export const s3 = defineService({
  id: 's3',
  iam: 's3',
  load: async () => (await import('@aws-sdk/client-s3')).S3Client,
});
export const s3Control = defineService({
  id: 's3-control',
  iam: 's3',
  load: async () => (await import('@aws-sdk/client-s3-control')).S3ControlClient,
});
export const kms = defineService({
  id: 'kms',
  iam: 'kms',
  load: async () => (await import('@aws-sdk/client-kms')).KMSClient,
});
export const logs = defineService({
  id: 'cloudwatch-logs',
  iam: 'logs',
  perSecond: 5,
  load: async () => (await import('@aws-sdk/client-cloudwatch-logs')).CloudWatchLogsClient,
});
export const cloudWatch = defineService({
  id: 'cloudwatch',
  iam: 'cloudwatch',
  load: async () => (await import('@aws-sdk/client-cloudwatch')).CloudWatchClient,
});
export const sns = defineService({
  id: 'sns',
  iam: 'sns',
  load: async () => (await import('@aws-sdk/client-sns')).SNSClient,
});
export const eventBridge = defineService({
  id: 'eventbridge',
  iam: 'events',
  load: async () => (await import('@aws-sdk/client-eventbridge')).EventBridgeClient,
});
export const sqs = defineService({
  id: 'sqs',
  iam: 'sqs',
  load: async () => (await import('@aws-sdk/client-sqs')).SQSClient,
});
export const lambda = defineService({
  id: 'lambda',
  iam: 'lambda',
  load: async () => (await import('@aws-sdk/client-lambda')).LambdaClient,
});
export const firehose = defineService({
  id: 'firehose',
  iam: 'firehose',
  perSecond: 5,
  load: async () => (await import('@aws-sdk/client-firehose')).FirehoseClient,
});
export const guardDuty = defineService({
  id: 'guardduty',
  iam: 'guardduty',
  load: async () => (await import('@aws-sdk/client-guardduty')).GuardDutyClient,
});
export const iam = defineService({
  id: 'iam',
  iam: 'iam',
  perSecond: 10,
  load: async () => (await import('@aws-sdk/client-iam')).IAMClient,
});
export const accessAnalyzer = defineService({
  id: 'accessanalyzer',
  iam: 'access-analyzer',
  load: async () => (await import('@aws-sdk/client-accessanalyzer')).AccessAnalyzerClient,
});
export const securityHub = defineService({
  id: 'securityhub',
  iam: 'securityhub',
  load: async () => (await import('@aws-sdk/client-securityhub')).SecurityHubClient,
});
export const config = defineService({
  id: 'config-service',
  iam: 'config',
  perSecond: 10,
  load: async () => (await import('@aws-sdk/client-config-service')).ConfigServiceClient,
});
export const elasticLoadBalancing = defineService({
  id: 'elastic-load-balancing',
  iam: 'elasticloadbalancing',
  perSecond: 10,
  load: async () => (await import('@aws-sdk/client-elastic-load-balancing')).ElasticLoadBalancingClient,
});
export const elasticLoadBalancingV2 = defineService({
  id: 'elastic-load-balancing-v2',
  iam: 'elasticloadbalancing',
  perSecond: 10,
  load: async () => (await import('@aws-sdk/client-elastic-load-balancing-v2')).ElasticLoadBalancingV2Client,
});
export const cloudFront = defineService({
  id: 'cloudfront',
  iam: 'cloudfront',
  load: async () => (await import('@aws-sdk/client-cloudfront')).CloudFrontClient,
});
export const apiGateway = defineService({
  id: 'api-gateway',
  iam: 'apigateway',
  perSecond: 5,
  load: async () => (await import('@aws-sdk/client-api-gateway')).APIGatewayClient,
});
export const apiGatewayV2 = defineService({
  id: 'apigatewayv2',
  iam: 'apigateway',
  perSecond: 5,
  load: async () => (await import('@aws-sdk/client-apigatewayv2')).ApiGatewayV2Client,
});
export const wafV2 = defineService({
  id: 'wafv2',
  iam: 'wafv2',
  perSecond: 5,
  load: async () => (await import('@aws-sdk/client-wafv2')).WAFV2Client,
});
export const eks = defineService({
  id: 'eks',
  iam: 'eks',
  load: async () => (await import('@aws-sdk/client-eks')).EKSClient,
});
export const rds = defineService({
  id: 'rds',
  iam: 'rds',
  load: async () => (await import('@aws-sdk/client-rds')).RDSClient,
});
export const networkFirewall = defineService({
  id: 'network-firewall',
  iam: 'network-firewall',
  load: async () => (await import('@aws-sdk/client-network-firewall')).NetworkFirewallClient,
});
export const openSearch = defineService({
  id: 'opensearch',
  iam: 'es',
  load: async () => (await import('@aws-sdk/client-opensearch')).OpenSearchClient,
});
export const redshift = defineService({
  id: 'redshift',
  iam: 'redshift',
  load: async () => (await import('@aws-sdk/client-redshift')).RedshiftClient,
});
export const route53Resolver = defineService({
  id: 'route53resolver',
  iam: 'route53resolver',
  perSecond: 5,
  load: async () => (await import('@aws-sdk/client-route53resolver')).Route53ResolverClient,
});
export const route53 = defineService({
  id: 'route-53',
  iam: 'route53',
  perSecond: 5,
  load: async () => (await import('@aws-sdk/client-route-53')).Route53Client,
});
export const securityLake = defineService({
  id: 'securitylake',
  iam: 'securitylake',
  perSecond: 5,
  load: async () => (await import('@aws-sdk/client-securitylake')).SecurityLakeClient,
});
export const glue = defineService({
  id: 'glue',
  iam: 'glue',
  load: async () => (await import('@aws-sdk/client-glue')).GlueClient,
});
export const athena = defineService({
  id: 'athena',
  iam: 'athena',
  perSecond: 5,
  load: async () => (await import('@aws-sdk/client-athena')).AthenaClient,
});

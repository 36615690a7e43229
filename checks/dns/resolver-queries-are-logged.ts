import { queryLogDelivery } from '../../src/analysis/query-log-delivery.ts';
import { defineCheck } from '../../src/core/check.ts';
import { serviceLogControls } from '../../src/core/controls/service-log-controls.ts';
import { bucketExistence } from '../../src/evidence/bucket-existence.ts';
import { deliveryStream } from '../../src/evidence/delivery-stream.ts';
import { logGroup } from '../../src/evidence/log-group.ts';
import { queryLogDestination, resolverQueryLogging } from '../../src/evidence/resolver-query-logging.ts';
import { vpcArn, vpcs } from '../../src/evidence/vpcs.ts';

export default defineCheck({
  id: 'dns/resolver-queries-are-logged',
  title: 'The DNS queries of each VPC are logged',
  failureTitle: 'A VPC asks for names without leaving a trace',
  severity: 'medium',
  source: 'dns',
  breadth: 'target',
  presence: true,
  why: 'Malware finds its controller, and carries data out, by DNS. Flow logs never show the queries that a VPC sends to its own resolver.',
  remedy: {
    text: 'Associate the VPC with a query logging configuration that delivers to a bucket, log group or Firehose stream that exists and lets Resolver write; one configuration may be shared with the whole organization.',
    cli: 'aws route53resolver create-resolver-query-log-config --name dns-queries --destination-arn DESTINATION_ARN --creator-request-id dns-queries && aws route53resolver associate-resolver-query-log-config --resolver-query-log-config-id CONFIG_ID --resource-id VPC_ID',
    terraform:
      'resource "aws_route53_resolver_query_log_config" "dns" {\n  name            = "dns-queries"\n  destination_arn = aws_s3_bucket.dns_logs.arn\n}\n\nresource "aws_route53_resolver_query_log_config_association" "dns" {\n  resolver_query_log_config_id = aws_route53_resolver_query_log_config.dns.id\n  resource_id                  = aws_vpc.this.id\n}',
  },
  controls: {
    'cis-aws-7.0': ['4.10'],
    ...serviceLogControls,
    'mitre-attack-18': ['T1071.004'],
    'mitre-attack-19': ['T1071.004'],
  },
  requirements: ['S3'],
  changedBy: [
    'route53resolver:AssociateResolverQueryLogConfig',
    'route53resolver:DisassociateResolverQueryLogConfig',
    'route53resolver:CreateResolverQueryLogConfig',
    'route53resolver:DeleteResolverQueryLogConfig',
    's3:DeleteBucket',
    's3:PutBucketPolicy',
    'logs:DeleteLogGroup',
    'firehose:DeleteDeliveryStream',
    'ec2:CreateVpc',
  ],
  needs: {
    associations: resolverQueryLogging,
    networks: vpcs,
    buckets: bucketExistence,
    groups: logGroup,
    streams: deliveryStream,
  },
  messages: {
    logged: 'The DNS queries of {vpc} are logged to {destination}.',
    none: 'No query logging configuration is associated with {vpc}: its DNS queries are not recorded.',
    inactive: 'The DNS queries of {vpc} are not logged: association {association}.',
    broken: 'The DNS queries of {vpc} are not logged: the Status of query logging configuration {config} is {status}.',
    gone: 'The DNS queries of {vpc} are sent to {destination}, which does not exist.',
    stalled: 'The DNS queries of {vpc} are sent to {destination}, whose DeliveryStreamStatus is {state}.',
    shared: '{vpc} is shared by account {owner}, which logs its DNS queries: it is judged there.',
    noVpc: 'There is no VPC here.',
  },
  *evaluate({ associations, networks, buckets, groups, streams }, context) {
    const { scope, estate, pass, missing, unsound, unknown, notApplicable } = context;
    if (networks.length === 0) return yield notApplicable('noVpc', {}, { operation: 'ec2:DescribeVpcs' });
    const storeOf = (DestinationArn: string) => queryLogDestination({ DestinationArn });
    for (const network of networks) {
      const vpc = network.IsDefault ? `default VPC ${network.VpcId}` : `VPC ${network.VpcId}`;
      const resource = vpcArn(estate.partition, scope.region, network);
      const own = associations.filter(({ ResourceId }) => ResourceId === network.VpcId);
      const facts = {
        ...network,
        associations: own.map(({ Id, Status, Error: error }) => ({ Id, Status, Error: error ?? null })),
      };
      const details = { resource, facts };
      if (network.OwnerId !== scope.account && own.length === 0) {
        yield notApplicable('shared', { vpc, owner: network.OwnerId }, details);
        continue;
      }
      const states = own.map((one) => queryLogDelivery(one, storeOf, { buckets, groups, streams }));
      // One association that delivers is enough; then what is unread may be one; only then is it broken.
      const state =
        states.find((one) => one.state === 'live') ?? states.find((one) => one.state === 'unread') ?? states[0];
      switch (state?.state) {
        case undefined:
          yield missing('none', { vpc }, details);
          break;
        case 'live':
          yield pass('logged', { vpc, destination: state.destination }, details);
          break;
        case 'inactive':
          yield unsound('inactive', { vpc, association: state.association }, details);
          break;
        case 'broken': {
          const operation = 'route53resolver:ListResolverQueryLogConfigs';
          yield unsound('broken', { vpc, config: state.config, status: state.status }, { ...details, operation });
          break;
        }
        case 'gone':
          yield unsound('gone', { vpc, destination: state.destination }, { ...details, operation: state.operation });
          break;
        case 'stalled':
          yield unsound(
            'stalled',
            { vpc, destination: state.destination, state: state.DeliveryStreamStatus },
            { ...details, operation: 'firehose:DescribeDeliveryStream' },
          );
          break;
        case 'unread':
          yield unknown(state.unread, details);
          break;
      }
    }
  },
});

import { type DeliveredLogs, deliveredLogs } from '../../src/analysis/delivered-logs.ts';
import { enumerate } from '../../src/analysis/enumerate.ts';
import { regionNotScanned } from '../../src/analysis/inconclusive.ts';
import { defineCheck } from '../../src/core/check.ts';
import { serviceLogControls } from '../../src/core/controls/service-log-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { globalRegionOf } from '../../src/core/partition.ts';
import { distributions } from '../../src/evidence/distributions.ts';
import { logDeliveries } from '../../src/evidence/log-deliveries.ts';

export default defineCheck({
  id: 'service-logs/distributions-log-access',
  title: 'CloudFront distributions log the requests they serve',
  failureTitle: 'A CloudFront distribution keeps no record of its requests',
  severity: 'medium',
  source: 'service-logs',
  breadth: 'account',
  quantifier: 'own',
  why: 'What a distribution answers from its cache never reaches the origin: only its own log shows who asked, and how an attack on the site began.',
  remedy: {
    text: 'Turn on standard logging: create a delivery source of the distribution in us-east-1 and a delivery from it to a store of the log archive.',
    cli: 'aws logs put-delivery-source --region us-east-1 --name SOURCE --resource-arn DISTRIBUTION_ARN --log-type ACCESS_LOGS && aws logs create-delivery --region us-east-1 --delivery-source-name SOURCE --delivery-destination-arn DELIVERY_DESTINATION_ARN',
    terraform:
      'resource "aws_cloudwatch_log_delivery_source" "this" {\n  region       = "us-east-1"\n  name         = "SOURCE"\n  log_type     = "ACCESS_LOGS"\n  resource_arn = aws_cloudfront_distribution.this.arn\n}\n\nresource "aws_cloudwatch_log_delivery" "this" {\n  region                   = "us-east-1"\n  delivery_source_name     = aws_cloudwatch_log_delivery_source.this.name\n  delivery_destination_arn = "DELIVERY_DESTINATION_ARN"\n}',
  },
  controls: {
    'cis-aws-7.0': ['4.10'],
    'aws-fsbp': ['CloudFront.5'],
    ...serviceLogControls,
    'mitre-attack-18': ['T1190'],
    'mitre-attack-19': ['T1190'],
  },
  requirements: ['S4'],
  changedBy: [
    'cloudfront:CreateDistribution',
    'cloudfront:UpdateDistribution',
    'logs:PutDeliverySource',
    'logs:CreateDelivery',
    'logs:DeleteDelivery',
  ],
  needs: { all: distributions, deliveries: logDeliveries },
  messages: {
    legacy: 'Distribution {id} writes standard logs to {bucket}.',
    delivered: 'The access logs of distribution {id} are delivered to {destinations}.',
    off: 'Distribution {id} keeps no access log: Logging.Enabled is false and CloudWatch Logs delivers none.',
    undelivered: 'Delivery source {source} of distribution {id} is inactive or has no delivery: no access log arrives.',
    disabled: 'Distribution {id} is disabled and serves nobody.',
    none: 'The account has no distribution.',
  },
  *evaluate({ all, deliveries }, { estate, ...say }) {
    if (all.length === 0) return yield say.notApplicable('none');
    // CloudFront's deliveries are in the global Region, wherever the viewers are.
    const home = globalRegionOf(estate.partition);
    const entry = deliveries.entries.find(({ region }) => region === home);
    const notRead =
      deliveries.unread.find(({ region }) => region === home)?.unread ??
      regionNotScanned(
        'logs:DescribeDeliverySources',
        `${home}, where CloudFront delivers from, is not part of the scan`,
      );
    for (const { Id: id, ARN: resource, Enabled, Logging: logging } of all) {
      if (!Enabled) {
        yield say.notApplicable('disabled', { id }, { resource, facts: { Enabled } });
        continue;
      }
      const logs: DeliveredLogs = entry
        ? deliveredLogs(entry.value, resource, 'ACCESS_LOGS')
        : { state: 'unread', unread: notRead };
      if (isCollected(logging) && logging.value.Enabled) {
        const facts = { Enabled: true, Bucket: logging.value.Bucket };
        const details = { resource, facts, operation: 'cloudfront:GetDistributionConfig' };
        yield say.pass('legacy', { id, bucket: logging.value.Bucket ?? 'a bucket' }, details);
      } else if (logs.state === 'delivered') {
        const details = { resource, operation: 'logs:DescribeDeliveries' };
        yield say.pass('delivered', { id, destinations: enumerate(logs.destinations) }, details);
      } else if (!isCollected(logging)) yield say.unknown(logging, { resource });
      else if (logs.state === 'unread') yield say.unknown(logs.unread, { resource });
      else if (logs.state === 'undelivered') {
        const details = { resource, operation: 'logs:DescribeDeliverySources' };
        yield say.unsound('undelivered', { id, source: logs.source }, details);
      } else {
        const details = { resource, facts: { ...logging.value }, operation: 'cloudfront:GetDistributionConfig' };
        yield say.missing('off', { id }, details);
      }
    }
  },
});

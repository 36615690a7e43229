import { deliveredLogs } from '../../src/analysis/delivered-logs.ts';
import { enumerate } from '../../src/analysis/enumerate.ts';
import { defineCheck } from '../../src/core/check.ts';
import { serviceLogControls } from '../../src/core/controls/service-log-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { classicLoadBalancers } from '../../src/evidence/classic-load-balancers.ts';
import { loadBalancers } from '../../src/evidence/load-balancers.ts';
import { logDeliveries } from '../../src/evidence/log-deliveries.ts';

export default defineCheck({
  id: 'service-logs/load-balancers-log-access',
  title: 'Load balancers log the requests they serve',
  failureTitle: 'A load balancer keeps no record of its requests',
  severity: 'medium',
  source: 'service-logs',
  breadth: 'target',
  why: 'Behind a load balancer a server sees only the load balancer: without its log nobody can say from where an attack came, or what was asked before it worked.',
  remedy: {
    text: 'Turn on access logs to a bucket of the log archive. A network load balancer logs its TLS listeners only; flow logs show the rest.',
    cli: 'aws elbv2 modify-load-balancer-attributes --load-balancer-arn LOAD_BALANCER_ARN --attributes Key=access_logs.s3.enabled,Value=true Key=access_logs.s3.bucket,Value=LOG_BUCKET',
    terraform: 'resource "aws_lb" "this" {\n  access_logs {\n    bucket  = "LOG_BUCKET"\n    enabled = true\n  }\n}',
  },
  controls: {
    'cis-aws-7.0': ['4.10'],
    'aws-fsbp': ['ELB.5'],
    ...serviceLogControls,
    'mitre-attack-18': ['T1190'],
    'mitre-attack-19': ['T1190'],
  },
  requirements: ['S4'],
  changedBy: [
    'elasticloadbalancing:CreateLoadBalancer',
    'elasticloadbalancing:DeleteLoadBalancer',
    'elasticloadbalancing:ModifyLoadBalancerAttributes',
    'logs:CreateDelivery',
    'logs:DeleteDelivery',
  ],
  needs: { balancers: loadBalancers, classics: classicLoadBalancers, deliveries: logDeliveries },
  messages: {
    toBucket: 'Load balancer {name} writes access logs to bucket {bucket}.',
    tlsToBucket:
      'Network load balancer {name} writes access logs of its TLS listeners to bucket {bucket}; {others} traffic is in flow logs only.',
    delivered: 'The access logs of load balancer {name} are delivered to {destinations}.',
    off: 'Load balancer {name} keeps no access log: {field} is false.',
    undelivered:
      'Delivery source {source} of load balancer {name} is inactive or has no delivery: no access log arrives.',
    noTls: 'Network load balancer {name} has no TLS listener: of other traffic it keeps no access log.',
    gateway: 'Load balancer {name} is a gateway load balancer, which has no access log.',
    none: 'There is no load balancer here.',
  },
  *evaluate({ balancers, classics, deliveries }, { scope, estate, ...say }) {
    if (balancers.length + classics.length === 0) return yield say.notApplicable('none');
    for (const { LoadBalancerArn: resource, LoadBalancerName: name, Type, ...read } of balancers) {
      const { Attributes: attributes, ListenerProtocols: listeners } = read;
      if (attributes === undefined) {
        yield say.notApplicable('gateway', { name }, { resource, facts: { Type } });
        continue;
      }
      const protocols = listeners && isCollected(listeners) ? [...new Set(listeners.value)] : [];
      if (listeners && isCollected(listeners) && !protocols.includes('TLS')) {
        const details = { resource, facts: { Type, protocols }, operation: 'elasticloadbalancing:DescribeListeners' };
        yield say.notApplicable('noTls', { name }, details);
        continue;
      }
      if (listeners && !isCollected(listeners)) {
        yield say.unknown(listeners, { resource });
        continue;
      }
      const operation = 'elasticloadbalancing:DescribeLoadBalancerAttributes';
      const logs = deliveredLogs(deliveries, resource, Type === 'network' ? 'NLB_ACCESS_LOGS' : 'ALB_ACCESS_LOGS');
      if (isCollected(attributes) && attributes.value['access_logs.s3.enabled'] === 'true') {
        const bucket = attributes.value['access_logs.s3.bucket'] ?? 'unnamed';
        const details = { resource, facts: { Type, ...attributes.value }, operation };
        const others = protocols.filter((protocol) => protocol !== 'TLS');
        if (others.length === 0) yield say.pass('toBucket', { name, bucket }, details);
        else yield say.pass('tlsToBucket', { name, bucket, others: enumerate(others) }, details);
      } else if (logs.state === 'delivered') {
        const details = { resource, facts: { Type }, operation: 'logs:DescribeDeliveries' };
        yield say.pass('delivered', { name, destinations: enumerate(logs.destinations) }, details);
      } else if (!isCollected(attributes)) yield say.unknown(attributes, { resource });
      else if (logs.state === 'unread') yield say.unknown(logs.unread, { resource });
      else if (logs.state === 'undelivered') {
        const details = { resource, facts: { Type }, operation: 'logs:DescribeDeliverySources' };
        yield say.unsound('undelivered', { name, source: logs.source }, details);
      } else {
        const details = { resource, facts: { Type, ...attributes.value }, operation };
        yield say.missing('off', { name, field: 'access_logs.s3.enabled' }, details);
      }
    }
    for (const { LoadBalancerName: name, AccessLog: log } of classics) {
      const resource = `arn:${estate.partition}:elasticloadbalancing:${scope.region}:${scope.account}:loadbalancer/${name}`;
      if (!isCollected(log)) yield say.unknown(log, { resource });
      else {
        const { Enabled, S3BucketName = 'unnamed' } = log.value;
        const operation = 'elasticloadbalancing:DescribeLoadBalancerAttributes';
        const details = { resource, facts: { Type: 'classic', Enabled }, operation };
        if (Enabled) yield say.pass('toBucket', { name, bucket: S3BucketName }, details);
        else yield say.missing('off', { name, field: 'AccessLog.Enabled' }, details);
      }
    }
  },
});

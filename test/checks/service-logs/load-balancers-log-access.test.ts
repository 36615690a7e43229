import check from '../../../checks/service-logs/load-balancers-log-access.ts';
import { collected } from '../../../src/core/evidence.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';

const arn = (name: string) => `arn:aws:elasticloadbalancing:eu-west-1:444444444444:loadbalancer/${name}`;
const attributes = (enabled: string) =>
  collected({ 'access_logs.s3.enabled': enabled, 'access_logs.s3.bucket': enabled === 'true' ? 'web-logs' : '' });
const application = (changes: object = {}) => ({
  LoadBalancerArn: arn('app/shop/1'),
  LoadBalancerName: 'shop',
  Type: 'application',
  Attributes: attributes('true'),
  ...changes,
});
const network = (changes: object = {}) =>
  application({
    Type: 'network',
    LoadBalancerArn: arn('net/shop/1'),
    ListenerProtocols: collected(['TLS']),
    ...changes,
  });
const classic = (log: unknown) => ({ LoadBalancerName: 'old', AccessLog: log });
const off = { Attributes: attributes('false') };
const source = (changes: object = {}) => ({
  name: 'shop-logs',
  resourceArns: [arn('app/shop/1')],
  logType: 'ALB_ACCESS_LOGS',
  Deliveries: collected(['arn:aws:logs:eu-west-1:444444444444:delivery-destination:siem']),
  ...changes,
});
const see = (balancers: unknown[], classics: unknown[] = [], deliveries: unknown[] = []) => ({
  balancers,
  classics,
  deliveries,
});

describeCheck(check, {
  passing: {
    'an application load balancer that logs to a bucket': {
      evidence: see([application()]),
      expect: [{ outcome: 'pass', message: 'toBucket', text: 'web-logs', resource: arn('app/shop/1') }],
    },
    'a network load balancer that logs TLS and passes TCP on': {
      evidence: see([network({ ListenerProtocols: collected(['TLS', 'TCP', 'TCP']) })]),
      expect: [{ outcome: 'pass', message: 'tlsToBucket', text: 'TCP traffic is in flow logs only' }],
    },
    'access logs that CloudWatch Logs delivers': {
      evidence: see([application(off)], [], [source()]),
      expect: [{ outcome: 'pass', message: 'delivered', text: 'delivery-destination:siem' }],
    },
    'access logs of a network load balancer that CloudWatch Logs delivers': {
      evidence: see([network(off)], [], [source({ resourceArns: [arn('net/shop/1')], logType: 'NLB_ACCESS_LOGS' })]),
      expect: [{ outcome: 'pass', message: 'delivered' }],
    },
    'a classic load balancer that logs': {
      evidence: see([], [classic(collected({ Enabled: true, S3BucketName: 'web-logs' }))]),
      expect: [{ outcome: 'pass', message: 'toBucket', resource: arn('old') }],
    },
  },
  failing: {
    'an application load balancer without a log': {
      evidence: see([application(off)]),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'off', text: 'access_logs.s3.enabled is false' }],
    },
    'a network load balancer with TLS and without a log': {
      evidence: see([network(off)]),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'off' }],
    },
    'a classic load balancer without a log': {
      evidence: see([], [classic(collected({ Enabled: false }))]),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'off', text: 'AccessLog.Enabled is false' }],
    },
    'a delivery source without a delivery': {
      evidence: see([application(off)], [], [source({ Deliveries: collected([]) })]),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'undelivered', text: 'shop-logs' }],
    },
    'a delivery source that is inactive': {
      evidence: see([application(off)], [], [source({ status: 'INACTIVE' })]),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'undelivered' }],
    },
    'the delivered logs of another load balancer': {
      evidence: see([application(off)], [], [source({ resourceArns: [arn('app/other/2')] })]),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'off' }],
    },
  },
  others: {
    'no load balancer': { evidence: see([]), expect: [{ outcome: 'not-applicable', message: 'none' }] },
    'a gateway load balancer': {
      evidence: see([application({ Type: 'gateway', Attributes: undefined })]),
      expect: [{ outcome: 'not-applicable', message: 'gateway' }],
    },
    'a network load balancer without TLS, whatever its attributes say': {
      evidence: see([network({ ListenerProtocols: collected(['TCP', 'UDP']) })]),
      expect: [{ outcome: 'not-applicable', message: 'noTls' }],
    },
    'one that was not read beside one that was': {
      evidence: see([
        application({ Attributes: denied }),
        application({ LoadBalancerArn: arn('app/b/2'), LoadBalancerName: 'b' }),
      ]),
      expect: [{ outcome: 'unknown', resource: arn('app/shop/1') }, { outcome: 'pass' }],
    },
    'listeners that were not read': {
      evidence: see([network({ ListenerProtocols: denied })]),
      expect: [{ outcome: 'unknown' }],
    },
    'a classic load balancer that was not read': {
      evidence: see([], [classic(denied)]),
      expect: [{ outcome: 'unknown' }],
    },
    'deliveries that were not read': {
      evidence: see([application(off)], [], [source({ Deliveries: denied })]),
      expect: [{ outcome: 'unknown' }],
    },
  },
});

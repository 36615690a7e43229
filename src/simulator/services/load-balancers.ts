import type * as Classic from '@aws-sdk/client-elastic-load-balancing';
import type * as V2 from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Answers } from '../answers.ts';
import type { Call, PageRequest } from '../call.ts';
import { days } from '../estate/ago.ts';
import { resourceId } from '../estate/resource-id.ts';
import type { LoadBalancer } from '../estate/web.ts';
import { AwsError } from '../wire/aws-error.ts';

/** Elastic Load Balancing, the first generation. */
export const elasticloadbalancing: Answers<typeof Classic> = {
  DescribeLoadBalancers({ LoadBalancerNames, Marker, PageSize }, call) {
    const wanted = call.estate.web.classicLoadBalancers.filter(({ name }) => LoadBalancerNames?.includes(name) ?? true);
    const page = call.page(wanted, paging(Marker, PageSize));
    return {
      LoadBalancerDescriptions: page.items.map(({ name }) => ({
        LoadBalancerName: name,
        DNSName: `${name}-1234567890.${call.region}.elb.amazonaws.com`,
        Scheme: 'internet-facing',
        CreatedTime: call.world.at(days(900)),
      })),
      NextMarker: page.next,
    };
  },

  DescribeLoadBalancerAttributes({ LoadBalancerName }, call) {
    const found = call.estate.web.classicLoadBalancers.find(({ name }) => name === LoadBalancerName);
    if (found === undefined) throw new AwsError('AccessPointNotFoundException', 'There is no ACTIVE Load Balancer');
    const { accessLogs } = found;
    return {
      LoadBalancerAttributes: {
        CrossZoneLoadBalancing: { Enabled: true },
        AccessLog:
          accessLogs === undefined
            ? { Enabled: false }
            : { Enabled: true, S3BucketName: accessLogs, EmitInterval: 60, S3BucketPrefix: '' },
        ConnectionDraining: { Enabled: true, Timeout: 300 },
        ConnectionSettings: { IdleTimeout: 60 },
      },
    };
  },
};

/** Elastic Load Balancing, the second generation. */
export const elasticloadbalancingv2: Answers<typeof V2> = {
  DescribeLoadBalancers({ LoadBalancerArns, Names, Marker, PageSize }, call) {
    const wanted = call.estate.web.loadBalancers.filter(
      (one) => (LoadBalancerArns?.includes(arnOf(one, call)) ?? true) && (Names?.includes(one.name) ?? true),
    );
    const page = call.page(wanted, paging(Marker, PageSize));
    return {
      LoadBalancers: page.items.map((one) => ({
        LoadBalancerArn: arnOf(one, call),
        LoadBalancerName: one.name,
        Type: one.Type,
        Scheme: 'internet-facing',
        State: { Code: 'active' },
        CreatedTime: call.world.at(days(400)),
      })),
      NextMarker: page.next,
    };
  },

  DescribeLoadBalancerAttributes({ LoadBalancerArn }, call) {
    const { Type, accessLogs } = found(LoadBalancerArn, call);
    const logs = [
      { Key: 'access_logs.s3.enabled', Value: String(accessLogs !== undefined) },
      { Key: 'access_logs.s3.bucket', Value: accessLogs ?? '' },
      { Key: 'access_logs.s3.prefix', Value: '' },
    ];
    return {
      Attributes: [
        { Key: 'deletion_protection.enabled', Value: 'false' },
        { Key: 'load_balancing.cross_zone.enabled', Value: 'true' },
        ...(Type === 'gateway' ? [] : logs),
      ],
    };
  },

  DescribeListeners({ LoadBalancerArn, Marker, PageSize }, call) {
    const one = found(LoadBalancerArn, call);
    const page = call.page(one.listeners, paging(Marker, PageSize));
    return {
      Listeners: page.items.map((Protocol) => ({
        ListenerArn: `${arnOf(one, call).replace(':loadbalancer/', ':listener/')}/${resourceId('listener', one.name, Protocol)}`,
        LoadBalancerArn: arnOf(one, call),
        Protocol,
        Port: 443,
      })),
      NextMarker: page.next,
    };
  },
};

const short = { application: 'app', network: 'net', gateway: 'gwy' } as const;

const arnOf = ({ name, Type }: LoadBalancer, call: Call): string =>
  call.arn('elasticloadbalancing', `loadbalancer/${short[Type]}/${name}/50dc6c495c0c9188`);

function found(arn: string | undefined, call: Call): LoadBalancer {
  const one = call.estate.web.loadBalancers.find((candidate) => arnOf(candidate, call) === arn);
  if (one === undefined) throw new AwsError('LoadBalancerNotFoundException', `Load balancer '${arn}' not found`);
  return one;
}

function paging(token: string | undefined, size: number | undefined): PageRequest {
  return { token, size, most: 400, invalid: 'ValidationError' };
}

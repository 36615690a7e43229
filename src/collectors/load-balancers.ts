import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { allPages, required } from '../aws/answers.ts';
import { type Calls, defineCollector } from '../aws/collector.ts';
import { elasticLoadBalancingV2 } from '../aws/services.ts';
import { loadBalancers } from '../evidence/load-balancers.ts';

const operations = {
  DescribeLoadBalancers: DescribeLoadBalancersCommand,
  DescribeLoadBalancerAttributes: DescribeLoadBalancerAttributesCommand,
  DescribeListeners: DescribeListenersCommand,
};

export default defineCollector({
  kind: loadBalancers,
  service: elasticLoadBalancingV2,
  operations,
  each: { DescribeLoadBalancerAttributes: 'load balancer', DescribeListeners: 'network load balancer' },
  async collect({ call, attempt }) {
    const all = await allPages(
      (Marker) => call.DescribeLoadBalancers({ Marker, PageSize: 400 }),
      (page) => page.LoadBalancers,
      (page) => page.NextMarker,
    );
    return Promise.all(
      all.map(async (one) => {
        const LoadBalancerArn = required(one.LoadBalancerArn, 'LoadBalancerArn');
        const Type = required(one.Type, 'Type');
        return {
          LoadBalancerArn,
          LoadBalancerName: required(one.LoadBalancerName, 'LoadBalancerName'),
          Type,
          ...(Type !== 'gateway' && { Attributes: await attempt(() => attributesOf(LoadBalancerArn, call)) }),
          ...(Type === 'network' && { ListenerProtocols: await attempt(() => protocolsOf(LoadBalancerArn, call)) }),
        };
      }),
    );
  },
});

async function attributesOf(LoadBalancerArn: string, call: Calls<typeof operations>) {
  const { Attributes } = await call.DescribeLoadBalancerAttributes({ LoadBalancerArn });
  const attribute = (key: string) => Attributes?.find(({ Key }) => Key === key)?.Value;
  return {
    'access_logs.s3.enabled': required(attribute('access_logs.s3.enabled'), 'access_logs.s3.enabled'),
    'access_logs.s3.bucket': attribute('access_logs.s3.bucket'),
  };
}

async function protocolsOf(LoadBalancerArn: string, call: Calls<typeof operations>) {
  const listeners = await allPages(
    (Marker) => call.DescribeListeners({ LoadBalancerArn, Marker, PageSize: 400 }),
    (page) => page.Listeners,
    (page) => page.NextMarker,
  );
  return listeners.map(({ Protocol }) => required(Protocol, 'Protocol'));
}

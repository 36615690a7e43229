import {
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { elasticLoadBalancing } from '../aws/services.ts';
import { classicLoadBalancers } from '../evidence/classic-load-balancers.ts';

export default defineCollector({
  kind: classicLoadBalancers,
  service: elasticLoadBalancing,
  operations: {
    DescribeLoadBalancers: DescribeLoadBalancersCommand,
    DescribeLoadBalancerAttributes: DescribeLoadBalancerAttributesCommand,
  },
  each: { DescribeLoadBalancerAttributes: 'load balancer' },
  async collect({ call, attempt }) {
    const all = await allPages(
      (Marker) => call.DescribeLoadBalancers({ Marker, PageSize: 400 }),
      (page) => page.LoadBalancerDescriptions,
      (page) => page.NextMarker,
    );
    return Promise.all(
      all.map(async (one) => {
        const LoadBalancerName = required(one.LoadBalancerName, 'LoadBalancerName');
        return {
          LoadBalancerName,
          AccessLog: await attempt(async () => {
            const answer = await call.DescribeLoadBalancerAttributes({ LoadBalancerName });
            const log = required(answer.LoadBalancerAttributes?.AccessLog, 'AccessLog');
            return { Enabled: required(log.Enabled, 'AccessLog.Enabled'), S3BucketName: log.S3BucketName };
          }),
        };
      }),
    );
  },
});

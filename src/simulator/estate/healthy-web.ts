import { apiStage, loadBalancer, noWeb, restStage, type WebFront, webAcl } from './web.ts';

/** The security team's portal: everything in front of it logs who asks, to the bucket and the log groups given. */
export function portal(account: string, region: string, bucket: string): WebFront {
  const group = (name: string) => `arn:aws:logs:${region}:${account}:log-group:${name}`;
  const store = (name: string) => `arn:aws:logs:${region}:${account}:delivery-destination:${name}`;
  return noWeb({
    loadBalancers: [
      loadBalancer('portal', { accessLogs: bucket }),
      loadBalancer('inspection', { Type: 'gateway', listeners: ['GENEVE'] }),
    ],
    classicLoadBalancers: [{ name: 'portal-2014', accessLogs: bucket }],
    restApis: [
      { id: 'a1b2c3d4e5', name: 'findings', stages: [restStage('prod', { accessLogs: group('findings-api') })] },
    ],
    apis: [
      {
        id: 'f6g7h8i9j0',
        name: 'live-findings',
        ProtocolType: 'WEBSOCKET',
        stages: [apiStage('prod', { accessLogs: group('live-findings-api') })],
      },
    ],
    webAcls: [
      webAcl('portal', { logging: { destination: group('aws-waf-logs-portal') } }),
      webAcl('portal-edge', { Scope: 'CLOUDFRONT', logging: { destination: group('aws-waf-logs-portal-edge') } }),
    ],
    deliverySources: [
      {
        name: 'portal-edge',
        service: 'cloudfront',
        logType: 'ACCESS_LOGS',
        resourceArn: `arn:aws:cloudfront::${account}:distribution/${portalDistribution}`,
        destinationArns: [store('portal-edge')],
      },
    ],
  });
}

/** The distribution in front of the portal. */
export const portalDistribution = 'E1PORTAL00001';

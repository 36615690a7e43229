import { healthyBuckets, homeRegion } from '../healthy.ts';
import { accountOf, type Organization, placeOf } from '../organization.ts';
import { apiStage, distribution, loadBalancer, restStage, type WebFront, webAcl } from '../web.ts';
import { company } from './company.ts';
import { missing, type Scar, unsound } from './scar.ts';

const trailBucket = `arn:aws:s3:::${healthyBuckets.trail}`;
const shopSite = `arn:aws:cloudfront::${company.shop}:distribution/E2SHOPSITE0001`;
const fernmailSite = `arn:aws:cloudfront::${company.fernmail}:distribution/E3FERNMAIL0001`;

/** What is wrong with the logs of what faces the web, and with those of buckets. */
export const webLogScars: readonly Scar[] = [
  {
    because: "The shop's checkout got a second load balancer before a sale, by hand and without logs.",
    plant: added(company.shop, 'eu-west-1', (web) => {
      web.loadBalancers.push(
        loadBalancer('checkout', { accessLogs: 'harbourline-web-logs' }),
        loadBalancer('checkout-2'),
      );
    }),
    shows: [missing('service-logs/load-balancers-log-access', company.shop, 'eu-west-1')],
  },
  {
    because: "Brightcart's storefront is still behind a classic load balancer that logs nothing.",
    plant: added(company.brightcart, 'us-west-2', (web) => {
      web.classicLoadBalancers.push({ name: 'storefront' });
      web.loadBalancers.push(loadBalancer('relay', { Type: 'network', listeners: ['TCP'] }));
    }),
    shows: [
      missing(
        'service-logs/load-balancers-log-access',
        company.brightcart,
        'us-west-2',
        `arn:aws:elasticloadbalancing:us-west-2:${company.brightcart}:loadbalancer/storefront`,
      ),
    ],
  },
  {
    because: 'Payments made a delivery source for its card terminals, and never the delivery.',
    plant: added(company.payments, 'eu-west-1', (web) => {
      web.loadBalancers.push(loadBalancer('terminals', { Type: 'network', listeners: ['TLS'] }));
      web.deliverySources.push({
        name: 'terminals',
        service: 'elasticloadbalancing',
        logType: 'NLB_ACCESS_LOGS',
        resourceArn: `arn:aws:elasticloadbalancing:eu-west-1:${company.payments}:loadbalancer/net/terminals/50dc6c495c0c9188`,
        destinationArns: [],
      });
    }),
    shows: [unsound('service-logs/load-balancers-log-access', company.payments, 'eu-west-1')],
  },
  {
    because: "The access logs of the trail's bucket were pointed at the bucket itself.",
    plant: (organization) => {
      for (const bucket of accountOf(organization, company.logArchive).buckets)
        if (bucket.Name === healthyBuckets.trail)
          bucket.logging = { TargetBucket: healthyBuckets.trail, TargetPrefix: 'access/' };
    },
    shows: [
      unsound('log-archive/access-is-recorded', company.logArchive, homeRegion, trailBucket),
      unsound('service-logs/buckets-log-access', company.logArchive, null, trailBucket),
    ],
  },
  {
    because: "Fernmail's site never had logs; the shop's have a source and no delivery since they were moved.",
    plant: (organization) => {
      accountOf(organization, company.fernmail).distributions.push(distribution('E3FERNMAIL0001'));
      accountOf(organization, company.shop).distributions.push(
        distribution('E2SHOPSITE0001'),
        distribution('E2SHOPIMAGES01', { logging: 'harbourline-web-logs' }),
        distribution('E2SHOPOLD00001', { Enabled: false }),
      );
      placeOf(organization, company.shop, homeRegion).web.deliverySources.push({
        name: 'shop-site',
        service: 'cloudfront',
        logType: 'ACCESS_LOGS',
        resourceArn: shopSite,
        destinationArns: [],
      });
    },
    shows: [
      missing('service-logs/distributions-log-access', company.fernmail, null, fernmailSite),
      unsound('service-logs/distributions-log-access', company.shop, null, shopSite),
    ],
  },
  {
    because: 'Somebody in the sandbox published an API to try something.',
    plant: added(company.sandbox, 'eu-west-1', (web) => {
      web.apis.push({ id: 'sandbox001', name: 'try', ProtocolType: 'HTTP', stages: [apiStage('$default')] });
    }),
    shows: [missing('service-logs/api-stages-log-access', company.sandbox, 'eu-west-1')],
  },
  {
    because: 'The API of payments logs errors only, because the rest was thought too much.',
    plant: added(company.payments, 'eu-west-1', (web) => {
      web.restApis.push({
        id: 'payapi0001',
        name: 'payments',
        stages: [restStage('v1', { loggingLevels: { '*/*': 'ERROR' } })],
      });
    }),
    shows: [
      unsound(
        'service-logs/api-stages-log-access',
        company.payments,
        'eu-west-1',
        'arn:aws:apigateway:eu-west-1::/restapis/payapi0001/stages/v1',
      ),
    ],
  },
  {
    because: 'Staging has a web ACL at the edge whose log nobody turned on.',
    plant: added(company.staging, homeRegion, (web) => {
      web.webAcls.push(webAcl('staging-edge', { Scope: 'CLOUDFRONT' }));
    }),
    shows: [missing('service-logs/web-acls-log-requests', company.staging, homeRegion)],
  },
  {
    because: "The shop's web ACL logs only what it stops.",
    plant: added(company.shop, 'eu-west-1', (web) => {
      web.webAcls.push(
        webAcl('shop', {
          logging: {
            destination: 'arn:aws:s3:::aws-waf-logs-harbourline',
            LoggingFilter: {
              DefaultBehavior: 'DROP',
              Filters: [
                { Behavior: 'KEEP', Requirement: 'MEETS_ANY', Conditions: [{ ActionCondition: { Action: 'BLOCK' } }] },
              ],
            },
          },
        }),
      );
    }),
    shows: [unsound('service-logs/web-acls-log-requests', company.shop, 'eu-west-1')],
  },
];

function added(account: string, region: string, change: (web: WebFront) => void): Scar['plant'] {
  return (organization: Organization) => change(placeOf(organization, account, region).web);
}

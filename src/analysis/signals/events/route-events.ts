import { apiCall, EC2_DONE } from '../event-builder.ts';
import type { SampleEvent } from '../sample-event.ts';

export const routeEvents: readonly SampleEvent[] = [
  {
    id: 'rt-createroute',
    signals: ['ROUTE'],
    event: apiCall('ec2:CreateRoute', {
      requestParameters: { routeTableId: 'rtb-0', destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-0' },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'rt-createroutetable',
    signals: ['ROUTE'],
    event: apiCall('ec2:CreateRouteTable', { requestParameters: { vpcId: 'vpc-0' }, responseElements: EC2_DONE }),
  },
  {
    id: 'rt-replaceroute',
    signals: ['ROUTE'],
    event: apiCall('ec2:ReplaceRoute', {
      requestParameters: { routeTableId: 'rtb-0', destinationCidrBlock: '0.0.0.0/0', instanceId: 'i-0' },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'rt-replaceroutetableassociation',
    signals: ['ROUTE'],
    event: apiCall('ec2:ReplaceRouteTableAssociation', {
      requestParameters: { associationId: 'rtbassoc-0', routeTableId: 'rtb-0' },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'rt-deleteroutetable',
    signals: ['ROUTE'],
    event: apiCall('ec2:DeleteRouteTable', {
      requestParameters: { routeTableId: 'rtb-0' },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'rt-deleteroute',
    signals: ['ROUTE'],
    event: apiCall('ec2:DeleteRoute', {
      requestParameters: { routeTableId: 'rtb-0', destinationCidrBlock: '0.0.0.0/0' },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'rt-disassociateroutetable',
    signals: ['ROUTE'],
    event: apiCall('ec2:DisassociateRouteTable', {
      requestParameters: { associationId: 'rtbassoc-0' },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'neg-rt-apigateway',
    signals: [],
    nearMissOf: 'ROUTE',
    note: 'API Gateway v2 also has CreateRoute/DeleteRoute: CIS v1.4 pattern without eventSource false-matches',
    event: apiCall('apigateway:CreateRoute', {
      requestParameters: { apiId: 'a', createRouteInput: { routeKey: '$default' } },
    }),
  },
  {
    id: 'neg-rt-appmesh',
    signals: [],
    nearMissOf: 'ROUTE',
    event: apiCall('appmesh:CreateRoute', { requestParameters: { meshName: 'm', routeName: 'r' } }),
  },
];

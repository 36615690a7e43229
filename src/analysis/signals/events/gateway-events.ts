import { apiCall, EC2_DONE } from '../event-builder.ts';
import type { SampleEvent } from '../sample-event.ts';

export const gatewayEvents: readonly SampleEvent[] = [
  {
    id: 'gw-attachinternetgateway',
    signals: ['GATEWAY'],
    event: apiCall('ec2:AttachInternetGateway', {
      requestParameters: { internetGatewayId: 'igw-0', vpcId: 'vpc-0' },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'gw-createinternetgateway',
    signals: ['GATEWAY'],
    event: apiCall('ec2:CreateInternetGateway', { requestParameters: {}, responseElements: EC2_DONE }),
  },
  {
    id: 'gw-detachinternetgateway',
    signals: ['GATEWAY'],
    event: apiCall('ec2:DetachInternetGateway', {
      requestParameters: { internetGatewayId: 'igw-0', vpcId: 'vpc-0' },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'gw-deleteinternetgateway',
    signals: ['GATEWAY'],
    event: apiCall('ec2:DeleteInternetGateway', {
      requestParameters: { internetGatewayId: 'igw-0' },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'gw-createcustomergateway',
    signals: ['GATEWAY'],
    event: apiCall('ec2:CreateCustomerGateway', {
      requestParameters: { type: 'ipsec.1', bgpAsn: 65000, ipAddress: '203.0.113.9' },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'gw-deletecustomergateway',
    signals: ['GATEWAY'],
    event: apiCall('ec2:DeleteCustomerGateway', {
      requestParameters: { customerGatewayId: 'cgw-0' },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'neg-gw-natgateway',
    signals: [],
    nearMissOf: 'GATEWAY',
    event: apiCall('ec2:CreateNatGateway', {
      requestParameters: { CreateNatGatewayRequest: { SubnetId: 'subnet-0', AllocationId: 'eipalloc-0' } },
    }),
  },
];

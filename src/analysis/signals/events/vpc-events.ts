import { apiCall, EC2_DONE } from '../event-builder.ts';
import type { SampleEvent } from '../sample-event.ts';

export const vpcEvents: readonly SampleEvent[] = [
  {
    id: 'vpc-createvpc',
    signals: ['VPC'],
    event: apiCall('ec2:CreateVpc', {
      requestParameters: { cidrBlock: '10.9.0.0/16', instanceTenancy: 'default' },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'vpc-deletevpc',
    signals: ['VPC'],
    event: apiCall('ec2:DeleteVpc', { requestParameters: { vpcId: 'vpc-0' }, responseElements: EC2_DONE }),
  },
  {
    id: 'vpc-modifyvpcattribute',
    signals: ['VPC'],
    event: apiCall('ec2:ModifyVpcAttribute', {
      requestParameters: { vpcId: 'vpc-0', enableDnsHostnames: { value: true } },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'vpc-createvpcpeeringconnection',
    signals: ['VPC'],
    event: apiCall('ec2:CreateVpcPeeringConnection', {
      requestParameters: { vpcId: 'vpc-0', peerVpcId: 'vpc-9', peerOwnerId: '999999999999' },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'vpc-acceptvpcpeeringconnection',
    signals: ['VPC'],
    event: apiCall('ec2:AcceptVpcPeeringConnection', {
      requestParameters: { vpcPeeringConnectionId: 'pcx-0' },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'vpc-deletevpcpeeringconnection',
    signals: ['VPC'],
    event: apiCall('ec2:DeleteVpcPeeringConnection', {
      requestParameters: { vpcPeeringConnectionId: 'pcx-0' },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'vpc-rejectvpcpeeringconnection',
    signals: ['VPC'],
    event: apiCall('ec2:RejectVpcPeeringConnection', {
      requestParameters: { vpcPeeringConnectionId: 'pcx-0' },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'neg-vpc-describe',
    signals: [],
    nearMissOf: 'VPC',
    event: apiCall('ec2:DescribeVpcs', { requestParameters: { vpcSet: {}, filterSet: {} }, readOnly: true }),
  },
];

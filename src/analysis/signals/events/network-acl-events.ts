import { apiCall, EC2_DONE } from '../event-builder.ts';
import type { SampleEvent } from '../sample-event.ts';

export const networkAclEvents: readonly SampleEvent[] = [
  {
    id: 'nacl-createnetworkaclentry',
    signals: ['NACL'],
    event: apiCall('ec2:CreateNetworkAclEntry', {
      requestParameters: {
        networkAclId: 'acl-0',
        ruleNumber: 100,
        egress: false,
        ruleAction: 'allow',
        cidrBlock: '0.0.0.0/0',
        aclProtocol: '-1',
        portRange: {},
        icmpTypeCode: {},
      },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'nacl-deletenetworkaclentry',
    signals: ['NACL'],
    event: apiCall('ec2:DeleteNetworkAclEntry', {
      requestParameters: { networkAclId: 'acl-0', ruleNumber: 100, egress: false },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'nacl-replacenetworkaclentry',
    signals: ['NACL'],
    event: apiCall('ec2:ReplaceNetworkAclEntry', {
      requestParameters: {
        networkAclId: 'acl-0',
        ruleNumber: 100,
        egress: false,
        ruleAction: 'allow',
        cidrBlock: '0.0.0.0/0',
        aclProtocol: '-1',
      },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'nacl-createnetworkacl',
    signals: ['NACL'],
    event: apiCall('ec2:CreateNetworkAcl', { requestParameters: { vpcId: 'vpc-0' }, responseElements: EC2_DONE }),
  },
  {
    id: 'nacl-deletenetworkacl',
    signals: ['NACL'],
    event: apiCall('ec2:DeleteNetworkAcl', {
      requestParameters: { networkAclId: 'acl-0' },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'nacl-replacenetworkaclassociation',
    signals: ['NACL'],
    event: apiCall('ec2:ReplaceNetworkAclAssociation', {
      requestParameters: { associationId: 'aclassoc-0', networkAclId: 'acl-0' },
      responseElements: EC2_DONE,
    }),
  },
];

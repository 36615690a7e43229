import type { JsonObject } from '../../json.ts';
import { apiCall, EC2_DONE, MEMBER_ACCOUNT } from '../event-builder.ts';
import type { SampleEvent } from '../sample-event.ts';

const GROUP = 'sg-0123456789abcdef0';

/** A permission to reach a port from IPv4 ranges, as EC2's request has it; `fields` replaces what differs. */
function permission(port: number, ranges: readonly string[], fields: JsonObject = {}): JsonObject {
  return {
    ipProtocol: 'tcp',
    fromPort: port,
    toPort: port,
    groups: {},
    ipRanges: { items: ranges.map((cidrIp) => ({ cidrIp })) },
    ipv6Ranges: {},
    prefixListIds: {},
    ...fields,
  };
}

function request(...items: JsonObject[]): JsonObject {
  return { groupId: GROUP, ipPermissions: { items } };
}

/** The rules that EC2 answers an Authorize call with. */
function rules(...ranges: string[]): JsonObject {
  const items = ranges.map((cidrIpv4) => ({
    groupOwnerId: MEMBER_ACCOUNT,
    groupId: GROUP,
    securityGroupRuleId: 'sgr-0',
    isEgress: false,
    ipProtocol: 'tcp',
    fromPort: 22,
    toPort: 22,
    cidrIpv4,
  }));
  return { ...EC2_DONE, securityGroupRuleSet: { items } };
}

export const securityGroupEvents: readonly SampleEvent[] = [
  {
    id: 'sg-open-v4',
    signals: ['SG_OPEN', 'SG_CHANGE'],
    event: apiCall('ec2:AuthorizeSecurityGroupIngress', {
      requestParameters: request(permission(22, ['0.0.0.0/0'])),
      responseElements: rules('0.0.0.0/0'),
    }),
  },
  {
    id: 'sg-open-v4-second-item',
    signals: ['SG_OPEN', 'SG_CHANGE'],
    note: '0.0.0.0/0 is not at items[0]: filters pinned to items[0] miss it',
    event: apiCall('ec2:AuthorizeSecurityGroupIngress', {
      requestParameters: request(permission(22, ['10.0.0.0/8']), permission(3389, ['192.0.2.0/24', '0.0.0.0/0'])),
      responseElements: rules('10.0.0.0/8', '192.0.2.0/24', '0.0.0.0/0'),
    }),
  },
  {
    id: 'sg-open-v6',
    signals: ['SG_OPEN', 'SG_CHANGE'],
    note: 'open to all of IPv6; many filters name only 0.0.0.0/0',
    event: apiCall('ec2:AuthorizeSecurityGroupIngress', {
      requestParameters: request(permission(22, [], { ipRanges: {}, ipv6Ranges: { items: [{ cidrIpv6: '::/0' }] } })),
    }),
  },
  {
    id: 'sg-open-flat',
    signals: ['SG_OPEN', 'SG_CHANGE'],
    note: 'flat parameters form',
    event: apiCall('ec2:AuthorizeSecurityGroupIngress', {
      requestParameters: {
        groupId: GROUP,
        cidrIp: '0.0.0.0/0',
        fromPort: 22,
        toPort: 22,
        ipProtocol: 'tcp',
        ipPermissions: {},
      },
      responseElements: rules('0.0.0.0/0'),
    }),
  },
  {
    id: 'sg-open-allprotocols',
    signals: ['SG_OPEN', 'SG_CHANGE'],
    event: apiCall('ec2:AuthorizeSecurityGroupIngress', {
      requestParameters: request(
        permission(0, ['0.0.0.0/0'], { ipProtocol: '-1', fromPort: undefined, toPort: undefined }),
      ),
      responseElements: rules('0.0.0.0/0'),
    }),
  },
  {
    id: 'sg-open-modifyrules',
    signals: ['SG_OPEN', 'SG_CHANGE'],
    note: 'changes a rule in place: there is no Authorize event',
    event: apiCall('ec2:ModifySecurityGroupRules', {
      requestParameters: {
        ModifySecurityGroupRulesRequest: {
          GroupId: GROUP,
          SecurityGroupRule: {
            SecurityGroupRuleId: 'sgr-0',
            SecurityGroupRule: { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv4: '0.0.0.0/0' },
            tag: 1,
          },
        },
      },
      responseElements: { ModifySecurityGroupRulesResponse: { return: true } },
    }),
  },
  {
    id: 'neg-sg-internal',
    signals: ['SG_CHANGE'],
    nearMissOf: 'SG_OPEN',
    event: apiCall('ec2:AuthorizeSecurityGroupIngress', {
      requestParameters: request(permission(22, ['10.0.0.0/8'])),
    }),
  },
  {
    id: 'neg-sg-egress-any',
    signals: ['SG_CHANGE'],
    nearMissOf: 'SG_OPEN',
    note: 'egress to any is the default posture',
    event: apiCall('ec2:AuthorizeSecurityGroupEgress', {
      requestParameters: request(permission(443, ['0.0.0.0/0'])),
    }),
  },
  {
    id: 'neg-sg-revoke',
    signals: ['SG_CHANGE'],
    nearMissOf: 'SG_OPEN',
    note: 'closing; contains 0.0.0.0/0',
    event: apiCall('ec2:RevokeSecurityGroupIngress', {
      requestParameters: request(permission(22, ['0.0.0.0/0'])),
    }),
  },
  {
    id: 'neg-sg-failed',
    signals: ['SG_CHANGE'],
    nearMissOf: 'SG_OPEN',
    note: 'the call failed: nothing was opened',
    event: apiCall('ec2:AuthorizeSecurityGroupIngress', {
      requestParameters: request(permission(22, ['0.0.0.0/0'])),
      errorCode: 'Client.InvalidPermission.Duplicate',
      errorMessage: 'the specified rule already exists',
    }),
  },
  {
    id: 'sg-create',
    signals: ['SG_CHANGE'],
    event: apiCall('ec2:CreateSecurityGroup', {
      requestParameters: { groupName: 'g', groupDescription: 'd', vpcId: 'vpc-0' },
      responseElements: { groupId: 'sg-0', _return: true },
    }),
  },
  {
    id: 'sg-delete',
    signals: ['SG_CHANGE'],
    event: apiCall('ec2:DeleteSecurityGroup', {
      requestParameters: { groupId: 'sg-0' },
      responseElements: { _return: true },
    }),
  },
];

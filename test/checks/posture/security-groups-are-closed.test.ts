import check from '../../../checks/posture/security-groups-are-closed.ts';
import type { SecurityGroup } from '../../../src/evidence/security-groups.ts';
import { describeCheck, management, workload } from '../../support/describe-check.ts';

const tcp = (port: number, CidrIp: string) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  IpRanges: [{ CidrIp }],
  Ipv6Ranges: [],
});
const everything = { IpProtocol: '-1', IpRanges: [], Ipv6Ranges: [{ CidrIpv6: '::/0' }] };
const group = (GroupId: string, IpPermissions: SecurityGroup['IpPermissions'], OwnerId: string = workload) => ({
  GroupId,
  GroupName: `name-of-${GroupId}`,
  OwnerId,
  IpPermissions,
});
const arnOf = (id: string) => `arn:aws:ec2:eu-west-1:${workload}:security-group/${id}`;
const web = group('sg-web', [tcp(80, '0.0.0.0/0'), tcp(443, '0.0.0.0/0'), tcp(22, '10.0.0.0/8')]);
const empty = group('sg-empty', []);

describeCheck(check, {
  passing: {
    'the web is public, the rest is not': {
      evidence: { groups: [web, empty] },
      expect: [{ outcome: 'pass', message: 'closed', text: 'Of 2 security groups none', facts: { groups: 2 } }],
    },
  },
  failing: {
    'SSH for everybody': {
      evidence: { groups: [web, group('sg-ssh', [tcp(443, '0.0.0.0/0'), tcp(22, '0.0.0.0/0')])] },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'open',
          resource: arnOf('sg-ssh'),
          text: 'opens tcp 22 to 0.0.0.0/0.',
          facts: { GroupId: 'sg-ssh', IpPermissions: [tcp(22, '0.0.0.0/0')] },
        },
      ],
    },
    'everything over IPv6, and another group besides': {
      evidence: { groups: [group('sg-all', [everything]), group('sg-rdp', [tcp(3389, '0.0.0.0/0')])] },
      expect: [
        { outcome: 'fail', resource: arnOf('sg-all'), text: 'opens everything to ::/0' },
        { outcome: 'fail', resource: arnOf('sg-rdp'), text: 'tcp 3389' },
      ],
    },
  },
  others: {
    'no security groups': { evidence: { groups: [] }, expect: [{ outcome: 'not-applicable', message: 'noGroup' }] },
    'a group that another account shares is judged there': {
      evidence: { groups: [group('sg-shared', [everything], management)] },
      expect: [{ outcome: 'not-applicable', message: 'noGroup' }],
    },
  },
});

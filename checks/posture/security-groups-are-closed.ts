import { enumerate } from '../../src/analysis/enumerate.ts';
import { openedBy } from '../../src/analysis/open-ingress.ts';
import { defineCheck } from '../../src/core/check.ts';
import { counted } from '../../src/core/counted.ts';
import { type IpPermission, securityGroups } from '../../src/evidence/security-groups.ts';

export default defineCheck({
  id: 'posture/security-groups-are-closed',
  title: 'Security groups let the internet in only for HTTP and HTTPS',
  failureTitle: 'A security group is open to the whole internet',
  severity: 'high',
  source: 'posture',
  breadth: 'target',
  why: 'An open port is tried by scanners within minutes: one weak password or unpatched service behind it, and an intruder is in the network.',
  remedy: {
    text: 'Remove the rule, or narrow it to the addresses that need it. To administer machines, Session Manager needs no open port.',
    cli: 'aws ec2 revoke-security-group-ingress --group-id GROUP_ID --protocol PROTOCOL --port PORT --cidr 0.0.0.0/0 --region REGION',
    terraform:
      'resource "aws_vpc_security_group_ingress_rule" "this" {\n  security_group_id = aws_security_group.this.id\n  ip_protocol       = "tcp"\n  from_port         = 443\n  to_port           = 443\n  cidr_ipv4         = "0.0.0.0/0"\n}',
  },
  controls: {
    'cis-aws-1.4': ['5.2'],
    'cis-aws-3.0': ['5.2', '5.3'],
    'cis-aws-5.0': ['5.3', '5.4'],
    'aws-fsbp': ['EC2.18', 'EC2.19'],
    'nist-800-53-r5': ['AC-4', 'CM-3', 'SC-7', 'SC-7(5)'],
    'nist-csf-2.0': ['DE.CM-01', 'PR.PS-01'],
    'pci-dss-4.0.1': ['1.2.5', '1.3.1'],
    'soc-2': ['CC6.6', 'CC7.1'],
    'iso-27001-2022': ['A.8.20', 'A.8.9'],
    hipaa: ['164.312(e)(1)'],
    'mitre-attack-18': ['T1190', 'T1562.007'],
    'mitre-attack-19': ['T1190', 'T1686.001'],
  },
  requirements: ['S42'],
  changedBy: [
    'ec2:AuthorizeSecurityGroupIngress',
    'ec2:RevokeSecurityGroupIngress',
    'ec2:ModifySecurityGroupRules',
    'ec2:CreateSecurityGroup',
    'ec2:DeleteSecurityGroup',
  ],
  needs: { groups: securityGroups },
  messages: {
    closed: 'Of {groups} none lets the whole internet in but for ports 80 and 443.',
    open: 'Security group {name} ({group}) opens {rules}.',
    noGroup: 'There is no security group here.',
  },
  *evaluate({ groups }, { scope, estate, pass, unsound, notApplicable }) {
    // One that another account shares is judged there.
    const own = groups.filter(({ OwnerId }) => OwnerId === scope.account);
    if (own.length === 0) return yield notApplicable('noGroup');
    let open = 0;
    for (const { GroupId: group, GroupName: name, OwnerId, IpPermissions } of own) {
      const opening = IpPermissions.flatMap((rule) => {
        const opened = openedBy(rule);
        return opened === undefined ? [] : [{ rule, opened }];
      });
      if (opening.length === 0) continue;
      open++;
      const resource = `arn:${estate.partition}:ec2:${scope.region}:${OwnerId}:security-group/${group}`;
      const facts = { GroupId: group, IpPermissions: opening.map(({ rule }) => shown(rule)) };
      const rules = enumerate(opening.map(({ opened }) => opened));
      yield unsound('open', { name, group, rules }, { resource, facts });
    }
    if (open === 0)
      yield pass('closed', { groups: counted(own.length, 'security group') }, { facts: { groups: own.length } });
  },
});

/** A rule as a report has it: no port is null. */
const shown = ({ FromPort, ToPort, ...rule }: IpPermission) => ({
  ...rule,
  FromPort: FromPort ?? null,
  ToPort: ToPort ?? null,
});

import { configRuleRoutes } from '../../src/analysis/detection-chain/config-rule-routes.ts';
import { callsOf, filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { configRules } from '../../src/evidence/config-rules.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter = callsOf('ec2', 'AuthorizeSecurityGroupIngress', 'ModifySecurityGroupRules');
/** The text that Security Hub looks for. */
const literal =
  '{($.eventName=AuthorizeSecurityGroupIngress) || ($.eventName=AuthorizeSecurityGroupEgress) || ($.eventName=RevokeSecurityGroupIngress) || ($.eventName=RevokeSecurityGroupEgress) || ($.eventName=CreateSecurityGroup) || ($.eventName=DeleteSecurityGroup)}';

/** Managed rules that find a security group which is open to the world. */
const identifiers = ['INCOMING_SSH_DISABLED', 'RESTRICTED_INCOMING_TRAFFIC', 'VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS'];

export default defineCheck({
  id: 'detections/security-group-opening-is-alerted',
  title: 'Opening of security groups is alerted',
  failureTitle: 'A security group could be opened to the world unheard',
  severity: 'critical',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'One rule for 0.0.0.0/0 puts a server before every scanner of the world, within minutes.',
  remedy: filterRemedy(
    'security-group-opening',
    filter,
    'A JSON pattern cannot ask whether any of several ranges is 0.0.0.0/0: $.requestParameters.ipPermissions.items[0] sees the first alone. So this one asks for every new rule.',
  ),
  controls: {
    'cis-aws-1.4': ['4.10'],
    'cis-aws-3.0': ['4.10'],
    'cis-aws-5.0': ['4.10'],
    'cis-aws-6.0': ['5.10'],
    'cis-aws-7.0': ['5.10'],
    'aws-fsbp': ['CloudWatch.10'],
    'nist-800-53-r5': ['CM-3', 'SC-7', 'SI-4'],
    'nist-csf-2.0': ['DE.CM-01', 'PR.PS-01'],
    'pci-dss-4.0.1': ['1.2.1', '11.5.2'],
    'soc-2': ['CC6.6', 'CC7.1'],
    'iso-27001-2022': ['A.8.20', 'A.8.9'],
    hipaa: ['164.312(e)(1)'],
    'mitre-attack-18': ['T1562.007'],
    'mitre-attack-19': ['T1686.001'],
  },
  requirements: ['S42', 'S78'],
  changedBy: [...chainEvents, 'config:DeleteConfigRule', 'config:PutConfigRule'],
  needs: { ...detectionEvidence, configRules },
  messages: signalMessages,
  evaluate: ({ configRules: configured, ...evidence }, context) =>
    judgeSignals(
      {
        signals: ['SG_OPEN'],
        securityHub: { control: 'CloudWatch.10', filter: literal },
        furtherRoutes: (wanted, situation) => configRuleRoutes(configured, identifiers, wanted, situation),
      },
      evidence,
      context,
    ),
});

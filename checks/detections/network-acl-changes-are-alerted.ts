import { callsOf, filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { networkChangeControls } from '../../src/core/controls/network-change-controls.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter = callsOf(
  'ec2',
  'CreateNetworkAcl',
  'CreateNetworkAclEntry',
  'DeleteNetworkAcl',
  'DeleteNetworkAclEntry',
  'ReplaceNetworkAclEntry',
  'ReplaceNetworkAclAssociation',
);
/** The text that Security Hub looks for. */
const literal =
  '{($.eventName=CreateNetworkAcl) || ($.eventName=CreateNetworkAclEntry) || ($.eventName=DeleteNetworkAcl) || ($.eventName=DeleteNetworkAclEntry) || ($.eventName=ReplaceNetworkAclEntry) || ($.eventName=ReplaceNetworkAclAssociation)}';

export default defineCheck({
  id: 'detections/network-acl-changes-are-alerted',
  title: 'Changes of network ACLs are alerted',
  failureTitle: 'Network ACLs could be changed unheard',
  severity: 'medium',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'A network ACL is the wall around a subnet; one entry opens it.',
  remedy: filterRemedy('network-acl-changes', filter),
  controls: {
    'cis-aws-1.4': ['4.11'],
    'cis-aws-3.0': ['4.11'],
    'cis-aws-5.0': ['4.11'],
    'cis-aws-6.0': ['5.11'],
    'cis-aws-7.0': ['5.11'],
    'aws-fsbp': ['CloudWatch.11'],
    ...networkChangeControls,
  },
  requirements: [],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: signalMessages,
  evaluate: (evidence, context) =>
    judgeSignals({ signals: ['NACL'], securityHub: { control: 'CloudWatch.11', filter: literal } }, evidence, context),
});

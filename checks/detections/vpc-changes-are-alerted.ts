import { callsOf, filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { networkChangeControls } from '../../src/core/controls/network-change-controls.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter = callsOf(
  'ec2',
  'CreateVpc',
  'DeleteVpc',
  'ModifyVpcAttribute',
  'AcceptVpcPeeringConnection',
  'CreateVpcPeeringConnection',
  'DeleteVpcPeeringConnection',
  'RejectVpcPeeringConnection',
);
/** The text that Security Hub looks for. */
const literal =
  '{($.eventName=CreateVpc) || ($.eventName=DeleteVpc) || ($.eventName=ModifyVpcAttribute) || ($.eventName=AcceptVpcPeeringConnection) || ($.eventName=CreateVpcPeeringConnection) || ($.eventName=DeleteVpcPeeringConnection) || ($.eventName=RejectVpcPeeringConnection) || ($.eventName=AttachClassicLinkVpc) || ($.eventName=DetachClassicLinkVpc) || ($.eventName=DisableVpcClassicLink) || ($.eventName=EnableVpcClassicLink)}';

export default defineCheck({
  id: 'detections/vpc-changes-are-alerted',
  title: 'Changes of VPCs and peerings are alerted',
  failureTitle: 'A network could be made or joined unheard',
  severity: 'medium',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'A new VPC is a place that nobody watches yet; a peering joins a network to a stranger’s.',
  remedy: filterRemedy('vpc-changes', filter),
  controls: {
    'cis-aws-1.4': ['4.14'],
    'cis-aws-3.0': ['4.14'],
    'cis-aws-5.0': ['4.14'],
    'cis-aws-6.0': ['5.14'],
    'cis-aws-7.0': ['5.14'],
    'aws-fsbp': ['CloudWatch.14'],
    ...networkChangeControls,
  },
  requirements: [],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: signalMessages,
  evaluate: (evidence, context) =>
    judgeSignals({ signals: ['VPC'], securityHub: { control: 'CloudWatch.14', filter: literal } }, evidence, context),
});

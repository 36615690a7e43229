import { callsOf, filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { networkChangeControls } from '../../src/core/controls/network-change-controls.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter = callsOf(
  'ec2',
  'CreateRoute',
  'CreateRouteTable',
  'ReplaceRoute',
  'ReplaceRouteTableAssociation',
  'DeleteRouteTable',
  'DeleteRoute',
  'DisassociateRouteTable',
);
/** The text that Security Hub looks for. */
const literal =
  '{($.eventSource=ec2.amazonaws.com) && (($.eventName=CreateRoute) || ($.eventName=CreateRouteTable) || ($.eventName=ReplaceRoute) || ($.eventName=ReplaceRouteTableAssociation) || ($.eventName=DeleteRouteTable) || ($.eventName=DeleteRoute) || ($.eventName=DisassociateRouteTable))}';

export default defineCheck({
  id: 'detections/route-changes-are-alerted',
  title: 'Changes of route tables are alerted',
  failureTitle: 'Traffic could be led elsewhere unheard',
  severity: 'medium',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'A changed route leads traffic past the firewall, or through an instance that listens.',
  remedy: filterRemedy('route-changes', filter),
  controls: {
    'cis-aws-1.4': ['4.13'],
    'cis-aws-3.0': ['4.13'],
    'cis-aws-5.0': ['4.13'],
    'cis-aws-6.0': ['5.13'],
    'cis-aws-7.0': ['5.13'],
    'aws-fsbp': ['CloudWatch.13'],
    ...networkChangeControls,
  },
  requirements: [],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: signalMessages,
  evaluate: (evidence, context) =>
    judgeSignals({ signals: ['ROUTE'], securityHub: { control: 'CloudWatch.13', filter: literal } }, evidence, context),
});

import { callsOf, filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
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
    'nist-800-53-r5': ['CM-3', 'SC-7'],
    'nist-csf-2.0': ['DE.CM-01', 'DE.CM-03'],
    'pci-dss-4.0.1': ['10.2.1.7'],
    'soc-2': ['CC7.1'],
    'iso-27001-2022': ['A.8.9', 'A.8.20'],
    'mitre-attack-18': ['T1578'],
    'mitre-attack-19': ['T1578'],
  },
  requirements: [],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: signalMessages,
  evaluate: (evidence, context) =>
    judgeSignals({ signals: ['ROUTE'], securityHub: { control: 'CloudWatch.13', filter: literal } }, evidence, context),
});

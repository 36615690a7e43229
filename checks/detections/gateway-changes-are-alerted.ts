import { callsOf, filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter = callsOf(
  'ec2',
  'CreateCustomerGateway',
  'DeleteCustomerGateway',
  'AttachInternetGateway',
  'CreateInternetGateway',
  'DeleteInternetGateway',
  'DetachInternetGateway',
);
/** The text that Security Hub looks for. */
const literal =
  '{($.eventName=CreateCustomerGateway) || ($.eventName=DeleteCustomerGateway) || ($.eventName=AttachInternetGateway) || ($.eventName=CreateInternetGateway) || ($.eventName=DeleteInternetGateway) || ($.eventName=DetachInternetGateway)}';

export default defineCheck({
  id: 'detections/gateway-changes-are-alerted',
  title: 'Changes of network gateways are alerted',
  failureTitle: 'A way to the internet could be opened unheard',
  severity: 'medium',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'An internet or customer gateway is a door through which data leaves.',
  remedy: filterRemedy('gateway-changes', filter),
  controls: {
    'cis-aws-1.4': ['4.12'],
    'cis-aws-3.0': ['4.12'],
    'cis-aws-5.0': ['4.12'],
    'cis-aws-6.0': ['5.12'],
    'cis-aws-7.0': ['5.12'],
    'aws-fsbp': ['CloudWatch.12'],
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
    judgeSignals(
      { signals: ['GATEWAY'], securityHub: { control: 'CloudWatch.12', filter: literal } },
      evidence,
      context,
    ),
});

import { callsOf, filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { networkChangeControls } from '../../src/core/controls/network-change-controls.ts';
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
    ...networkChangeControls,
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

import { callsOf, filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter = callsOf(
  'config',
  'StopConfigurationRecorder',
  'DeleteConfigurationRecorder',
  'DeleteDeliveryChannel',
  'PutDeliveryChannel',
  'PutConfigurationRecorder',
);
/** The text that Security Hub looks for. */
const literal =
  '{($.eventSource=config.amazonaws.com) && (($.eventName=StopConfigurationRecorder) || ($.eventName=DeleteDeliveryChannel) || ($.eventName=PutDeliveryChannel) || ($.eventName=PutConfigurationRecorder))}';

export default defineCheck({
  id: 'detections/config-changes-are-alerted',
  title: 'Changes of AWS Config are alerted',
  failureTitle: 'AWS Config could be stopped unheard',
  severity: 'medium',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'With the recorder stopped, what an intruder changes leaves no configuration history.',
  remedy: filterRemedy('config-changes', filter),
  controls: {
    'cis-aws-1.4': ['4.9'],
    'cis-aws-3.0': ['4.9'],
    'cis-aws-5.0': ['4.9'],
    'cis-aws-6.0': ['5.9'],
    'cis-aws-7.0': ['5.9'],
    'aws-fsbp': ['CloudWatch.9'],
    'nist-800-53-r5': ['CM-2', 'CM-3', 'CM-6'],
    'nist-csf-2.0': ['DE.CM-09'],
    'pci-dss-4.0.1': ['2.2.1', '10.2.1.7'],
    'soc-2': ['CC7.1', 'CC8.1'],
    'iso-27001-2022': ['A.8.9', 'A.8.16'],
    hipaa: ['164.308(a)(8)'],
    'mitre-attack-18': ['T1562.008'],
    'mitre-attack-19': ['T1685.002'],
  },
  requirements: [],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: signalMessages,
  evaluate: (evidence, context) =>
    judgeSignals({ signals: ['CONFIG'], securityHub: { control: 'CloudWatch.9', filter: literal } }, evidence, context),
});

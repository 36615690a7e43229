import { callsOf, filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter = callsOf('kms', 'DisableKey', 'ScheduleKeyDeletion');
/** The text that Security Hub looks for. */
const literal =
  '{($.eventSource=kms.amazonaws.com) && (($.eventName=DisableKey) || ($.eventName=ScheduleKeyDeletion))}';

export default defineCheck({
  id: 'detections/key-destruction-is-alerted',
  title: 'Disabling and deletion of keys is alerted',
  failureTitle: 'A key could be disabled or deleted unheard',
  severity: 'medium',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'Without its key, encrypted data and encrypted logs are lost. A deletion waits for seven days at least, in which somebody must hear of it.',
  remedy: filterRemedy('key-destruction', filter),
  controls: {
    'cis-aws-1.4': ['4.7'],
    'cis-aws-3.0': ['4.7'],
    'cis-aws-5.0': ['4.7'],
    'cis-aws-6.0': ['5.7'],
    'cis-aws-7.0': ['5.7'],
    'aws-fsbp': ['CloudWatch.7'],
    'nist-800-53-r5': ['CM-3', 'SC-12'],
    'nist-csf-2.0': ['DE.CM-01', 'DE.CM-03'],
    'pci-dss-4.0.1': ['10.2.1.7'],
    'soc-2': ['CC7.1'],
    'iso-27001-2022': ['A.8.9'],
    'mitre-attack-18': ['T1485', 'T1486'],
    'mitre-attack-19': ['T1485', 'T1486'],
  },
  requirements: [],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: signalMessages,
  evaluate: (evidence, context) =>
    judgeSignals({ signals: ['KMS'], securityHub: { control: 'CloudWatch.7', filter: literal } }, evidence, context),
});

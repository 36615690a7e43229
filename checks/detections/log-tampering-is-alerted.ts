import { filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter =
  '{ ($.eventName = "PutBucketLifecycle") || ($.eventName = "DeleteBucket") || ($.eventName = "DeleteFlowLogs") || (($.eventSource = "guardduty.amazonaws.com") && (($.eventName = "DeleteDetector") || ($.eventName = "UpdateDetector") || ($.eventName = "CreateFilter") || ($.eventName = "CreateIPSet") || ($.eventName = "UpdateIPSet"))) }';

export default defineCheck({
  id: 'detections/log-tampering-is-alerted',
  title: 'Tampering with log stores and detectors is alerted',
  failureTitle: 'Log stores and detectors could be weakened unheard',
  severity: 'high',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'A lifecycle rule of one day, a deleted flow log or a detector that archives everything takes the evidence away without touching a trail.',
  remedy: filterRemedy('log-tampering', filter),
  controls: {
    'nist-800-53-r5': ['AU-5', 'AU-6', 'AU-9', 'SI-4(5)'],
    'nist-csf-2.0': ['DE.CM-03', 'DE.AE-06'],
    'pci-dss-4.0.1': ['10.2.1.6', '10.7.2', '10.7.3'],
    'soc-2': ['CC7.2', 'CC7.3'],
    'iso-27001-2022': ['A.8.15', 'A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)'],
    'mitre-attack-18': ['T1562.008', 'T1485'],
    'mitre-attack-19': ['T1685.002', 'T1485'],
  },
  requirements: ['S96', 'S99'],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: signalMessages,
  evaluate: (evidence, context) => judgeSignals({ signals: ['LOG_TAMPER'] }, evidence, context),
});

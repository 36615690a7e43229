import { callsOf, filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter = callsOf(
  'cloudtrail',
  'StopLogging',
  'DeleteTrail',
  'UpdateTrail',
  'PutEventSelectors',
  'PutInsightSelectors',
  'DeleteEventDataStore',
);
/** The text that Security Hub looks for. */
const literal =
  '{($.eventName=CreateTrail) || ($.eventName=UpdateTrail) || ($.eventName=DeleteTrail) || ($.eventName=StartLogging) || ($.eventName=StopLogging)}';

export default defineCheck({
  id: 'detections/trail-tampering-is-alerted',
  title: 'Tampering with a trail is alerted',
  failureTitle: 'A trail could be stopped unheard',
  severity: 'critical',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'Stopping the trail is the first thing that an intruder does who means to stay. It is one single call, hardly ever made in earnest, and everything after it is dark.',
  remedy: filterRemedy('trail-tampering', filter),
  controls: {
    'cis-aws-1.4': ['4.5'],
    'cis-aws-3.0': ['4.5'],
    'cis-aws-5.0': ['4.5'],
    'cis-aws-6.0': ['5.5'],
    'cis-aws-7.0': ['5.5'],
    'aws-fsbp': ['CloudWatch.5'],
    'nist-800-53-r5': ['AU-5', 'AU-6', 'AU-9', 'SI-4(5)'],
    'nist-csf-2.0': ['DE.CM-03', 'DE.AE-06'],
    'pci-dss-4.0.1': ['10.2.1.6', '10.7.2', '10.7.3'],
    'soc-2': ['CC7.2', 'CC7.3'],
    'iso-27001-2022': ['A.8.15', 'A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)'],
    'mitre-attack-18': ['T1562.008'],
    'mitre-attack-19': ['T1685.002'],
  },
  requirements: ['S36', 'S46', 'S79', 'S96', 'S99'],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: signalMessages,
  evaluate: (evidence, context) =>
    judgeSignals(
      { signals: ['TRAIL_TAMPER'], securityHub: { control: 'CloudWatch.5', filter: literal } },
      evidence,
      context,
    ),
});

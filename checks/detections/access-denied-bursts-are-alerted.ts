import { filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter =
  '{ (($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*")) && ($.sourceIPAddress != "delivery.logs.amazonaws.com") }';
/** The text that Security Hub looks for. */
const literal = '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}';

export default defineCheck({
  id: 'detections/access-denied-bursts-are-alerted',
  title: 'Bursts of refused calls are alerted',
  failureTitle: 'An intruder could feel their way unheard',
  severity: 'high',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'Whoever holds a stolen key does not know what it opens, and tries: a burst of refused calls to many services is what that looks like.',
  remedy: filterRemedy('access-denied', filter, '', 10),
  controls: {
    'cis-aws-1.4': ['4.1'],
    'cis-aws-3.0': ['4.1'],
    'cis-aws-5.0': ['4.1'],
    'cis-aws-6.0': ['5.1'],
    'cis-aws-7.0': ['5.1'],
    'aws-fsbp': ['CloudWatch.2'],
    'nist-800-53-r5': ['AC-6(10)', 'SI-4'],
    'nist-csf-2.0': ['DE.AE-02'],
    'pci-dss-4.0.1': ['10.2.1.4'],
    'soc-2': ['CC7.2'],
    'iso-27001-2022': ['A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)'],
    'mitre-attack-18': ['T1580', 'T1526', 'T1087.004'],
    'mitre-attack-19': ['T1580', 'T1526', 'T1087.004'],
  },
  requirements: ['S40', 'S47'],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: signalMessages,
  evaluate: (evidence, context) =>
    judgeSignals(
      { signals: ['ACCESS_DENIED'], securityHub: { control: 'CloudWatch.2', filter: literal } },
      evidence,
      context,
    ),
});

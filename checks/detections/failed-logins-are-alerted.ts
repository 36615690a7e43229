import { filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter = '{ ($.eventName = "ConsoleLogin") && ($.responseElements.ConsoleLogin = "Failure") }';
/** The text that Security Hub looks for. */
const literal = '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}';

export default defineCheck({
  id: 'detections/failed-logins-are-alerted',
  title: 'Bursts of failed sign-ins are alerted',
  failureTitle: 'Passwords could be guessed unheard',
  severity: 'medium',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'Passwords are guessed in bursts of failed sign-ins, and the last one succeeds.',
  remedy: filterRemedy('failed-logins', filter, '', 5),
  controls: {
    'cis-aws-1.4': ['4.6'],
    'cis-aws-3.0': ['4.6'],
    'cis-aws-5.0': ['4.6'],
    'cis-aws-6.0': ['5.6'],
    'cis-aws-7.0': ['5.6'],
    'aws-fsbp': ['CloudWatch.6'],
    'nist-800-53-r5': ['AC-7', 'AU-6'],
    'nist-csf-2.0': ['DE.CM-03'],
    'pci-dss-4.0.1': ['10.2.1.4'],
    'soc-2': ['CC7.2'],
    'iso-27001-2022': ['A.8.16'],
    hipaa: ['164.308(a)(5)(ii)(C)'],
    'mitre-attack-18': ['T1110'],
    'mitre-attack-19': ['T1110'],
  },
  requirements: ['S15', 'S81'],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: signalMessages,
  evaluate: (evidence, context) =>
    judgeSignals(
      { signals: ['LOGIN_FAILED'], securityHub: { control: 'CloudWatch.6', filter: literal } },
      evidence,
      context,
    ),
});

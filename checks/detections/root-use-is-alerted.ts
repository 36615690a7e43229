import { filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, everydayMessages, judgeWithEveryday } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter =
  '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }';

export default defineCheck({
  id: 'detections/root-use-is-alerted',
  title: 'Use of the root user is alerted',
  failureTitle: 'The root user could be used unheard',
  severity: 'critical',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'The root user can do everything, close the account included, and no policy of the account holds it. Nobody needs it in daily work, so each use is an accident or an intruder.',
  remedy: filterRemedy('root-use', filter),
  controls: {
    'cis-aws-1.4': ['4.3'],
    'cis-aws-3.0': ['4.3'],
    'cis-aws-5.0': ['4.3'],
    'cis-aws-6.0': ['5.3'],
    'cis-aws-7.0': ['5.3'],
    'aws-fsbp': ['CloudWatch.1'],
    'nist-800-53-r5': ['AC-6(9)', 'AC-2(12)', 'SI-4(20)'],
    'nist-csf-2.0': ['DE.CM-03', 'PR.AA-05'],
    'pci-dss-4.0.1': ['10.2.1.2'],
    'soc-2': ['CC7.2'],
    'iso-27001-2022': ['A.8.2', 'A.8.16'],
    hipaa: ['164.308(a)(5)(ii)(C)'],
    'mitre-attack-18': ['T1078.004'],
    'mitre-attack-19': ['T1078.004'],
  },
  requirements: ['S37', 'S76', 'S83'],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: everydayMessages,
  evaluate: (evidence, context) =>
    judgeWithEveryday(
      { signals: ['ROOT'], securityHub: { control: 'CloudWatch.1', filter }, everyday: ['neg-root-invokedby'] },
      evidence,
      context,
    ),
});

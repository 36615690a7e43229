import { filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter =
  '{ ($.eventSource = "sts.amazonaws.com") && ($.eventName = "AssumeRole") && (($.userIdentity.type = "AssumedRole") || ($.userIdentity.type = "AWSAccount")) }';

export default defineCheck({
  id: 'detections/cross-account-role-use-is-alerted',
  title: 'Cross-account role use is alerted',
  failureTitle: 'Roles could be taken from account to account unheard',
  severity: 'medium',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'From role to role and from account to account is how an intruder moves. AssumeRole is a read-only event: trails of writes alone, and event rules in the state ENABLED, may not see it.',
  remedy: filterRemedy(
    'cross-account-role-use',
    filter,
    'An event rule needs the state ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS.',
  ),
  controls: {
    'nist-800-53-r5': ['AC-6', 'SI-4(20)'],
    'nist-csf-2.0': ['DE.CM-03'],
    'pci-dss-4.0.1': ['10.2.1.2'],
    'soc-2': ['CC7.2'],
    'iso-27001-2022': ['A.8.16'],
    'mitre-attack-18': ['T1550.001', 'T1078.004', 'T1021.007'],
    'mitre-attack-19': ['T1550.001', 'T1078.004', 'T1021.007'],
  },
  requirements: ['S39'],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: signalMessages,
  evaluate: (evidence, context) => judgeSignals({ signals: ['ASSUMEROLE_XACCT'] }, evidence, context),
});

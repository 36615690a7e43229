import { callsOf, filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter = callsOf(
  'iam',
  'CreateUser',
  'CreateAccessKey',
  'CreateLoginProfile',
  'AttachUserPolicy',
  'AttachRolePolicy',
  'AttachGroupPolicy',
  'PutUserPolicy',
  'PutRolePolicy',
  'PutGroupPolicy',
  'CreatePolicyVersion',
  'SetDefaultPolicyVersion',
  'UpdateAssumeRolePolicy',
);

export default defineCheck({
  id: 'detections/iam-persistence-is-alerted',
  title: 'New users, keys and policy attachments are alerted',
  failureTitle: 'A way back in could be made unheard',
  severity: 'high',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'An intruder who makes a user, an access key or a wider role stays when the stolen key is gone. Each of these is one call that can be alerted on.',
  remedy: filterRemedy('iam-persistence', filter),
  controls: {
    'nist-800-53-r5': ['AC-2(4)', 'AC-6(9)', 'CM-3'],
    'nist-csf-2.0': ['DE.CM-03', 'PR.AA-05'],
    'pci-dss-4.0.1': ['10.2.1.5', '10.2.1.7'],
    'soc-2': ['CC6.2', 'CC6.3', 'CC7.2'],
    'iso-27001-2022': ['A.8.2', 'A.5.18'],
    hipaa: ['164.308(a)(4)'],
    'mitre-attack-18': ['T1098', 'T1098.001', 'T1098.003', 'T1136.003'],
    'mitre-attack-19': ['T1098', 'T1098.001', 'T1098.003', 'T1136.003'],
  },
  requirements: ['S41', 'S48', 'S89'],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: signalMessages,
  evaluate: (evidence, context) => judgeSignals({ signals: ['IAM_PERSISTENCE'] }, evidence, context),
});

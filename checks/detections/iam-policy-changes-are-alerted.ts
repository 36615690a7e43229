import { callsOf, filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter = callsOf(
  'iam',
  'PutUserPolicy',
  'PutRolePolicy',
  'PutGroupPolicy',
  'DeleteUserPolicy',
  'DeleteRolePolicy',
  'DeleteGroupPolicy',
  'AttachUserPolicy',
  'AttachRolePolicy',
  'AttachGroupPolicy',
  'DetachUserPolicy',
  'DetachRolePolicy',
  'DetachGroupPolicy',
  'CreatePolicy',
  'DeletePolicy',
  'CreatePolicyVersion',
  'DeletePolicyVersion',
  'SetDefaultPolicyVersion',
  'UpdateAssumeRolePolicy',
);
/** The text that Security Hub looks for. */
const literal =
  '{($.eventSource=iam.amazonaws.com) && (($.eventName=DeleteGroupPolicy) || ($.eventName=DeleteRolePolicy) || ($.eventName=DeleteUserPolicy) || ($.eventName=PutGroupPolicy) || ($.eventName=PutRolePolicy) || ($.eventName=PutUserPolicy) || ($.eventName=CreatePolicy) || ($.eventName=DeletePolicy) || ($.eventName=CreatePolicyVersion) || ($.eventName=DeletePolicyVersion) || ($.eventName=AttachRolePolicy) || ($.eventName=DetachRolePolicy) || ($.eventName=AttachUserPolicy) || ($.eventName=DetachUserPolicy) || ($.eventName=AttachGroupPolicy) || ($.eventName=DetachGroupPolicy))}';

export default defineCheck({
  id: 'detections/iam-policy-changes-are-alerted',
  title: 'Changes of IAM policies are alerted',
  failureTitle: 'IAM policies could be changed unheard',
  severity: 'high',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'Whoever changes a policy changes who may do what, and gives themselves the rest of the account.',
  remedy: filterRemedy('iam-policy-changes', filter),
  controls: {
    'cis-aws-1.4': ['4.4'],
    'cis-aws-3.0': ['4.4'],
    'cis-aws-5.0': ['4.4'],
    'cis-aws-6.0': ['5.4'],
    'cis-aws-7.0': ['5.4'],
    'aws-fsbp': ['CloudWatch.4'],
    'nist-800-53-r5': ['AC-2(4)', 'AC-6(9)', 'CM-3'],
    'nist-csf-2.0': ['DE.CM-03', 'PR.AA-05'],
    'pci-dss-4.0.1': ['10.2.1.5', '10.2.1.7'],
    'soc-2': ['CC6.2', 'CC6.3', 'CC7.2'],
    'iso-27001-2022': ['A.8.2', 'A.5.18'],
    hipaa: ['164.308(a)(4)'],
    'mitre-attack-18': ['T1098', 'T1098.001', 'T1098.003', 'T1136.003'],
    'mitre-attack-19': ['T1098', 'T1098.001', 'T1098.003', 'T1136.003'],
  },
  requirements: ['S77'],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: signalMessages,
  evaluate: (evidence, context) =>
    judgeSignals(
      { signals: ['IAM_POLICY'], securityHub: { control: 'CloudWatch.4', filter: literal } },
      evidence,
      context,
    ),
});

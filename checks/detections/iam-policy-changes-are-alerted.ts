import { callsOf, filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { iamChangeControls } from '../../src/core/controls/iam-change-controls.ts';
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
  controls: iamChangeControls,
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

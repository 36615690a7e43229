import { callsOf, filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { iamChangeControls } from '../../src/core/controls/iam-change-controls.ts';
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
  controls: iamChangeControls,
  requirements: ['S41', 'S48', 'S89'],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: signalMessages,
  evaluate: (evidence, context) => judgeSignals({ signals: ['IAM_PERSISTENCE'] }, evidence, context),
});

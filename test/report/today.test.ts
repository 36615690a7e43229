import { expect, test } from 'vitest';
import { today } from '../../src/report/today.ts';
import { auditFinding, auditResult, checkSummary } from '../support/audit.ts';

const triage = 'guardduty/findings-are-triaged';
const alarm = 'detections/alarms-are-not-latched-or-muted';
const mfa = 'posture/users-have-mfa';
const checks = [checkSummary({ id: mfa, source: 'posture', failureTitle: 'Users lack MFA' })];
const answersTo = (...findings: ReturnType<typeof auditFinding>[]) =>
  today(auditResult({ checks, findings })).map(({ tone, figure }) => `${tone} ${figure}`);

test('open findings and ringing alarms are signs of an attack, whether or not their checks pass', () => {
  const found = auditFinding({ check: triage, outcome: 'pass', facts: { Total: 3 } });
  const ringing = auditFinding({ check: alarm, outcome: 'pass', facts: { StateValue: 'ALARM' } });
  const resting = auditFinding({ check: alarm, outcome: 'pass', resource: 'arn:other', facts: { StateValue: 'OK' } });
  expect(answersTo(found, ringing, resting)[0]).toBe('bad 4');
});

test('quiet is good only where all of it was read', () => {
  const none = auditFinding({ check: triage, outcome: 'pass', facts: { Total: 0 } });
  const unread = auditFinding({ check: triage, outcome: 'unknown', region: 'eu-west-1' });
  expect([answersTo(none)[0], answersTo(none, unread)[0], answersTo()[0]]).toEqual(['good 0', 'open 0', 'none —']);
});

test('compliance is the share of posture judgements that hold, and names what fails', () => {
  const holds = auditFinding({ check: mfa, outcome: 'pass' });
  const fails = auditFinding({ check: mfa, account: '222222222222' });
  const answer = today(auditResult({ checks, findings: [holds, fails] }))[2];
  expect([answer?.tone, answer?.figure, answer?.places]).toEqual(['bad', '50%', ['Users lack MFA: 1 account']]);
});

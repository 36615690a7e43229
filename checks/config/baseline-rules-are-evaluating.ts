import { typesRecordedNow } from '../../src/analysis/config-recorder.ts';
import { type FamilyJudgement, judgeRuleFamilies } from '../../src/analysis/config-rule-judgement.ts';
import { defineCheck } from '../../src/core/check.ts';
import { configurationControls } from '../../src/core/controls/configuration-controls.ts';
import { configRecorders } from '../../src/evidence/config-recorders.ts';
import { configRules } from '../../src/evidence/config-rules.ts';

export default defineCheck({
  id: 'config/baseline-rules-are-evaluating',
  title: 'Rules watch for public buckets, open security groups, unencrypted storage and disabled logging',
  failureTitle: 'No working rule watches for one of the four basic faults',
  severity: 'medium',
  source: 'config',
  breadth: 'target',
  why: 'An intruder who opens a bucket or a security group, or turns a log off, is not held against any rule, so that nothing turns noncompliant.',
  remedy: {
    text: 'Deploy the baseline as organization rules or a conformance pack, without tag scopes, and record the resource types that the rules judge.',
    cli: 'aws configservice put-organization-config-rule --organization-config-rule-name restricted-ssh --organization-managed-rule-metadata RuleIdentifier=INCOMING_SSH_DISABLED',
    terraform:
      'resource "aws_config_organization_managed_rule" "restricted_ssh" {\n  name            = "restricted-ssh"\n  rule_identifier = "INCOMING_SSH_DISABLED"\n}',
  },
  controls: configurationControls,
  requirements: ['S23', 'S45', 'S57'],
  changedBy: [
    'config:DeleteConfigRule',
    'config:PutConfigRule',
    'config:DeleteOrganizationConfigRule',
    'config:DeleteConformancePack',
    'config:StopConfigurationRecorder',
    'config:PutConfigurationRecorder',
  ],
  needs: { rules: configRules, recorders: configRecorders },
  messages: {
    watched: 'Working rules watch for all four: {rules}.',
    absent: 'No rule watches for {families}.',
    idle: 'No working rule watches for {families}. {reasons}.',
  },
  *evaluate({ rules, recorders }, { scope, now, pass, missing, unsound, unknown }) {
    const families = judgeRuleFamilies({
      rules: rules.ConfigRules,
      evaluations: rules.ConfigRulesEvaluationStatus,
      recorded: typesRecordedNow(recorders, scope.region),
      now,
    });
    const facts = Object.fromEntries(families.map((judged) => [judged.family, inShort(judged)]));
    const failing = families.filter(({ state }) => state === 'absent' || state === 'idle');
    const names = failing.map(({ family }) => family).join(', ');
    const faults = failing.flatMap((judged) => (judged.state === 'idle' ? judged.faults : []));
    if (faults.length > 0) return yield unsound('idle', { families: names, reasons: fewReasons(faults) }, { facts });
    if (failing.length > 0) return yield missing('absent', { families: names }, { facts });
    for (const judged of families) if (judged.state === 'unread') return yield unknown(judged.unread);
    const working = families.flatMap((judged) =>
      judged.state === 'watched' ? [`${judged.family} by ${judged.rule}`] : [],
    );
    yield pass('watched', { rules: working.join(', ') }, { facts });
  },
});

/** The first three, and how many more. */
function fewReasons(reasons: readonly string[]): string {
  const rest = reasons.length - 3;
  return reasons.slice(0, 3).join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}

function inShort(judged: FamilyJudgement): string | readonly string[] {
  if (judged.state === 'watched') return `watched by ${judged.rule}`;
  return judged.state === 'idle' ? judged.faults : judged.state;
}

import { operationOf, stateOf } from '../../src/analysis/detection-chain/chain.ts';
import { routedChains } from '../../src/analysis/detection-chain/routed-events.ts';
import { guardDutyFinding } from '../../src/analysis/detection-chain/routed-samples.ts';
import { judgeRouted } from '../../src/analysis/detection-chain/routed-verdict.ts';
import { inconclusive } from '../../src/analysis/inconclusive.ts';
import { defineCheck } from '../../src/core/check.ts';
import { ruleEvidence } from '../../src/evidence/detection-evidence.ts';
import { guardDutyAdministrator } from '../../src/evidence/guardduty-administrator.ts';

/** One type of each kind of resource, so that a rule for some types does not pass for a rule for all. */
const types = [
  'UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS',
  'CryptoCurrency:EC2/BitcoinTool.B!DNS',
  'Exfiltration:S3/AnomalousBehavior',
];
const highest = [8.9, 7, 5, 4];

export default defineCheck({
  id: 'guardduty/findings-are-routed',
  title: 'GuardDuty findings are routed',
  failureTitle: 'GuardDuty findings reach nobody',
  severity: 'high',
  source: 'guardduty',
  breadth: 'target',
  why: 'A finding that stays in the console of its Region is found by whoever looks there, which at night is nobody.',
  remedy: {
    text: 'Put a rule for GuardDuty findings into every Region of the administrator account, or forward them from there to one event bus.',
    cli: 'aws events put-rule --name guardduty-findings --event-pattern \'{"source":["aws.guardduty"],"detail-type":["GuardDuty Finding"],"detail":{"severity":[{"numeric":[">=",4]}]}}\' --region REGION\naws events put-targets --rule guardduty-findings --targets Id=security,Arn=TOPIC_ARN --region REGION',
    terraform:
      'resource "aws_cloudwatch_event_rule" "guardduty" {\n  name = "guardduty-findings"\n  event_pattern = jsonencode({\n    source        = ["aws.guardduty"]\n    "detail-type" = ["GuardDuty Finding"]\n    detail        = { severity = [{ numeric = [">=", 4] }] }\n  })\n}\n\nresource "aws_cloudwatch_event_target" "guardduty" {\n  rule = aws_cloudwatch_event_rule.guardduty.name\n  arn  = "TOPIC_ARN"\n}',
  },
  controls: {
    'nist-800-53-r5': ['SI-4', 'SI-4(4)', 'SI-4(20)', 'IR-4', 'CA-7'],
    'nist-csf-2.0': ['DE.AE-02', 'DE.AE-03', 'DE.AE-07'],
    'pci-dss-4.0.1': ['11.5.1', '10.4.1.1', '12.10.5'],
    'soc-2': ['CC7.2', 'CC7.3'],
    'iso-27001-2022': ['A.8.16', 'A.5.7'],
    hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(6)(ii)'],
    'mitre-attack-18': ['T1562.001'],
    'mitre-attack-19': ['T1685.001'],
  },
  requirements: ['S20', 'S28', 'S44'],
  changedBy: ['events:PutRule', 'events:DisableRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'],
  needs: { administration: guardDutyAdministrator, ...ruleEvidence },
  messages: {
    routed: 'Findings of severity {floor} and above reach {ends}.',
    none: 'No event rule is about GuardDuty findings.',
    broken: 'GuardDuty findings reach nobody. {kind} {resource}: {because}.',
    partial: 'Some findings of severity {floor} and above reach nobody, such as {example}.',
    administered: 'Findings are routed from the administrator account {administrator}, where this is judged.',
    noDetector: 'GuardDuty is not enabled here.',
  },
  *evaluate({ administration, rules, ...evidence }, context) {
    const { scope, estate, settings, pass, missing, unsound, notApplicable, unknown } = context;
    if (!administration) return yield notApplicable('noDetector');
    const floor = settings.goals.guardDutySeverity;
    const { account, region } = scope;
    const severities = [...new Set([floor, ...highest.filter((severity) => severity >= floor)])];
    const events = severities.flatMap((severity) =>
      types.map((type) => guardDutyFinding(String(account), String(region), severity, type)),
    );
    const situation = { account: String(account), organizationId: estate.organizationId, evidence };
    const chains = routedChains(rules, events, situation);
    const verdict = judgeRouted(chains, events.length);
    if (verdict.state === 'routed') {
      const ends = verdict.ends.join(', ');
      return yield pass(
        'routed',
        { floor, ends },
        { facts: { ends: [...verdict.ends] }, operation: 'events:ListRules' },
      );
    }
    // A member's findings also arrive at its administrator, in the same Region.
    const administrator = administration.Administrator;
    if (administrator?.RelationshipStatus === 'Enabled') {
      const { AccountId } = administrator;
      const scanned: ReadonlySet<string> = estate.scanned;
      if (scanned.has(AccountId)) {
        return yield notApplicable(
          'administered',
          { administrator: AccountId },
          { facts: { administrator: AccountId } },
        );
      }
      const why = `the scan has not entered account ${AccountId}, which administers GuardDuty here`;
      return yield unknown({ ...inconclusive('events:ListRules', why), kind: 'unavailable', code: 'OwnerNotScanned' });
    }
    switch (verdict.state) {
      case 'none':
        return yield missing('none', {}, { operation: 'events:ListRules' });
      case 'unknown':
        return yield unknown(verdict.unread);
      case 'broken': {
        const { kind, resource, because } = verdict.link;
        return yield unsound('broken', { kind, resource, because }, { operation: operationOf[kind] });
      }
      case 'partial': {
        const index = verdict.missed[0] ?? 0;
        const severity = severities[Math.floor(index / types.length)];
        const example = `severity ${severity}, ${types[index % types.length]}`;
        const facts = {
          live: chains.filter(({ links }) => stateOf(links) === 'ok').length,
          missed: verdict.missed.length,
        };
        return yield unsound('partial', { floor, example }, { facts, operation: 'events:ListRules' });
      }
    }
  },
});

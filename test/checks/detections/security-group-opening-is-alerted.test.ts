import check from '../../../checks/detections/security-group-opening-is-alerted.ts';
import { collected } from '../../../src/core/evidence.ts';
import { type Case, type Cases, describeCheck, workload } from '../../support/describe-check.ts';
import {
  estate,
  evidence,
  filter,
  group,
  regions,
  rule,
  rulesIn,
  signalCases,
  watched,
} from '../../support/detections.ts';

const configRules = (state: string) =>
  regions.map((region) => ({
    account: workload,
    region,
    value: {
      ConfigRules: [
        {
          ConfigRuleName: 'restricted-ssh',
          ConfigRuleState: state,
          Source: { Owner: 'AWS', SourceIdentifier: 'INCOMING_SSH_DISABLED' },
        },
      ],
      ConfigRulesEvaluationStatus: collected([]),
    },
  }));
const none = regions.map((region) => ({
  account: workload,
  region,
  value: { ConfigRules: [], ConfigRulesEvaluationStatus: collected([]) },
}));
const withRules = (cases: Cases): Cases =>
  Object.fromEntries(
    Object.entries(cases).map(([name, one]) => [name, { ...one, evidence: { configRules: none, ...one.evidence } }]),
  );

const compliance = { source: ['aws.config'], 'detail-type': ['Config Rules Compliance Change'] };
const routed = (state: string): Case['evidence'] =>
  evidence({ configRules: configRules(state), rules: rulesIn(regions, (region) => rule(region, compliance)) });
const { passing, failing } = signalCases(check, ['SG_OPEN']);

describeCheck(check, {
  passing: {
    ...withRules(passing),
    'a Config rule whose verdicts are routed': {
      estate,
      evidence: routed('ACTIVE'),
      expect: [{ outcome: 'pass', message: 'heard', text: 'config-rule restricted-ssh, rule watch, queue alerts' }],
    },
  },
  failing: {
    ...withRules(failing),
    'a Config rule that is being deleted': {
      estate,
      evidence: routed('DELETING'),
      expect: [{ outcome: 'fail', message: 'broken', text: 'ConfigRuleState is DELETING' }],
    },
    'a filter that looks at the first range only': {
      estate,
      evidence: watched('', {
        configRules: none,
        filters: {
          [group]: [
            filter(
              '{ ($.eventName = "AuthorizeSecurityGroupIngress") && ($.requestParameters.ipPermissions.items[0].ipRanges.items[0].cidrIp = "0.0.0.0/0") }',
            ),
          ],
        },
      }),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partial', text: 'sg-open-v4-second-item' }],
    },
  },
});

import check from '../../../checks/detections/iam-persistence-is-alerted.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { estate, evidence, rule, rulesIn, signalCases } from '../../support/detections.ts';

const { passing, failing } = signalCases(check, ['IAM_PERSISTENCE']);
const iam = { source: ['aws.iam'], 'detail-type': ['AWS API Call via CloudTrail'] };

describeCheck(check, {
  passing: {
    ...passing,
    'a rule in us-east-1, where IAM is recorded': {
      estate,
      evidence: evidence({ rules: rulesIn(['us-east-1'], (region) => rule(region, iam, { State: 'ENABLED' })) }),
      expect: [{ outcome: 'pass', message: 'heard' }],
    },
  },
  failing: {
    ...failing,
    'a rule in eu-west-1 only': {
      estate,
      evidence: evidence({ rules: rulesIn(['eu-west-1'], (region) => rule(region, iam)) }),
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'broken',
          text: 'rule arn:aws:events:eu-west-1:444444444444:rule/watch: it stands in eu-west-1, and the events are recorded in us-east-1',
        },
      ],
    },
    'a rule with the detail type as some pages misspell it': {
      estate,
      evidence: evidence({
        rules: rulesIn(['us-east-1'], (region) =>
          rule(region, {
            'detail-type': ['AWS API Call through CloudTrail'],
            detail: { eventName: ['CreateUser', 'CreateAccessKey'] },
          }),
        ),
      }),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'broken', text: 'it matches none of the' }],
    },
  },
});

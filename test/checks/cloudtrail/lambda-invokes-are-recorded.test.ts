import check from '../../../checks/cloudtrail/lambda-invokes-are-recorded.ts';
import { denied, describeCheck, euWest1, usEast1, workload } from '../../support/describe-check.ts';
import { advanced, dataSelectors, managementSelectors, trail } from '../../support/trails.ts';

const organization = trail().TrailARN;
const functions = 'AWS::Lambda::Function';
const trails = [euWest1, usEast1].map((region) => ({ account: workload, region, value: [trail()] }));

describeCheck(check, {
  passing: {
    'all functions, in the way of basic selectors': {
      evidence: { trails, selectors: { [organization]: dataSelectors(functions, ['arn:aws:lambda']) } },
      expect: [{ outcome: 'pass', message: 'all' }],
    },
    'all functions, in the way of advanced selectors': {
      evidence: {
        trails,
        selectors: {
          [organization]: advanced([
            { Field: 'eventCategory', Equals: ['Data'] },
            { Field: 'resources.type', Equals: [functions] },
          ]),
        },
      },
      expect: [{ outcome: 'pass', message: 'all' }],
    },
  },
  failing: {
    'no data events': {
      evidence: { trails, selectors: { [organization]: managementSelectors } },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'one function': {
      evidence: {
        trails,
        selectors: {
          [organization]: dataSelectors(functions, ['arn:aws:lambda:eu-west-1:444444444444:function:pay']),
        },
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'some', text: 'function:pay in eu-west-1, us-east-1' }],
    },
    'reads only: Invoke is a write': {
      evidence: { trails, selectors: { [organization]: dataSelectors(functions, ['arn:aws:lambda'], 'ReadOnly') } },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
  },
  others: {
    'data events are declared not wanted anywhere': {
      settings: { dataEventsNotWanted: ['*'] },
      evidence: { trails, selectors: { [organization]: managementSelectors } },
      expect: [{ outcome: 'not-applicable', message: 'notWanted' }],
    },
    'the owner of the organization trail was not scanned': {
      evidence: { trails, selectors: { [organization]: denied } },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
  },
});

import check from '../../../checks/detections/response-is-automated.ts';
import trailCheck from '../../../checks/detections/trail-tampering-is-alerted.ts';
import { type Case, describeCheck } from '../../support/describe-check.ts';
import {
  alarm,
  alarms,
  estate,
  evidence,
  functionArn,
  group,
  signalCases,
  topicArn,
} from '../../support/detections.ts';

const { passing } = signalCases(trailCheck, ['TRAIL_TAMPER']);
const manual = { outcome: 'fail', gap: 'missing', message: 'manual' } as const;
const automated = 'an alarm that invokes a function';
const ways = Object.entries(passing).filter(([name]) => name !== automated);

describeCheck(check, {
  passing: {
    [automated]: {
      estate,
      evidence: passing[automated]?.evidence ?? {},
      expect: [{ outcome: 'pass', message: 'answered', text: functionArn }],
    },
    'an alarm that tells a person and invokes a function': {
      estate,
      evidence: {
        ...passing[automated]?.evidence,
        alarms: { [group]: alarms(alarm({ AlarmActions: [topicArn, functionArn] })) },
      },
      expect: [{ outcome: 'pass', message: 'answered', text: functionArn }],
    },
  },
  failing: {
    'nothing at all': { estate, evidence: evidence(), expect: [manual] },
    ...Object.fromEntries(ways.map(([name, one]): [string, Case] => [name, { ...one, expect: [manual] }])),
  },
});

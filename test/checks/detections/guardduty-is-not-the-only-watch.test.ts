import check from '../../../checks/detections/guardduty-is-not-the-only-watch.ts';
import trailCheck from '../../../checks/detections/trail-tampering-is-alerted.ts';
import { type Case, type Cases, describeCheck } from '../../support/describe-check.ts';
import { alarms, estate, evidence, filterOf, group, signalCases, watched } from '../../support/detections.ts';

const watchedBy = { outcome: 'pass', message: 'watched' } as const;
const { passing } = signalCases(trailCheck, ['TRAIL_TAMPER']);
const ways: Cases = Object.fromEntries(
  Object.entries(passing).map(([name, one]): [string, Case] => [name, { ...one, expect: [watchedBy] }]),
);
const one = filterOf(['ct-stoplogging']);

describeCheck(check, {
  passing: { ...ways, 'a filter for a single event': { estate, evidence: watched(one), expect: [watchedBy] } },
  failing: {
    'nothing at all': {
      estate,
      evidence: evidence(),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'unwatched' }],
    },
    'a filter without an alarm': {
      estate,
      evidence: watched(one, { alarms: { [group]: alarms() } }),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'dead', text: 'no alarm of account 111111111111' }],
    },
  },
});

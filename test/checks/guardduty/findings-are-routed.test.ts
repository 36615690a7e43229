import check from '../../../checks/guardduty/findings-are-routed.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { alone, member } from '../../support/detectors.ts';
import { eventRoutes } from '../../support/event-routes.ts';

const pattern = { source: ['aws.guardduty'], 'detail-type': ['GuardDuty Finding'] };
const { eventRule, given, broken, routed, ways, ruptures } = eventRoutes(pattern, { administration: alone(true) });
const partly = (detail: object, text: string) =>
  given(
    { rules: [eventRule({}, { ...pattern, detail })] },
    { outcome: 'fail', gap: 'unsound', message: 'partial', text },
  );

describeCheck(check, {
  passing: {
    ...ways,
    'a rule from the floor on': given(
      { rules: [eventRule({}, { ...pattern, detail: { severity: [{ numeric: ['>=', 4] }] } })] },
      routed,
    ),
  },
  failing: {
    ...ruptures,
    'no rule': given({ rules: [] }, { outcome: 'fail', gap: 'missing', message: 'none' }),
    'a rule for high findings only': partly({ severity: [{ numeric: ['>=', 7] }] }, 'severity 4,'),
    'a rule for some types only': partly({ type: [{ prefix: 'UnauthorizedAccess:' }] }, 'CryptoCurrency'),
    'a rule that spells the detail type otherwise': broken(
      { rules: [eventRule({}, { source: ['aws.guardduty'], 'detail-type': ['GuardDuty finding'] })] },
      'it matches none of the',
    ),
  },
  others: {
    'a member whose administrator is judged': given(
      { administration: member(), rules: [] },
      { outcome: 'not-applicable', message: 'administered' },
    ),
    'a member whose administrator was not entered': given(
      { administration: member('Enabled', '999999999999'), rules: [] },
      { outcome: 'unknown' },
    ),
    'no detector': given({ administration: null }, { outcome: 'not-applicable', message: 'noDetector' }),
  },
});

import check from '../../../checks/cloudtrail/organization-trail-reaches-target.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';
import { ownTrail, stopped, trail } from '../../support/trails.ts';

describeCheck(check, {
  passing: {
    'the shadow of a trail that logs': {
      evidence: { trails: [ownTrail(), trail()] },
      expect: [{ outcome: 'pass', message: 'reaches', text: trail().TrailARN }],
    },
  },
  failing: {
    'no trail at all': {
      evidence: { trails: [] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'absent' }],
    },
    'a trail of its own only': {
      evidence: { trails: [ownTrail()] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'absent' }],
    },
    'the shadow of a stopped trail': {
      evidence: { trails: [trail({ Status: stopped })] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stopped' }],
    },
  },
  others: {
    'its status was denied': {
      evidence: { trails: [trail({ Status: denied }), ownTrail()] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'a standalone account': {
      estate: { organizationId: null },
      evidence: { trails: [ownTrail()] },
      expect: [{ outcome: 'not-applicable', message: 'standalone' }],
    },
  },
});

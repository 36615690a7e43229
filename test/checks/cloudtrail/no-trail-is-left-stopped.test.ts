import check from '../../../checks/cloudtrail/no-trail-is-left-stopped.ts';
import { denied, describeCheck, workload } from '../../support/describe-check.ts';
import { ownTrail, stopped, trail } from '../../support/trails.ts';

const resource = ownTrail().TrailARN;

describeCheck(check, {
  passing: {
    'its own trail logs; the stopped shadow is judged at its owner': {
      evidence: { trails: [ownTrail(), trail({ Status: stopped })] },
      expect: [{ outcome: 'pass', message: 'logging', resource }],
    },
  },
  failing: {
    'its own trail is stopped': {
      evidence: { trails: [ownTrail({ Status: stopped }), trail()] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stopped', text: 'since 2026-11-01', resource }],
    },
    'a trail that was never started': {
      evidence: { trails: [ownTrail({ Status: { kind: 'collected', value: { IsLogging: false } } })] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stopped', text: 'since it was made' }],
    },
    'a stopped shadow whose owner was not scanned': {
      estate: { scanned: new Set([workload]) },
      evidence: { trails: [trail({ Status: stopped })] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stopped', resource: trail().TrailARN }],
    },
    'a stopped replica whose home Region was not planned': {
      evidence: { trails: [ownTrail({ HomeRegion: 'ap-south-1', Status: stopped })] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stopped' }],
    },
  },
  others: {
    'only shadows are seen': {
      evidence: { trails: [trail()] },
      expect: [{ outcome: 'not-applicable', message: 'none', text: '1 trail seen from here is judged at home' }],
    },
    'one of two statuses was denied': {
      evidence: {
        trails: [
          ownTrail({ Status: denied }),
          ownTrail({ TrailARN: 'arn:aws:cloudtrail:eu-west-1:444444444444:trail/b' }),
        ],
      },
      expect: [{ outcome: 'unknown', unread: denied, resource }, { outcome: 'pass' }],
    },
  },
});

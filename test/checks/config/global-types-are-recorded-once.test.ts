import check from '../../../checks/config/global-types-are-recorded-once.ts';
import { collected } from '../../../src/core/evidence.ts';
import { regionName } from '../../../src/core/ids.ts';
import { denied, describeCheck, euWest1, usEast1, workload } from '../../support/describe-check.ts';
import { allBut, allTypes, only, recorder, recorderStatus } from '../../support/recorders.ts';

const ilCentral1 = regionName('il-central-1');
const here = (region: typeof euWest1, ...value: ReturnType<typeof recorder>[]) => ({
  account: workload,
  region,
  value,
});
const unreadIn = (region: typeof euWest1) => ({ account: workload, region, unread: denied });
const withIam = recorder({ recordingGroup: allTypes() });
const stopped = recorder({
  recordingGroup: allTypes(),
  Status: collected(recorderStatus({ recording: false })),
});

describeCheck(check, {
  passing: {
    'one Region with global types': {
      evidence: { recorders: [here(euWest1, recorder()), here(usEast1, withIam)] },
      expect: [{ outcome: 'pass', message: 'once', text: '(us-east-1)' }],
    },
    'two Regions, one of them stopped': {
      evidence: { recorders: [here(euWest1, stopped), here(usEast1, withIam)] },
      expect: [{ outcome: 'pass', message: 'once' }],
    },
    'each type once, in different Regions': {
      evidence: {
        recorders: [
          here(euWest1, recorder({ recordingGroup: only('AWS::IAM::User', 'AWS::IAM::Role') })),
          here(usEast1, recorder({ recordingGroup: only('AWS::IAM::Group', 'AWS::IAM::Policy') })),
        ],
      },
      expect: [{ outcome: 'pass', message: 'once', text: '(eu-west-1, us-east-1)' }],
    },
    'a new Region, which records none whatever its recorder says': {
      evidence: { recorders: [here(usEast1, withIam), here(ilCentral1, withIam)] },
      expect: [{ outcome: 'pass', message: 'once', text: '(us-east-1)' }],
    },
    'a new Region unread, which could not record them': {
      evidence: { recorders: [here(usEast1, withIam), unreadIn(ilCentral1)] },
      expect: [{ outcome: 'pass', message: 'once' }],
    },
  },
  failing: {
    'no Region with global types': {
      evidence: { recorders: [here(euWest1, recorder()), here(usEast1, recorder())] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'nowhere' }],
    },
    'one type recorded nowhere': {
      evidence: {
        recorders: [here(euWest1, recorder({ recordingGroup: allBut('AWS::IAM::User') }))],
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'nowhere', text: 'records AWS::IAM::User.' }],
    },
    'only a stopped recorder': {
      evidence: { recorders: [here(euWest1, stopped)] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'nowhere' }],
    },
    'every Region with global types': {
      evidence: { recorders: [here(euWest1, withIam), here(usEast1, withIam)] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'several', text: 'in 2 Regions (eu-west-1, us-east-1)' }],
    },
    'twice by exclusion, which ignores the global flag': {
      evidence: {
        recorders: [here(euWest1, recorder({ recordingGroup: allBut('AWS::EC2::Volume') })), here(usEast1, withIam)],
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'several' }],
    },
    'twice, which holds whatever was unread': {
      evidence: {
        recorders: [here(euWest1, withIam), here(usEast1, withIam), unreadIn(regionName('eu-north-1'))],
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'several' }],
    },
  },
  others: {
    'once, and a Region unread': {
      evidence: { recorders: [here(euWest1, withIam), unreadIn(usEast1)] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'nowhere, and a Region unread': {
      evidence: { recorders: [here(euWest1, recorder()), unreadIn(usEast1)] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'a status denied': {
      evidence: { recorders: [here(euWest1, { ...withIam, Status: denied }), here(usEast1, withIam)] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'no recorder anywhere': {
      evidence: { recorders: [here(euWest1), here(usEast1)] },
      expect: [{ outcome: 'not-applicable', message: 'noRecorder' }],
    },
    'no Region that could record them': {
      evidence: { recorders: [here(ilCentral1, recorder())] },
      expect: [{ outcome: 'not-applicable', message: 'newRegions' }],
    },
  },
});

import check from '../../../checks/cloudtrail/management-events-are-recorded.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';
import { advanced, managementSelectors, ownTrail, stopped, trail } from '../../support/trails.ts';

const organization = trail().TrailARN;
const own = ownTrail().TrailARN;
const management = { Field: 'eventCategory', Equals: ['Management'] };
const only = (ReadWriteType: string) => ({ EventSelectors: [{ ReadWriteType, IncludeManagementEvents: true }] });
const ownerNotScanned = { ...denied, kind: 'unavailable', code: 'OwnerNotScanned' } as const;

describeCheck(check, {
  passing: {
    'a member account under the shadow of a healthy organization trail': {
      evidence: { trails: [trail()], selectors: { [organization]: managementSelectors } },
      expect: [
        { outcome: 'pass', message: 'recorded', text: 'org-trail', facts: { live: [organization], stopped: [] } },
      ],
    },
    'advanced selectors of any name': {
      evidence: { trails: [trail()], selectors: { [organization]: advanced([management]) } },
      expect: [{ outcome: 'pass', message: 'recorded' }],
    },
    'two half trails that make a whole': {
      evidence: {
        trails: [trail(), ownTrail()],
        selectors: { [organization]: only('WriteOnly'), [own]: only('ReadOnly') },
      },
      expect: [{ outcome: 'pass', text: 'org-trail, own-trail' }],
    },
    'a live trail beside one whose status is denied': {
      evidence: { trails: [trail(), ownTrail({ Status: denied })], selectors: { [organization]: managementSelectors } },
      expect: [{ outcome: 'pass', text: 'by org-trail.' }],
    },
    'a whole trail beside one whose owner was not scanned': {
      evidence: {
        trails: [trail(), ownTrail()],
        selectors: { [organization]: ownerNotScanned, [own]: managementSelectors },
      },
      expect: [{ outcome: 'pass' }],
    },
  },
  failing: {
    'no trail at all': {
      evidence: { trails: [], selectors: {} },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'the only trail is stopped': {
      evidence: { trails: [trail({ Status: stopped })], selectors: { [organization]: managementSelectors } },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stopped', facts: { live: [], stopped: [organization] } }],
    },
    'writes only: reads such as AssumeRole are lost': {
      evidence: { trails: [trail()], selectors: { [organization]: only('WriteOnly') } },
      expect: [
        { outcome: 'fail', gap: 'unsound', message: 'narrowed', text: 'of reads nothing, of writes everything' },
      ],
    },
    'the other half belongs to a stopped trail': {
      evidence: {
        trails: [trail(), ownTrail({ Status: stopped })],
        selectors: { [organization]: only('WriteOnly'), [own]: only('ReadOnly') },
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'narrowed' }],
    },
    'data events only': {
      evidence: {
        trails: [trail()],
        selectors: {
          [organization]: advanced([
            { Field: 'eventCategory', Equals: ['Data'] },
            { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
          ]),
        },
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'narrowed', text: 'of reads nothing, of writes nothing' }],
    },
    'KMS is left out, which weighs less': {
      evidence: {
        trails: [trail()],
        selectors: {
          [organization]: advanced([management, { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }]),
        },
      },
      expect: [{ outcome: 'fail', gap: 'unsound', severity: 'high', text: 'everything but kms.amazonaws.com' }],
    },
  },
  others: {
    'a half trail and one whose status is denied': {
      evidence: { trails: [trail(), ownTrail({ Status: denied })], selectors: { [organization]: only('WriteOnly') } },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'the organization trail belongs to an account that was not scanned': {
      evidence: { trails: [trail()], selectors: { [organization]: ownerNotScanned } },
      expect: [{ outcome: 'unknown', unread: ownerNotScanned }],
    },
  },
});

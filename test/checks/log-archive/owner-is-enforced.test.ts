import check from '../../../checks/log-archive/owner-is-enforced.ts';
import { acl, bucketScope } from '../../support/buckets.ts';
import { describeCheck } from '../../support/describe-check.ts';

const scope = bucketScope();
const to = (Grantee: object) => ({ Grantee, Permission: 'WRITE' });
const group = (name: string) => to({ Type: 'Group', URI: `http://acs.amazonaws.com/groups/${name}` });

describeCheck(check, {
  passing: {
    'BucketOwnerEnforced, whatever the list says': {
      scope,
      evidence: {
        ownership: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        acl: acl(group('global/AllUsers')),
      },
      expect: [{ outcome: 'pass', message: 'enforced' }],
    },
    'a list that grants the owner only': {
      scope,
      evidence: { ownership: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] }, acl: acl() },
      expect: [{ outcome: 'pass', message: 'harmless', text: 'BucketOwnerPreferred' }],
    },
    'a list that lets S3 deliver access logs': {
      scope,
      evidence: { ownership: null, acl: acl(group('s3/LogDelivery')) },
      expect: [{ outcome: 'pass', message: 'harmless', text: 'not set' }],
    },
  },
  failing: {
    'a list that grants another account': {
      scope,
      evidence: { ownership: null, acl: acl(to({ Type: 'CanonicalUser', ID: 'stranger' })) },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'granted',
          facts: { ObjectOwnership: null, grants: ['WRITE to stranger'] },
        },
      ],
    },
    'a list that grants every AWS customer': {
      scope,
      evidence: {
        ownership: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
        acl: acl(group('global/AuthenticatedUsers')),
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'granted', text: 'AuthenticatedUsers' }],
    },
    'a grant without a grantee': {
      scope,
      evidence: { ownership: null, acl: acl({ Permission: 'READ' }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'granted', text: 'an unnamed grantee' }],
    },
  },
});

import { defineCheck } from 'blindspot';
import { cloudTrailTrails } from 'blindspot/evidence/cloudtrail-trails';

/** An example of a check of one's own: what is good here is known to no catalogue. */
export default defineCheck({
  id: 'archive/trails-write-to-our-bucket',
  title: 'Trails write to the bucket that the SOC reads',
  failureTitle: 'A trail writes where the SOC does not look',
  severity: 'medium',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'trail',
  why: 'The SOC reads the buckets named org-*: what goes elsewhere is recorded, and seen by nobody who watches.',
  remedy: { text: 'Point the trail at the bucket of the log archive.' },
  controls: {},
  requirements: [],
  changedBy: ['cloudtrail:UpdateTrail'],
  needs: { trails: cloudTrailTrails },
  messages: {
    ours: 'Trail {name} writes to {bucket}.',
    elsewhere: 'Trail {name} writes to {bucket}, which is none of ours.',
    gone: 'Trail {name} is no longer there.',
  },
  *evaluate({ trails }, { scope, pass, unsound, notApplicable }) {
    const arn = scope.destination?.arn ?? '';
    const trail = trails.find(({ TrailARN }) => TrailARN === arn);
    if (!trail) return yield notApplicable('gone', { name: arn });
    const holes = { name: trail.Name, bucket: trail.S3BucketName };
    const facts = { S3BucketName: trail.S3BucketName };
    if (trail.S3BucketName.startsWith('org-')) yield pass('ours', holes, { facts });
    else yield unsound('elsewhere', holes, { facts });
  },
});

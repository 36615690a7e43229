import { apiCall, EC2_DONE } from '../event-builder.ts';
import type { SampleEvent } from '../sample-event.ts';

const OUTSIDER = '999999999999';

/** Request shapes follow the services' API references; CloudTrail writes EC2's sets as `{items: […]}`. */
export const snapshotEvents: readonly SampleEvent[] = [
  {
    id: 'snapshot-share-ebs',
    signals: ['SNAPSHOT_SHARE'],
    note: 'a volume snapshot given to another account, which copies the disk at leisure',
    event: apiCall('ec2:ModifySnapshotAttribute', {
      requestParameters: {
        snapshotId: 'snap-0123456789abcdef0',
        createVolumePermission: { add: { items: [{ userId: OUTSIDER }] } },
        attributeType: 'CREATE_VOLUME_PERMISSION',
      },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'snapshot-share-ebs-public',
    signals: ['SNAPSHOT_SHARE'],
    note: 'given to everyone',
    event: apiCall('ec2:ModifySnapshotAttribute', {
      requestParameters: {
        snapshotId: 'snap-0123456789abcdef0',
        createVolumePermission: { add: { items: [{ group: 'all' }] } },
        attributeType: 'CREATE_VOLUME_PERMISSION',
      },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'snapshot-share-image',
    signals: ['SNAPSHOT_SHARE'],
    note: 'an image carries its snapshots',
    event: apiCall('ec2:ModifyImageAttribute', {
      requestParameters: {
        imageId: 'ami-0123456789abcdef0',
        launchPermission: { add: { items: [{ userId: OUTSIDER }] } },
        attributeType: 'launchPermission',
      },
      responseElements: EC2_DONE,
    }),
  },
  {
    id: 'snapshot-share-rds',
    signals: ['SNAPSHOT_SHARE'],
    event: apiCall('rds:ModifyDBSnapshotAttribute', {
      requestParameters: { dBSnapshotIdentifier: 'orders', attributeName: 'restore', valuesToAdd: [OUTSIDER] },
      responseElements: {
        dBSnapshotIdentifier: 'orders',
        dBSnapshotAttributes: [{ attributeName: 'restore', attributeValues: [OUTSIDER] }],
      },
    }),
  },
  {
    id: 'snapshot-share-rds-cluster',
    signals: ['SNAPSHOT_SHARE'],
    event: apiCall('rds:ModifyDBClusterSnapshotAttribute', {
      requestParameters: { dBClusterSnapshotIdentifier: 'orders', attributeName: 'restore', valuesToAdd: [OUTSIDER] },
      responseElements: {
        dBClusterSnapshotIdentifier: 'orders',
        dBClusterSnapshotAttributes: [{ attributeName: 'restore', attributeValues: [OUTSIDER] }],
      },
    }),
  },
  {
    id: 'snapshot-copy-ebs',
    signals: ['SNAPSHOT_SHARE'],
    note: 'a copy can change the key, which is what makes a snapshot shareable',
    event: apiCall('ec2:CopySnapshot', {
      requestParameters: {
        sourceRegion: 'us-east-1',
        sourceSnapshotId: 'snap-0123456789abcdef0',
        kmsKeyId: `arn:aws:kms:us-east-1:${OUTSIDER}:key/00000000-0000-4000-8000-000000000009`,
      },
      responseElements: { requestId: 'x', snapshotId: 'snap-0fedcba9876543210' },
    }),
  },
  {
    id: 'snapshot-copy-rds',
    signals: ['SNAPSHOT_SHARE'],
    event: apiCall('rds:CopyDBSnapshot', {
      requestParameters: { sourceDBSnapshotIdentifier: 'rds:orders-2026-11-20', targetDBSnapshotIdentifier: 'orders' },
      responseElements: { dBSnapshotIdentifier: 'orders', status: 'creating' },
    }),
  },
  {
    id: 'neg-snapshot-create',
    signals: [],
    nearMissOf: 'SNAPSHOT_SHARE',
    note: 'a backup leaves nothing outside the account',
    event: apiCall('ec2:CreateSnapshot', {
      requestParameters: { volumeId: 'vol-0123456789abcdef0' },
      responseElements: { requestId: 'x', snapshotId: 'snap-0123456789abcdef0', status: 'pending' },
    }),
  },
  {
    id: 'neg-snapshot-describe-attribute',
    signals: [],
    nearMissOf: 'SNAPSHOT_SHARE',
    event: apiCall('ec2:DescribeSnapshotAttribute', {
      readOnly: true,
      requestParameters: { snapshotId: 'snap-0123456789abcdef0', attributeType: 'CREATE_VOLUME_PERMISSION' },
    }),
  },
  {
    id: 'neg-elasticache-copysnapshot',
    signals: [],
    nearMissOf: 'SNAPSHOT_SHARE',
    note: 'name collision: needs eventSource',
    event: apiCall('elasticache:CopySnapshot', {
      requestParameters: { sourceSnapshotName: 'cache-1', targetSnapshotName: 'cache-2' },
    }),
  },
];

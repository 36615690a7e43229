import { expect, test } from 'vitest';
import check from '../../../checks/dns/resolver-queries-are-logged.ts';
import { collected } from '../../../src/core/evidence.ts';
import { resolverQueryLogging } from '../../../src/evidence/resolver-query-logging.ts';
import { denied, describeCheck, euWest1, logArchive, workload } from '../../support/describe-check.ts';
import { flowLogGroup, flowLogStores, flowLogStream, vpc, vpcArnOf } from '../../support/flow-logs.ts';
import { dnsBucket, queryLogAssociation, queryLogConfig } from '../../support/query-logs.ts';

const stores = { ...flowLogStores, buckets: { [dnsBucket]: { exists: true } } };
const to = (DestinationArn: string) => queryLogAssociation({}, collected(queryLogConfig({ DestinationArn })));
const evidence = { ...stores, networks: [vpc()], associations: [queryLogAssociation()] };

describeCheck(check, {
  passing: {
    'a configuration that another account shares': {
      evidence,
      expect: [
        {
          outcome: 'pass',
          message: 'logged',
          text: dnsBucket,
          resource: vpcArnOf('vpc-1'),
        },
      ],
    },
    'a folder of a bucket': {
      evidence: { ...evidence, associations: [to(`${dnsBucket}/resolver`)] },
      expect: [{ outcome: 'pass', message: 'logged' }],
    },
    'a log group': {
      evidence: { ...evidence, associations: [to(`${flowLogGroup}:*`)] },
      expect: [{ outcome: 'pass', message: 'logged', text: flowLogGroup }],
    },
    'a stream beside a configuration that fails': {
      evidence: {
        ...evidence,
        associations: [queryLogAssociation({ Id: 'rqlca-2', Status: 'FAILED' }), to(flowLogStream)],
      },
      expect: [{ outcome: 'pass', message: 'logged', text: flowLogStream }],
    },
  },
  failing: {
    'no association': {
      evidence: { ...evidence, associations: [] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none', resource: vpcArnOf('vpc-1') }],
    },
    'an association of another VPC': {
      evidence: { ...evidence, networks: [vpc(), vpc({ VpcId: 'vpc-2', IsDefault: true })] },
      expect: [
        { outcome: 'pass', message: 'logged' },
        { outcome: 'fail', gap: 'missing', message: 'none', text: 'default VPC vpc-2', resource: vpcArnOf('vpc-2') },
      ],
    },
    'an association that needs action': {
      evidence: {
        ...evidence,
        associations: [queryLogAssociation({ Status: 'ACTION_NEEDED', Error: 'ACCESS_DENIED' })],
      },
      expect: [
        { outcome: 'fail', gap: 'unsound', message: 'inactive', text: 'rqlca-1 is ACTION_NEEDED (ACCESS_DENIED)' },
      ],
    },
    'an active association with an error': {
      evidence: { ...evidence, associations: [queryLogAssociation({ Error: 'DESTINATION_NOT_FOUND' })] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'inactive' }],
    },
    'a configuration that failed': {
      evidence: {
        ...evidence,
        associations: [queryLogAssociation({}, collected(queryLogConfig({ Status: 'FAILED' })))],
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'broken', text: 'rqlc-1 is FAILED' }],
    },
    'a bucket that is gone': {
      evidence: { ...evidence, buckets: { [dnsBucket]: { exists: false } } },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'gone' }],
    },
    'a stream that does not take records': {
      evidence: {
        ...evidence,
        streams: { [flowLogStream]: { ...flowLogStores.streams[flowLogStream], DeliveryStreamStatus: 'DELETING' } },
        associations: [to(flowLogStream)],
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stalled', text: 'DELETING' }],
    },
  },
  others: {
    'a configuration that could not be read': {
      evidence: { ...evidence, associations: [queryLogAssociation({}, denied)] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'a destination of a type that is not known': {
      evidence: { ...evidence, associations: [to('arn:aws:sqs:eu-west-1:444444444444:dns')] },
      expect: [{ outcome: 'unknown', unread: expect.objectContaining({ code: 'UnknownDestination' }) }],
    },
    'a VPC that another account shares': {
      evidence: { ...evidence, networks: [vpc({ OwnerId: logArchive })], associations: [] },
      expect: [{ outcome: 'not-applicable', message: 'shared', text: logArchive }],
    },
    'no VPC': {
      evidence: { ...evidence, networks: [], associations: [] },
      expect: [{ outcome: 'not-applicable', message: 'noVpc' }],
    },
  },
});

test('each configuration refers to its destination once, with the folder that it writes to', () => {
  const association = to(`${dnsBucket}/resolver/`);
  const at = { account: workload, region: euWest1, partition: 'aws' };
  const made = resolverQueryLogging.references?.([association, { ...association, ResourceId: 'vpc-2' }], at);
  expect(made).toEqual([
    {
      type: 'bucket',
      arn: dnsBucket,
      prefix: 'resolver',
      source: 'dns',
      from: queryLogConfig().Arn,
      account: workload,
      region: euWest1,
    },
  ]);
});

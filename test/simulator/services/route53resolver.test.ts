import { expect, test } from 'vitest';
import { Aws } from '../../../src/aws/aws.ts';
import { Session } from '../../../src/aws/session.ts';
import { readEvidence } from '../../../src/collect/read.ts';
import collector from '../../../src/collectors/resolver-query-logging.ts';
import { accountId, regionName } from '../../../src/core/ids.ts';
import { queryLogConfig } from '../../../src/simulator/estate/dns.ts';
import { healthyOrganization, homeRegion } from '../../../src/simulator/estate/healthy.ts';
import { defaultVpc } from '../../../src/simulator/estate/network.ts';
import { placeOf } from '../../../src/simulator/estate/organization.ts';
import { startSimulator } from '../../../src/simulator/simulator.ts';

test('query logging is read through the older client, page by page, shared configurations too', async () => {
  const organization = healthyOrganization();
  const account = accountId('111111111111');
  const place = placeOf(organization, account, homeRegion);
  place.vpcs = ['vpc-1', 'vpc-2'].map((VpcId) => defaultVpc({ VpcId }));
  place.queryLogConfigs = [
    queryLogConfig({ Name: 'own', DestinationArn: 'arn:aws:s3:::own', vpcIds: ['vpc-1'] }),
    queryLogConfig({
      Name: 'shared',
      DestinationArn: 'arn:aws:s3:::central',
      OwnerId: '222222222222',
      vpcIds: ['vpc-1', 'vpc-2'],
      association: { Status: 'FAILED', Error: 'ACCESS_DENIED', ErrorMessage: 'no' },
    }),
  ];
  const simulator = await startSimulator({ organization, pageSize: 1 });
  const aws = new Aws({ concurrency: 4, endpoint: simulator.url, signal: new AbortController().signal });
  const read = await readEvidence(collector, {
    aws,
    session: new Session(account, async () => simulator.credentials),
    account,
    region: regionName(homeRegion),
    partition: 'aws',
    destination: null,
    now: new Date(0),
    memo: new Map(),
  });
  const config = (own: boolean) => ({
    kind: 'collected',
    value: {
      OwnerId: own ? account : '222222222222',
      ShareStatus: own ? 'NOT_SHARED' : 'SHARED_WITH_ME',
      Status: 'CREATED',
      DestinationArn: own ? 'arn:aws:s3:::own' : 'arn:aws:s3:::central',
    },
  });
  expect(read).toMatchObject({
    kind: 'collected',
    value: [
      { ResourceId: 'vpc-1', Status: 'ACTIVE', Error: 'NONE', Config: config(true) },
      { ResourceId: 'vpc-1', Status: 'FAILED', Error: 'ACCESS_DENIED', Config: config(false) },
      { ResourceId: 'vpc-2', Status: 'FAILED', Error: 'ACCESS_DENIED', Config: config(false) },
    ],
  });
  // One listing of three pages, and one of two for all the configurations.
  expect(aws.counts.calls).toBe(5);
  await aws.close();
  await simulator.close();
});

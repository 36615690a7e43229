import { hours } from '../../src/simulator/estate/ago.ts';
import { auditRole, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { byUser } from '../../src/simulator/estate/history.ts';
import { fullLogFormat, vpc } from '../../src/simulator/estate/network.ts';
import { accountOf, type Organization, placeOf } from '../../src/simulator/estate/organization.ts';

/** The estate's clock. */
export const now = new Date('2026-03-01T12:00:00Z');

/** Two workloads beside the healthy organization's own accounts. */
export const workload = '444444444444';
export const refusing = '555555555555';
/** What the workload's role asks for. */
export const externalId = 'audit-2026';
/** Enabled in the workload only. */
export const optInRegion = 'me-south-1';

/**
 * A healthy organization with what a client may stumble upon: a role with an external id, an account without the role,
 * a Region that only one account has enabled, a flow log that fails, and calls that policies deny.
 */
export function clientEstate(): Organization {
  const estate = healthyOrganization({
    workloads: [
      {
        id: workload,
        name: 'Bücher & <Söhne>',
        ou: ['Workloads'],
        roles: [auditRole({ externalId })],
        optIn: { [optInRegion]: 'ENABLED' },
      },
      { id: refusing, name: 'refusing', ou: ['Workloads', 'Old'], roles: [] },
    ],
    denials: [
      { action: 'ec2:DescribeVpcs', accounts: [workload], regions: ['eu-west-1'] },
      { action: 'guardduty:ListDetectors', accounts: [workload], regions: ['eu-west-1'], by: 'service control policy' },
      { action: 'kms:ListKeys', accounts: [workload] },
    ],
  });
  placeOf(estate, workload, 'us-east-1').vpcs.push(
    vpc({
      CidrBlock: '10.20.0.0/16',
      flowLogs: [
        {
          TrafficType: 'REJECT',
          LogDestinationType: 'cloud-watch-logs',
          LogGroupName: 'flow-logs',
          LogFormat: fullLogFormat,
          MaxAggregationInterval: 600,
          createdAgo: 3_600_000,
          DeliverLogsStatus: 'FAILED',
          DeliverLogsErrorMessage: 'Access error',
        },
      ],
    }),
    vpc({ CidrBlock: '10.30.0.0/16' }),
  );
  placeOf(estate, workload, 'us-east-1').history.push(
    {
      ...byUser(workload, 'ada'),
      ago: hours(1),
      source: 'iam.amazonaws.com',
      name: 'CreateUser',
      resources: [{ type: 'AWS::IAM::User', name: 'bob' }],
    },
    {
      ...byUser(workload, 'ada'),
      ago: hours(1),
      source: 'iam.amazonaws.com',
      name: 'ListUsers',
      readOnly: true,
      resources: [],
    },
  );
  accountOf(estate, workload).publicAccessBlock = undefined;
  return estate;
}

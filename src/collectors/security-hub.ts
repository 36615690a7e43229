import { DescribeHubCommand, GetEnabledStandardsCommand } from '@aws-sdk/client-securityhub';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { securityHub } from '../aws/services.ts';
import { securityHubStandards } from '../evidence/security-hub.ts';

export default defineCollector({
  kind: securityHubStandards,
  service: securityHub,
  operations: {
    // InvalidAccessException is Security Hub's word for "not enabled here".
    DescribeHub: { command: DescribeHubCommand, absent: ['InvalidAccessException', 'ResourceNotFoundException'] },
    GetEnabledStandards: GetEnabledStandardsCommand,
  },
  each: { GetEnabledStandards: 'hub' },
  async collect({ call }) {
    const hub = await call.DescribeHub({});
    if (!hub) return null;
    const standards = await allPages(
      (NextToken) => call.GetEnabledStandards({ NextToken }),
      (page) => page.StandardsSubscriptions, // absent when there are none
      (page) => page.NextToken,
    );
    return {
      HubArn: required(hub.HubArn, 'HubArn'),
      Standards: standards.map(({ StandardsArn, StandardsStatus }) => ({
        StandardsArn: required(StandardsArn, 'StandardsSubscriptions.StandardsArn'),
        StandardsStatus: required(StandardsStatus, 'StandardsSubscriptions.StandardsStatus'),
      })),
    };
  },
});

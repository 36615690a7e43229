import { DescribeOrganizationCommand } from '@aws-sdk/client-organizations';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { organizations } from '../aws/services.ts';
import { organization } from '../evidence/organization.ts';

export default defineCollector({
  kind: organization,
  service: organizations,
  operations: {
    DescribeOrganization: { command: DescribeOrganizationCommand, absent: ['AWSOrganizationsNotInUseException'] },
  },
  async collect({ call }) {
    const answer = await call.DescribeOrganization({});
    if (!answer) return null;
    const { Id, MasterAccountId, FeatureSet } = required(answer.Organization, 'Organization');
    return { Id: required(Id, 'Id'), MasterAccountId: required(MasterAccountId, 'MasterAccountId'), FeatureSet };
  },
});

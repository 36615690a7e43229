import {
  DescribeOrganizationConfigurationCommand,
  GetAdministratorAccountCommand,
  ListDetectorsCommand,
  ListMembersCommand,
} from '@aws-sdk/client-guardduty';
import { required } from '../aws/answers.ts';
import { defineCollector, defineVantage } from '../aws/collector.ts';
import { guardDuty } from '../aws/services.ts';
import { guardDutyAdministrator } from '../evidence/guardduty-administrator.ts';
import { detectorId } from './guardduty-detector.ts';
import { membersOf } from './guardduty-members.ts';

export default defineCollector({
  kind: guardDutyAdministrator,
  service: guardDuty,
  operations: {
    ListDetectors: ListDetectorsCommand,
    GetAdministratorAccount: GetAdministratorAccountCommand,
    // GuardDuty answers BadRequestException to every account but the administrator.
    DescribeOrganizationConfiguration: {
      command: DescribeOrganizationConfigurationCommand,
      absent: ['BadRequestException'],
    },
  },
  each: {
    GetAdministratorAccount: 'detector',
    DescribeOrganizationConfiguration: 'detector that nobody else administers',
  },
  // The relationship is one record that both sides read (GuardDuty API Reference, Member: DetectorId, AdministratorId,
  // RelationshipStatus). A member under which findings do not flow is asked itself what it knows.
  vantage: defineVantage({
    principal: 'guardduty.amazonaws.com',
    operations: { ListDetectors: ListDetectorsCommand, ListMembers: ListMembersCommand },
    async collect({ call, account }) {
      const members = await membersOf(call);
      return Object.fromEntries(
        (members?.Members ?? []).flatMap(({ AccountId, DetectorId, AdministratorId, RelationshipStatus }) =>
          AccountId && DetectorId && AdministratorId === account && RelationshipStatus === 'Enabled'
            ? [[AccountId, { DetectorId, Administrator: { AccountId: AdministratorId, RelationshipStatus } }]]
            : [],
        ),
      );
    },
  }),
  async collect({ call, attempt }) {
    const DetectorId = await detectorId(call);
    if (DetectorId === undefined) return null;
    const { Administrator } = await call.GetAdministratorAccount({ DetectorId });
    if (Administrator?.AccountId) {
      const RelationshipStatus = required(Administrator.RelationshipStatus, 'Administrator.RelationshipStatus');
      return { DetectorId, Administrator: { AccountId: Administrator.AccountId, RelationshipStatus } };
    }
    return {
      DetectorId,
      AdministersOrganization: await attempt(
        async () => (await call.DescribeOrganizationConfiguration({ DetectorId })) !== undefined,
      ),
    };
  },
});

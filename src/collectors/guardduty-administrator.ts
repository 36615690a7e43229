import {
  DescribeOrganizationConfigurationCommand,
  GetAdministratorAccountCommand,
  ListDetectorsCommand,
} from '@aws-sdk/client-guardduty';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { guardDuty } from '../aws/services.ts';
import { guardDutyAdministrator } from '../evidence/guardduty-administrator.ts';
import { detectorId } from './guardduty-detector.ts';

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

import {
  DescribeOrganizationConfigurationCommand,
  type DescribeOrganizationConfigurationCommandOutput,
  ListDetectorsCommand,
} from '@aws-sdk/client-guardduty';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { guardDuty } from '../aws/services.ts';
import { guardDutyOrganizationConfiguration } from '../evidence/guardduty-organization-configuration.ts';
import { detectorId } from './guardduty-detector.ts';

export default defineCollector({
  kind: guardDutyOrganizationConfiguration,
  service: guardDuty,
  operations: {
    ListDetectors: ListDetectorsCommand,
    // GuardDuty answers BadRequestException to every account but the administrator.
    DescribeOrganizationConfiguration: {
      command: DescribeOrganizationConfigurationCommand,
      absent: ['BadRequestException'],
    },
  },
  each: { DescribeOrganizationConfiguration: 'detector' },
  async collect({ call }) {
    const DetectorId = await detectorId(call);
    if (DetectorId === undefined) return null;
    const first = await call.DescribeOrganizationConfiguration({ DetectorId });
    if (!first) return null;
    const features = await allPages(
      async (NextToken): Promise<Partial<DescribeOrganizationConfigurationCommandOutput>> =>
        NextToken ? ((await call.DescribeOrganizationConfiguration({ DetectorId, NextToken })) ?? {}) : first,
      ({ Features }) => Features,
      ({ NextToken }) => NextToken,
    );
    return {
      DetectorId,
      AutoEnableOrganizationMembers: first.AutoEnableOrganizationMembers,
      AutoEnable: first.AutoEnable,
      MemberAccountLimitReached: required(first.MemberAccountLimitReached, 'MemberAccountLimitReached'),
      Features: features.map((feature) => ({ ...feature, Name: required(feature.Name, 'Features.Name') })),
    };
  },
});

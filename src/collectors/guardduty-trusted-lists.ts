import {
  GetIPSetCommand,
  GetTrustedEntitySetCommand,
  ListDetectorsCommand,
  ListIPSetsCommand,
  ListTrustedEntitySetsCommand,
} from '@aws-sdk/client-guardduty';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { guardDuty } from '../aws/services.ts';
import { guardDutyTrustedLists, type TrustedList } from '../evidence/guardduty-trusted-lists.ts';
import { detectorId } from './guardduty-detector.ts';

export default defineCollector({
  kind: guardDutyTrustedLists,
  service: guardDuty,
  operations: {
    ListDetectors: ListDetectorsCommand,
    ListIPSets: ListIPSetsCommand,
    GetIPSet: GetIPSetCommand,
    ListTrustedEntitySets: ListTrustedEntitySetsCommand,
    GetTrustedEntitySet: GetTrustedEntitySetCommand,
  },
  each: {
    ListIPSets: 'detector',
    GetIPSet: 'trusted IP list',
    ListTrustedEntitySets: 'detector',
    GetTrustedEntitySet: 'trusted entity list',
  },
  async collect({ call, attempt }) {
    const DetectorId = await detectorId(call);
    if (DetectorId === undefined) return null;

    const IPSets = await attempt(async () => {
      const ids = await allPages(
        (NextToken) => call.ListIPSets({ DetectorId, MaxResults: 50, NextToken }),
        ({ IpSetIds }) => required(IpSetIds, 'IpSetIds'),
        ({ NextToken }) => NextToken,
      );
      return Promise.all(
        ids.map(async (IpSetId) => ({
          IpSetId,
          IPSet: await attempt(async () => trustedList(await call.GetIPSet({ DetectorId, IpSetId }))),
        })),
      );
    });

    const TrustedEntitySets = await attempt(async () => {
      const ids = await allPages(
        (NextToken) => call.ListTrustedEntitySets({ DetectorId, MaxResults: 50, NextToken }),
        ({ TrustedEntitySetIds }) => required(TrustedEntitySetIds, 'TrustedEntitySetIds'),
        ({ NextToken }) => NextToken,
      );
      return Promise.all(
        ids.map(async (TrustedEntitySetId) => ({
          TrustedEntitySetId,
          TrustedEntitySet: await attempt(async () =>
            trustedList(await call.GetTrustedEntitySet({ DetectorId, TrustedEntitySetId })),
          ),
        })),
      );
    });

    return { DetectorId, IPSets, TrustedEntitySets };
  },
});

/** The fields that both kinds of list share. */
function trustedList(list: { [K in keyof TrustedList]: string | undefined }): TrustedList {
  return {
    Name: required(list.Name, 'Name'),
    Status: required(list.Status, 'Status'),
    Location: required(list.Location, 'Location'),
  };
}

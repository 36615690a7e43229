import {
  GetDetectorCommand,
  ListDetectorsCommand,
  type ListDetectorsCommandInput,
  type ListDetectorsCommandOutput,
} from '@aws-sdk/client-guardduty';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { guardDuty } from '../aws/services.ts';
import { guardDutyDetector } from '../evidence/guardduty-detector.ts';

export default defineCollector({
  kind: guardDutyDetector,
  service: guardDuty,
  operations: { ListDetectors: ListDetectorsCommand, GetDetector: GetDetectorCommand },
  each: { GetDetector: 'detector' },
  async collect({ call }) {
    const DetectorId = await detectorId(call);
    if (DetectorId === undefined) return null;
    const { Status, FindingPublishingFrequency, Features } = await call.GetDetector({ DetectorId });
    return {
      DetectorId,
      Status: required(Status, 'Status'),
      FindingPublishingFrequency,
      Features: Features?.map((feature) => ({
        ...feature,
        Name: required(feature.Name, 'Features.Name'),
        Status: required(feature.Status, 'Features.Status'),
      })),
    };
  },
});

interface ListsDetectors {
  readonly ListDetectors: (input: ListDetectorsCommandInput) => Promise<ListDetectorsCommandOutput>;
}

/** The id of a target's detector, of which AWS allows one; undefined when there is none. */
export async function detectorId(call: ListsDetectors): Promise<string | undefined> {
  const ids = await allPages(
    (NextToken) => call.ListDetectors(NextToken ? { NextToken } : {}),
    ({ DetectorIds }) => required(DetectorIds, 'DetectorIds'),
    ({ NextToken }) => NextToken,
  );
  return ids[0];
}

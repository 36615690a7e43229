import {
  DescribePublishingDestinationCommand,
  type DescribePublishingDestinationCommandOutput,
  ListDetectorsCommand,
  ListPublishingDestinationsCommand,
} from '@aws-sdk/client-guardduty';
import { allPages, isoDate, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { guardDuty } from '../aws/services.ts';
import { guardDutyPublishingDestinations } from '../evidence/guardduty-publishing-destinations.ts';
import { detectorId } from './guardduty-detector.ts';

export default defineCollector({
  kind: guardDutyPublishingDestinations,
  service: guardDuty,
  operations: {
    ListDetectors: ListDetectorsCommand,
    ListPublishingDestinations: ListPublishingDestinationsCommand,
    DescribePublishingDestination: DescribePublishingDestinationCommand,
  },
  each: { ListPublishingDestinations: 'detector', DescribePublishingDestination: 'export' },
  async collect({ call, attempt }) {
    const DetectorId = await detectorId(call);
    if (DetectorId === undefined) return null;
    const listed = await allPages(
      (NextToken) => call.ListPublishingDestinations({ DetectorId, NextToken }),
      ({ Destinations }) => required(Destinations, 'Destinations'),
      ({ NextToken }) => NextToken,
    );
    const Destinations = await Promise.all(
      listed.map(async (destination) => {
        const DestinationId = required(destination.DestinationId, 'Destinations.DestinationId');
        return {
          DestinationId,
          DestinationType: required(destination.DestinationType, 'Destinations.DestinationType'),
          Status: required(destination.Status, 'Destinations.Status'),
          Details: await attempt(async () =>
            details(await call.DescribePublishingDestination({ DetectorId, DestinationId })),
          ),
        };
      }),
    );
    return { DetectorId, Destinations };
  },
});

/** The timestamp is in milliseconds since the epoch; 0 or absent while findings are written. */
function details({
  DestinationProperties,
  PublishingFailureStartTimestamp: failing,
}: DescribePublishingDestinationCommandOutput) {
  return {
    DestinationArn: required(DestinationProperties?.DestinationArn, 'DestinationProperties.DestinationArn'),
    KmsKeyArn: DestinationProperties?.KmsKeyArn,
    PublishingFailureStartTimestamp: failing ? isoDate(new Date(failing)) : undefined,
  };
}

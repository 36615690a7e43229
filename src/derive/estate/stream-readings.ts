import type { Reading } from '../../core/estate-map.ts';
import { describeUnread, isCollected } from '../../core/evidence.ts';
import { deliveryStream } from '../../evidence/delivery-stream.ts';
import { readerOf } from './reader-of.ts';
import type { ReadingEvidence } from './readings.ts';

/** Where a delivery stream takes its records. */
export function streamReadings(store: string, { read }: ReadingEvidence): readonly Reading[] {
  const found = read.ofDestination(deliveryStream, store);
  if (!isCollected(found)) return [{ store, reader: null, state: 'unknown', why: describeUnread(found), findings: [] }];
  const { Destinations = [], DeliveryStreamStatus: status = '' } = found.value ?? {};
  return Destinations.map((to): Reading => {
    const bucket = to.ExtendedS3DestinationDescription?.BucketARN ?? to.S3DestinationDescription?.BucketARN;
    const location = read.destinations.find(({ arn }) => arn === bucket)?.location;
    const account = location?.state === 'found' || location?.state === 'elsewhere' ? location.account : null;
    return {
      store,
      reader: bucket === undefined ? null : { ...readerOf(bucket), account },
      state:
        status !== 'ACTIVE' || location?.state === 'absent' ? 'broken' : bucket === undefined ? 'unknown' : 'delivers',
      why:
        location?.state === 'absent'
          ? `Its status is ${status}, and there is no bucket ${bucket}.`
          : `Its status is ${status}${bucket === undefined ? '; where it takes records was not seen' : ''}.`,
      findings: [],
    };
  });
}

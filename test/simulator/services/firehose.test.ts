import { DescribeDeliveryStreamCommand, FirehoseClient } from '@aws-sdk/client-firehose';
import { expect, test } from 'vitest';
import { healthyOrganization, homeRegion } from '../../../src/simulator/estate/healthy.ts';
import { deliveryStream } from '../../../src/simulator/estate/integration.ts';
import { placeOf } from '../../../src/simulator/estate/organization.ts';
import { startSimulator } from '../../../src/simulator/simulator.ts';
import { clientFor } from '../connect.ts';

test('a delivery stream says where it delivers, and another is not found', async () => {
  const organization = healthyOrganization();
  placeOf(organization, '111111111111', homeRegion).deliveryStreams.push(deliveryStream('siem', 'arn:aws:s3:::siem'));
  const simulator = await startSimulator({ organization });
  const firehose = new FirehoseClient(clientFor(simulator, simulator.credentials, homeRegion));
  const ask = (DeliveryStreamName: string) => firehose.send(new DescribeDeliveryStreamCommand({ DeliveryStreamName }));

  const { DeliveryStreamDescription: siem } = await ask('siem');
  expect(siem?.DeliveryStreamStatus).toBe('ACTIVE');
  expect(siem?.Destinations?.[0]?.ExtendedS3DestinationDescription?.BucketARN).toBe('arn:aws:s3:::siem');
  await expect(ask('other')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await simulator.close();
});

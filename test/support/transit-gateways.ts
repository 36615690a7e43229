import { collected } from '../../src/core/evidence.ts';
import type { TransitGateway } from '../../src/evidence/transit-gateways.ts';
import { workload } from './describe-check.ts';

export const transitGatewayArn = `arn:aws:ec2:eu-west-1:${workload}:transit-gateway/tgw-1`;

/** A transit gateway of the tests' own account, with two attachments in use and one of the past. */
export const transitGateway = (changes: Partial<TransitGateway> = {}): TransitGateway => ({
  TransitGatewayId: 'tgw-1',
  TransitGatewayArn: transitGatewayArn,
  OwnerId: workload,
  State: 'available',
  Attachments: collected([
    { TransitGatewayAttachmentId: 'tgw-attach-a', State: 'available' },
    { TransitGatewayAttachmentId: 'tgw-attach-b', State: 'available' },
    { TransitGatewayAttachmentId: 'tgw-attach-c', State: 'deleted' },
  ]),
  ...changes,
});

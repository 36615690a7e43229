import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

export const transitGatewaySchema = z.object({
  TransitGatewayId: text,
  TransitGatewayArn: text,
  /** Another account when the gateway is shared into this one. */
  OwnerId: text,
  State: text,
  /** DescribeTransitGatewayAttachments, as this account sees them. */
  Attachments: evidenceSchema(z.array(z.object({ TransitGatewayAttachmentId: text, State: text }))),
});
export type TransitGateway = z.infer<typeof transitGatewaySchema>;

/** The transit gateways that a target sees, shared ones included. */
export const transitGateways = defineEvidence({
  id: 'transit-gateways',
  version: 1,
  breadth: 'target',
  title: 'transit gateways',
  schema: z.array(transitGatewaySchema),
});

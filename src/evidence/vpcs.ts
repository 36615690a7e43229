import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

export const vpcSchema = z.object({
  VpcId: z.string(),
  /** Another account when the VPC is shared into this one (Amazon VPC User Guide, "Share your VPC subnets"). */
  OwnerId: z.string(),
  IsDefault: z.boolean(),
});
export type Vpc = z.infer<typeof vpcSchema>;

/** The VPCs that a target sees: its own, the default one, and those shared by other accounts. */
export const vpcs = defineEvidence({
  id: 'vpcs',
  version: 1,
  breadth: 'target',
  title: 'VPCs',
  schema: z.array(vpcSchema),
});

/** A VPC's ARN; DescribeVpcs gives only the id. The account is the owner's. */
export const vpcArn = (partition: string, region: string | null, { OwnerId, VpcId }: Pick<Vpc, 'OwnerId' | 'VpcId'>) =>
  `arn:${partition}:ec2:${region}:${OwnerId}:vpc/${VpcId}`;

import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

const ipPermissionSchema = z.object({
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a protocol number, or `-1` for all. */
  IpProtocol: text,
  /** For ICMP its type and code; absent where the protocol has no ports. */
  FromPort: z.number().optional(),
  ToPort: z.number().optional(),
  IpRanges: z.array(z.object({ CidrIp: text })),
  Ipv6Ranges: z.array(z.object({ CidrIpv6: text })),
});
export type IpPermission = z.infer<typeof ipPermissionSchema>;

const securityGroupSchema = z.object({
  GroupId: text,
  GroupName: text,
  /** Another account when the group is shared into this one. */
  OwnerId: text,
  /** What is let in from addresses; rules that name other groups or prefix lists are left out. */
  IpPermissions: z.array(ipPermissionSchema),
});
export type SecurityGroup = z.infer<typeof securityGroupSchema>;

/** The security groups that a target sees. */
export const securityGroups = defineEvidence({
  id: 'security-groups',
  version: 1,
  breadth: 'target',
  title: 'security groups',
  schema: z.array(securityGroupSchema),
});

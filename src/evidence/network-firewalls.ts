import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

const networkFirewallSchema = z.object({
  FirewallName: text,
  FirewallArn: text,
  /** DescribeLoggingConfiguration: one entry for each type of log and kind of destination; empty when nothing is logged. */
  LogDestinationConfigs: evidenceSchema(z.array(z.object({ LogType: text, LogDestinationType: text }))),
});
export type NetworkFirewall = z.infer<typeof networkFirewallSchema>;

/** The network firewalls that a target sees. */
export const networkFirewalls = defineEvidence({
  id: 'network-firewalls',
  version: 1,
  breadth: 'target',
  title: 'network firewalls',
  schema: z.array(networkFirewallSchema),
});

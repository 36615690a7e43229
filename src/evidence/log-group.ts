import { z } from 'zod';
import type { Reference } from '../core/destination.ts';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

const text = z.string();

/** One log group; null when its account and Region have none of this name (CloudWatch Logs API Reference, LogGroup). */
export const logGroup = defineDestinationEvidence({
  id: 'log-group',
  version: 1,
  destination: 'log-group',
  title: 'the log group',
  schema: z
    .object({
      logGroupName: text,
      /** Absent: events are kept for ever. */
      retentionInDays: z.number().optional(),
      /** ARN of the KMS key; absent: encrypted by CloudWatch Logs itself. */
      kmsKeyId: text.optional(),
      /** STANDARD, INFREQUENT_ACCESS, DELIVERY or one that AWS adds; absent from answers that predate classes. */
      logGroupClass: text.optional(),
      metricFilterCount: z.number().optional(),
      storedBytes: z.number().optional(),
      dataProtectionStatus: text.optional(),
    })
    .nullable(),
  references(group, { partition, account, region }) {
    if (!group?.kmsKeyId) return [];
    const from = `arn:${partition}:logs:${region}:${account}:log-group:${group.logGroupName}`;
    const key: Reference = {
      type: 'key',
      arn: group.kmsKeyId,
      source: 'cloudtrail-management',
      from,
      account: null,
      region: null,
    };
    return [key];
  },
});

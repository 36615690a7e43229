import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/** Whether new EBS volumes and copies of snapshots are encrypted whatever is asked (Amazon EC2 API Reference). */
export const ebsEncryptionByDefault = defineEvidence({
  id: 'ebs-encryption-by-default',
  version: 1,
  breadth: 'target',
  title: 'EBS encryption by default',
  schema: z.object({ EbsEncryptionByDefault: z.boolean() }),
});

import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

/** A data source or protection plan as GetDetector lists it. Names that this program does not know pass through. */
export const detectorFeatureSchema = z.object({
  Name: text,
  /** ENABLED or DISABLED. */
  Status: text,
  AdditionalConfiguration: z.array(z.object({ Name: text.optional(), Status: text.optional() })).optional(),
});
export type DetectorFeature = z.infer<typeof detectorFeatureSchema>;

export const detectorSchema = z.object({
  DetectorId: text,
  /** ENABLED, or DISABLED for one that is suspended: it is still listed and analyses nothing. */
  Status: text,
  /** How often updates of known findings go out; new findings go out at once (GuardDuty User Guide). */
  FindingPublishingFrequency: text.optional(),
  /** A feature that a Region does not offer is not listed. */
  Features: z.array(detectorFeatureSchema).optional(),
});
export type Detector = z.infer<typeof detectorSchema>;

/** The detector of a target, of which there is at most one; null when GuardDuty was never turned on, or was deleted. */
export const guardDutyDetector = defineEvidence({
  id: 'guardduty-detector',
  version: 1,
  breadth: 'target',
  title: 'the GuardDuty detector',
  schema: detectorSchema.nullable(),
});

import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

const text = z.string();

/** A mute rule: while it is active, the actions of its alarms do not run (CloudWatch API Reference, GetAlarmMuteRule). */
export const alarmMuteRuleSchema = z.object({
  Name: text.optional(),
  AlarmMuteRuleArn: text,
  MuteTargets: z.object({ AlarmNames: z.array(text).optional() }).optional(),
  ExpireDate: z.iso.datetime().optional(),
  /** SCHEDULED, ACTIVE or EXPIRED. */
  Status: text.optional(),
});

/** The mute rules of the account and Region in which a log group lives, but for those that have expired. */
export const logGroupAlarmMutes = defineDestinationEvidence({
  id: 'log-group-alarm-mutes',
  version: 1,
  destination: 'log-group',
  title: 'alarm mute rules',
  schema: z.array(z.object({ AlarmMuteRuleArn: text, Rule: evidenceSchema(alarmMuteRuleSchema) })),
});

import { z } from 'zod';
import type { Reference } from '../core/destination.ts';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';
import { notified } from './notified.ts';

const text = z.string();

/** A target of a rule (Amazon EventBridge API Reference, Target). What is sent instead of the event is left out. */
export const ruleTargetSchema = z.object({
  Id: text,
  Arn: text,
  /** The role that EventBridge takes for this target, instead of the target's own policy. */
  RoleArn: text.optional(),
  /** Which of Input, InputPath and InputTransformer replaces the event. */
  Replaced: z.enum(['Input', 'InputPath', 'InputTransformer']).optional(),
  DeadLetterArn: text.optional(),
});
export type RuleTarget = z.infer<typeof ruleTargetSchema>;

/** A rule that waits for events; schedules are not among them. */
export const eventRuleSchema = z.object({
  Name: text,
  Arn: text,
  /** ENABLED, DISABLED or ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS. */
  State: text,
  EventPattern: text,
  EventBusName: text,
  /** The AWS service that made the rule. */
  ManagedBy: text.optional(),
  Targets: evidenceSchema(z.array(ruleTargetSchema)),
});
export type EventRule = z.infer<typeof eventRuleSchema>;

/** What the targets of rules point to. */
export function targetReferences(
  rules: readonly EventRule[],
  at: Pick<Reference, 'account' | 'region'>,
): readonly Reference[] {
  return rules.flatMap(({ Arn: from, Targets }) =>
    Targets.kind !== 'collected'
      ? []
      : Targets.value.flatMap((target) => {
          const reference = notified(target.Arn, { from, ...at });
          return reference ? [reference] : [];
        }),
  );
}

/** The rules of the default event bus: AWS services, CloudTrail among them, send their events there and nowhere else. */
export const eventRules = defineEvidence({
  id: 'event-rules',
  version: 1,
  breadth: 'target',
  title: 'event rules',
  schema: z.array(eventRuleSchema),
  references: (rules, { account, region }) => targetReferences(rules, { account, region }),
});

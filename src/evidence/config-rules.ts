import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();
const date = z.iso.datetime();

/** A rule (AWS Config API Reference, ConfigRule). */
const configRuleSchema = z.object({
  ConfigRuleName: text,
  ConfigRuleArn: text.optional(),
  ConfigRuleState: text,
  /** The service that made the rule, such as securityhub.amazonaws.com; absent for a customer's own. */
  CreatedBy: text.optional(),
  Source: z.object({ Owner: text, SourceIdentifier: text.optional() }),
  Scope: z
    .object({
      ComplianceResourceTypes: z.array(text).optional(),
      ComplianceResourceId: text.optional(),
      TagKey: text.optional(),
      TagValue: text.optional(),
    })
    .optional(),
  /** A JSON object of strings, as text. */
  InputParameters: text.optional(),
  MaximumExecutionFrequency: text.optional(),
  EvaluationModes: z.array(z.object({ Mode: text.optional() })).optional(),
});
export type ConfigRule = z.infer<typeof configRuleSchema>;

/** How the evaluations of one rule went (AWS Config API Reference, ConfigRuleEvaluationStatus). ISO 8601, UTC. */
const ruleEvaluationStatusSchema = z.object({
  ConfigRuleName: text,
  FirstEvaluationStarted: z.boolean().optional(),
  LastSuccessfulInvocationTime: date.optional(),
  LastFailedInvocationTime: date.optional(),
  LastSuccessfulEvaluationTime: date.optional(),
  LastFailedEvaluationTime: date.optional(),
  LastErrorCode: text.optional(),
  LastErrorMessage: text.optional(),
});
export type RuleEvaluationStatus = z.infer<typeof ruleEvaluationStatusSchema>;

/** The rules of a target, those of the organization and of Security Hub among them, and how they are evaluated. */
export const configRules = defineEvidence({
  id: 'config-rules',
  version: 1,
  breadth: 'target',
  title: 'AWS Config rules',
  schema: z.object({
    ConfigRules: z.array(configRuleSchema),
    /** Of managed and custom policy rules; AWS tells none of custom Lambda rules. */
    ConfigRulesEvaluationStatus: evidenceSchema(z.array(ruleEvaluationStatusSchema)),
  }),
});

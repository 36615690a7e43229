import { type Evidence, isCollected, type Unread } from '../core/evidence.ts';
import type { KnownTypes } from './config-recorder.ts';
import {
  type ManagedRule,
  managedRules,
  type RuleFamily,
  type RuleParameters,
  ruleFamilies,
} from './config-rule-families.ts';
import { type Instant, millisOf } from './instant.ts';
import { recordsType } from './recording-group.ts';

/** ConfigRule of DescribeConfigRules, as far as it is judged. */
export interface JudgedRule {
  readonly ConfigRuleName: string;
  readonly ConfigRuleState: string;
  readonly Source: { readonly Owner: string; readonly SourceIdentifier?: string | undefined };
  readonly Scope?:
    | {
        readonly ComplianceResourceTypes?: readonly string[] | undefined;
        readonly ComplianceResourceId?: string | undefined;
        readonly TagKey?: string | undefined;
        readonly TagValue?: string | undefined;
      }
    | undefined;
  readonly InputParameters?: string | undefined;
  readonly EvaluationModes?: readonly { readonly Mode?: string | undefined }[] | undefined;
}

/** ConfigRuleEvaluationStatus of DescribeConfigRuleEvaluationStatus, as far as it is judged. */
export interface JudgedEvaluation {
  readonly ConfigRuleName: string;
  readonly FirstEvaluationStarted?: boolean | undefined;
  readonly LastSuccessfulInvocationTime?: Instant | undefined;
  readonly LastFailedInvocationTime?: Instant | undefined;
  readonly LastSuccessfulEvaluationTime?: Instant | undefined;
  readonly LastFailedEvaluationTime?: Instant | undefined;
  readonly LastErrorCode?: string | undefined;
}

export interface RuleQuestion {
  readonly rules: readonly JudgedRule[];
  readonly evaluations: Evidence<readonly JudgedEvaluation[]>;
  /** What the target records at this moment. */
  readonly recorded: Evidence<KnownTypes>;
  readonly now: Instant;
}

/**
 * How well one family is watched.
 * - `watched`: by this rule, and perhaps others.
 * - `absent`: no rule of the family is there.
 * - `idle`: rules are there, and none does its work; one sentence for each.
 * - `unread`: no rule is known to work, and of some it could not be read.
 */
export type FamilyJudgement =
  | { readonly family: RuleFamily; readonly state: 'watched'; readonly rule: string }
  | { readonly family: RuleFamily; readonly state: 'absent' }
  | { readonly family: RuleFamily; readonly state: 'idle'; readonly faults: readonly string[] }
  | { readonly family: RuleFamily; readonly state: 'unread'; readonly unread: Unread };

/** Judges each family by the AWS managed rules of a target, whatever names they bear and whoever made them. */
export function judgeRuleFamilies(question: RuleQuestion): readonly FamilyJudgement[] {
  return ruleFamilies.map((family): FamilyJudgement => {
    const answers = question.rules.flatMap((rule) => {
      const managed = managedRules.get((rule.Source.Owner === 'AWS' && rule.Source.SourceIdentifier) || '');
      return managed?.family === family ? [{ rule: rule.ConfigRuleName, fault: faultOf(rule, managed, question) }] : [];
    });
    const working = answers.find(({ fault }) => fault === undefined);
    if (working) return { family, state: 'watched', rule: working.rule };
    const unread = answers.map(({ fault }) => fault).find((fault) => typeof fault === 'object');
    if (unread) return { family, state: 'unread', unread };
    const faults = answers.map(({ rule, fault }) => `${rule}: ${String(fault)}`);
    return faults.length === 0 ? { family, state: 'absent' } : { family, state: 'idle', faults };
  });
}

/** Why a rule does not do its work; unread when that rests on what was not read; undefined when it works. */
function faultOf(rule: JudgedRule, managed: ManagedRule, question: RuleQuestion): string | Unread | undefined {
  return (
    idleByItself(rule, managed) ??
    unrecorded(rule, managed, question.recorded) ??
    notEvaluated(rule, managed, question.evaluations, question.now)
  );
}

/** What the rule's own settings say. EVALUATING is the state of a working rule that was asked to run now. */
function idleByItself(rule: JudgedRule, managed: ManagedRule): string | undefined {
  const { ConfigRuleState: state, Scope: scope, EvaluationModes: modes } = rule;
  if (state !== 'ACTIVE' && state !== 'EVALUATING') return `ConfigRuleState is ${state}`;
  // Without modes a rule is detective (AWS Config API Reference, ConfigRule).
  if (modes && modes.length > 0 && modes.every(({ Mode }) => Mode === 'PROACTIVE'))
    return 'its only evaluation mode is PROACTIVE';
  if (scope?.ComplianceResourceId) return `its scope is the one resource ${scope.ComplianceResourceId}`;
  if (scope?.TagKey) return `its scope is resources tagged ${[scope.TagKey, scope.TagValue].filter(Boolean).join('=')}`;
  if (managed.types.length > 0 && watchedTypes(rule, managed).length === 0)
    return `its scope is ${scope?.ComplianceResourceTypes?.join(', ')}, without ${managed.types.join(' or ')}`;
  const parameters = parametersOf(rule);
  return parameters ? managed.neutered?.(parameters) : 'its InputParameters are not JSON';
}

function unrecorded(
  rule: JudgedRule,
  managed: ManagedRule,
  recorded: Evidence<KnownTypes>,
): string | Unread | undefined {
  const types = watchedTypes(rule, managed);
  if (types.length === 0) return undefined; // runs on a schedule, with the recorder or without
  if (!isCollected(recorded)) return recorded;
  return types.some((type) => recordsType(recorded.value, type) === 'yes')
    ? undefined
    : `${types.join(' and ')} ${types.length === 1 ? 'is' : 'are'} not recorded`;
}

const day = 24 * 60 * 60 * 1000;
/** A schedule is at most 24 hours (MaximumExecutionFrequency); one run may be missed. */
const scheduleIsDead = 2 * day;

function notEvaluated(
  rule: JudgedRule,
  managed: ManagedRule,
  evaluations: Evidence<readonly JudgedEvaluation[]>,
  now: Instant,
): string | Unread | undefined {
  if (!isCollected(evaluations)) return evaluations;
  const status = evaluations.value.find(({ ConfigRuleName }) => ConfigRuleName === rule.ConfigRuleName);
  if (!status?.FirstEvaluationStarted) return 'it has never been evaluated';
  if (lastRunFailed(status)) return `its last evaluation failed (${status.LastErrorCode ?? 'without an error code'})`;
  const ran = latest(status.LastSuccessfulInvocationTime, status.LastSuccessfulEvaluationTime);
  if (managed.types.length === 0 && millisOf(now) - ran > scheduleIsDead)
    return `it runs on a schedule and ${ran === never ? 'never succeeded' : `last ran at ${new Date(ran).toISOString()}`}`;
  return undefined;
}

/** The error code of an old failure stays after a success, so that the times decide where there are any. */
function lastRunFailed(status: JudgedEvaluation): boolean {
  const invoked = latest(status.LastSuccessfulInvocationTime);
  const evaluated = latest(status.LastSuccessfulEvaluationTime);
  const failed = latest(status.LastFailedInvocationTime, status.LastFailedEvaluationTime);
  if (invoked === never && evaluated === never && failed === never) return status.LastErrorCode !== undefined;
  return latest(status.LastFailedInvocationTime) > invoked || latest(status.LastFailedEvaluationTime) > evaluated;
}

/** The types that trigger the rule here: its own, as far as its scope leaves them. */
function watchedTypes({ Scope }: JudgedRule, { types }: ManagedRule): readonly string[] {
  const scoped = Scope?.ComplianceResourceTypes ?? [];
  return scoped.length === 0 ? types : types.filter((type) => scoped.includes(type));
}

function parametersOf({ InputParameters }: JudgedRule): RuleParameters | undefined {
  if (!InputParameters) return {};
  try {
    const parsed: unknown = JSON.parse(InputParameters);
    return Object.fromEntries(Object.entries(parsed ?? {}).map(([name, value]) => [name, String(value)]));
  } catch {
    return undefined;
  }
}

const never = Number.NEGATIVE_INFINITY;

const latest = (...instants: readonly (Instant | undefined)[]): number =>
  Math.max(...instants.map((instant) => (instant === undefined ? never : millisOf(instant))));

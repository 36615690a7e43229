import type { RuleState } from '../analysis/event-pattern/event-bridge-envelope.ts';
import { parseEventPattern } from '../analysis/event-pattern/parse-event-pattern.ts';
import { matchFilterPattern } from '../analysis/filter-pattern/match-filter-pattern.ts';
import { parseFilterPattern } from '../analysis/filter-pattern/parse-filter-pattern.ts';
import { isJsonObject, type JsonObject } from '../analysis/json.ts';
import type { MatchResult } from '../analysis/match-result.ts';
import { matchInQuestion, type PatternInQuestion, patternVerdict } from '../analysis/pattern-verdict.ts';
import { AuditError } from '../core/audit-error.ts';
import { regionNameSchema } from '../core/ids.ts';
import { listedAs } from './list-option.ts';
import { type OwnEvent, parseEvents, readText } from './pattern-input.ts';
import { patternRefused } from './pattern-refused.ts';
import { answerOf, type PatternReport } from './pattern-report.ts';
import { renderPattern } from './pattern-text.ts';

/** The flags of `pattern` as commander gives them. */
export interface PatternFlags {
  readonly eventPattern?: string;
  readonly region?: string;
  readonly state?: RuleState;
  readonly events?: string;
  readonly json?: true;
  readonly confirmWithAws?: true;
  readonly profile?: string;
  readonly color: boolean;
}

/**
 * `blindspot pattern`.
 * @param filter a CloudWatch Logs filter pattern, or `-`; undefined with `--event-pattern`
 * @returns the exit status: 1 when AWS was asked and disagrees
 */
export async function patternCommand(filter: string | undefined, flags: PatternFlags): Promise<number> {
  refuseMisfits(filter, flags);
  const { text, question } = await questionOf(filter, flags);
  const own = flags.events === undefined ? undefined : parseEvents(await readText(flags.events), flags.events);
  const events = own?.map((one) => ({ id: one.id, match: answerOf(matchOwn(question, one)) }));
  const confirmation =
    flags.confirmWithAws &&
    (await (await import('./confirm-with-aws.ts')).confirmWithAws(text, question, flags.profile));
  const report: PatternReport = { ...patternVerdict(question), ...(events && { events }), ...confirmation };
  const { env, stdout } = process;
  const color = flags.color && stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const width = Math.min(stdout.columns ?? 100, 120);
  stdout.write(flags.json ? `${JSON.stringify(report, null, 2)}\n` : renderPattern(report, question, { color, width }));
  return confirmation?.disagreements.length ? 1 : 0;
}

/** @throws {AuditError} `usage` for flags that do not go together */
function refuseMisfits(filter: string | undefined, { eventPattern, region, state, events }: PatternFlags): void {
  const misfit = (message: string) => new AuditError('usage', `${message} Try --help.`);
  if (filter === undefined && eventPattern === undefined)
    throw misfit('There is no pattern: give a FILTER or --event-pattern FILE.');
  if (filter !== undefined && eventPattern !== undefined)
    throw misfit('Give either a FILTER or --event-pattern, not both.');
  if (eventPattern === undefined && (region !== undefined || state !== undefined))
    throw misfit('--region and --state are those of an EventBridge rule: they go with --event-pattern.');
  if ([filter, eventPattern, events].filter((path) => path === '-').length > 1)
    throw misfit('Only one of the pattern and --events can come from standard input.');
}

/** @throws {AuditError} `usage` with the position at which AWS would refuse the pattern */
async function questionOf(
  filter: string | undefined,
  { eventPattern, region, state }: PatternFlags,
): Promise<{ readonly text: string; readonly question: PatternInQuestion }> {
  if (eventPattern !== undefined) {
    const text = await readText(eventPattern);
    const parsed = parseEventPattern(text);
    if (!parsed.ok) throw patternRefused(text, parsed.error);
    const [named] = listedAs('--region', region, regionNameSchema) ?? [];
    return { text, question: { kind: 'event', pattern: parsed.pattern, region: named, state } };
  }
  // A pattern that comes from a file ends with a line end, which is none of its own.
  const text = filter === '-' ? (await readText('-')).trimEnd() : (filter ?? '');
  const parsed = parseFilterPattern(text);
  if (!parsed.ok) throw patternRefused(text, parsed.error);
  return { text, question: { kind: 'filter', pattern: parsed.pattern } };
}

/** @throws {AuditError} `usage` for a text where EventBridge would have an event */
function matchOwn(question: PatternInQuestion, { id, event }: OwnEvent): MatchResult {
  if (typeof event !== 'string') return isOutOfSight(question, event) ? 'no-match' : matchInQuestion(question, event);
  if (question.kind === 'filter') return matchFilterPattern(question.pattern, event);
  throw new AuditError('usage', `Event ${id} is a text; EventBridge carries JSON objects only.`);
}

/** A rule sees the events of its own Region; in which Region an event was recorded, it says itself. */
function isOutOfSight(question: PatternInQuestion, event: JsonObject): boolean {
  if (question.kind === 'filter' || question.region === undefined) return false;
  const recorded = isJsonObject(event['detail']) ? event['region'] : event['awsRegion'];
  return typeof recorded === 'string' && recorded !== question.region;
}

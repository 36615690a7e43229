import { getOrMake } from '../../core/get-or-make.ts';
import { deliveredByRuleState, eventBridgeEnvelope, type RuleState } from '../event-pattern/event-bridge-envelope.ts';
import { matchEventPattern } from '../event-pattern/match-event-pattern.ts';
import { parseEventPattern } from '../event-pattern/parse-event-pattern.ts';
import { matchFilterPattern } from '../filter-pattern/match-filter-pattern.ts';
import { parseFilterPattern } from '../filter-pattern/parse-filter-pattern.ts';
import type { JsonObject } from '../json.ts';
import type { MatchResult } from '../match-result.ts';
import type { SampleEvent } from '../signals/sample-event.ts';

/** A pattern, ready to be asked of many events in many places; it remembers its answers. */
export interface AskablePattern {
  /** Why AWS would refuse it; then it matches nothing that is known. */
  readonly error: string | undefined;
  /** Whether its answer may be another in another Region. */
  readonly tellsRegion: boolean;
  /** Whether its answer may be another in another account. */
  readonly tellsAccount: boolean;
  matches(sample: SampleEvent, region: string, account: string): MatchResult;
}

const filters = new Map<string, AskablePattern>();
const events = new Map<string, AskablePattern>();
/** Patterns kept; an organization has far fewer different ones, however many accounts repeat them. */
const most = 5_000;

/** A metric filter's pattern. */
export function askFilter(text: string): AskablePattern {
  if (filters.size > most) filters.clear();
  return getOrMake(filters, text, () => {
    const parsed = parseFilterPattern(text);
    if (!parsed.ok) return refused(parsed.error.message);
    return remembering(text, (event) => matchFilterPattern(parsed.pattern, event));
  });
}

/** An EventBridge rule's pattern, on the default bus. */
export function askEventPattern(text: string): AskablePattern {
  if (events.size > most) events.clear();
  return getOrMake(events, text, () => {
    const parsed = parseEventPattern(text);
    if (!parsed.ok) return refused(parsed.error.message);
    return remembering(text, (event) => matchEventPattern(parsed.pattern, eventBridgeEnvelope(event)));
  });
}

/** Whether a rule in this state is handed the event at all; a state that is not known here leaves it open. */
export function handedOver(state: string, { event }: SampleEvent): MatchResult {
  return isRuleState(state) ? deliveredByRuleState(event, state) : 'indeterminate';
}

const isRuleState = (state: string): state is RuleState =>
  ['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'].includes(state);

function refused(error: string): AskablePattern {
  return { error, tellsRegion: false, tellsAccount: false, matches: () => 'indeterminate' };
}

/** Whether a pattern can tell one Region from another: it reads the field, or quotes a name. */
const tellsRegion = (text: string): boolean => /region|[a-z]{2}(-[a-z]+)+-\d/i.test(text);

/**
 * Whether a pattern can tell one account from another: only by digits, and not by those of names such as `s3`, `ec2` or
 * `us-east-1`.
 */
const tellsAccount = (text: string): boolean =>
  /\d{12}|(?<![a-z\d])\d/i.test(text.replaceAll(/[a-z]{2}(-[a-z]+)+-\d/gi, ''));

/**
 * A pattern that speaks of no account and no Region gives one answer for all of them, so that ten thousand accounts
 * cost what one does. Any other is asked of the event as it would be recorded in that place.
 */
function remembering(text: string, match: (event: JsonObject) => MatchResult): AskablePattern {
  const byRegion = tellsRegion(text);
  const byAccount = tellsAccount(text);
  const known = new Map<string, MatchResult>();
  return {
    error: undefined,
    tellsRegion: byRegion,
    tellsAccount: byAccount,
    matches(sample, region, account) {
      if (!byRegion && !byAccount) return getOrMake(known, sample.id, () => match(sample.event));
      if (known.size > 100_000) known.clear();
      return getOrMake(known, `${sample.id} ${byRegion ? region : ''} ${byAccount ? account : ''}`, () =>
        match(placeEvent(sample.event, region, account)),
      );
    },
  };
}

/** The event as it would be recorded in this Region of this account. */
function placeEvent(event: JsonObject, region: string, account: string): JsonObject {
  const from = event['recipientAccountId'];
  const moved: JsonObject =
    typeof from === 'string' ? JSON.parse(JSON.stringify(event).replaceAll(from, account)) : event;
  return { ...moved, awsRegion: region };
}

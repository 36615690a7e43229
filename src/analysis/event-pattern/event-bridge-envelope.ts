import { isJsonObject, type JsonObject } from '../json.ts';
import type { MatchResult } from '../match-result.ts';

/**
 * The `detail-type` by CloudTrail's `eventType`. The User Guide spells the second one "Signin" in places; delivered
 * events say "Sign In", and a pattern with the other spelling never matches.
 */
const DETAIL_TYPES: ReadonlyMap<string, string> = new Map([
  ['AwsApiCall', 'AWS API Call via CloudTrail'],
  ['AwsConsoleSignIn', 'AWS Console Sign In via CloudTrail'],
  ['AwsConsoleAction', 'AWS Console Action via CloudTrail'],
  ['AwsServiceEvent', 'AWS Service Event via CloudTrail'],
  ['AwsCloudTrailInsight', 'AWS Insight via CloudTrail'],
  ['AwsVpceEvent', 'AWS Network Activity Event via CloudTrail'],
]);

/**
 * Wraps a CloudTrail event as EventBridge delivers it on the default bus ("AWS service events delivered via AWS
 * CloudTrail", Amazon EventBridge User Guide). An event that already has an envelope is returned as it is. What the
 * CloudTrail event does not say is left out of the envelope.
 */
export function eventBridgeEnvelope(event: JsonObject): JsonObject {
  if (typeof event['detail-type'] === 'string' && isJsonObject(event['detail'])) return event;
  const { eventType, eventSource, eventID, recipientAccountId, eventTime, awsRegion } = event;
  const detailType = typeof eventType === 'string' ? DETAIL_TYPES.get(eventType) : undefined;
  return {
    version: '0',
    id: eventID,
    'detail-type': detailType,
    source: typeof eventSource === 'string' ? `aws.${eventSource.replace(/\.amazonaws\.com(\.cn)?$/, '')}` : undefined,
    account: recipientAccountId,
    time: eventTime,
    region: awsRegion,
    resources: [],
    detail: event,
  };
}

export type RuleState = 'ENABLED' | 'DISABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';

/**
 * Whether a rule in this state is handed a CloudTrail event at all. In state ENABLED a rule gets no read-only
 * management events; which these are is documented for names in List, Get and Describe (GetFederationToken and
 * GetSessionToken excepted), while AssumeRole and other read-only calls are described both ways: indeterminate.
 */
export function deliveredByRuleState(event: JsonObject, state: RuleState): MatchResult {
  if (state === 'DISABLED') return 'no-match';
  if (state === 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS') return 'match';
  const detail = isJsonObject(event['detail']) ? event['detail'] : event;
  const { eventName, eventType, eventCategory, managementEvent, readOnly } = detail;
  const isManagement = eventCategory === 'Management' || managementEvent === true;
  if (typeof eventName !== 'string' || eventType !== 'AwsApiCall' || !isManagement) return 'match';
  if (eventName === 'GetFederationToken' || eventName === 'GetSessionToken') return 'match';
  if (/^(List|Get|Describe)/.test(eventName)) return readOnly === false ? 'indeterminate' : 'no-match';
  return readOnly === true ? 'indeterminate' : 'match';
}

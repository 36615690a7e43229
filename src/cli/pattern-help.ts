import type { RuleState } from '../analysis/event-pattern/event-bridge-envelope.ts';

/** The states in which a rule can be. */
export const ruleStates: readonly RuleState[] = [
  'ENABLED',
  'DISABLED',
  'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
];

/** What `pattern --help` adds to the flags. */
export const patternHelp = `
The pattern is tried on canonical CloudTrail events of an intrusion, and on near misses. A signal is what those
events stand for, such as ROOT or TRAIL_TAMPER. It is
  detected       all its required events (marked *) are caught
  partial        some events are caught, a required one is not
  none           no event is caught
  indeterminate  it hangs on something that AWS does not document

Examples:
  blindspot pattern '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS }'
  blindspot pattern '"AuthorizeSecurityGroupIngress" "0.0.0.0/0"'
  blindspot pattern --events 123456789012_CloudTrail_us-east-1_20260102T0300Z_abc.json.gz '{ $.errorCode = "*" }'
  blindspot pattern --event-pattern rule.json --region eu-west-1 --state ENABLED
  aws events describe-rule --name tamper --query EventPattern --output text | blindspot pattern --event-pattern -

Quote the pattern in '…': the shell would replace $ in "…". A pattern that begins with - follows --.

Events of your own stand one to a line, each as it is or as { "id": "mine", "event": … }. Where --region is given,
an event recorded in another Region is no match: the rule never sees it. --event-pattern wraps a CloudTrail event as
EventBridge does, unless it has its envelope.

--confirm-with-aws sends the pattern and our own sample events, never yours, to logs:TestMetricFilter or
events:TestEventPattern, with the permissions of the same names; --region and --state play no part in that.

Exit status: 0 judged, 1 AWS was asked and disagrees, 2 AWS would refuse the pattern (with the position), or could
not run.`;

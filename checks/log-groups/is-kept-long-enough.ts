import { parseArn } from '../../src/core/arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { retentionControls } from '../../src/core/controls/retention-controls.ts';
import { counted, grouped } from '../../src/core/counted.ts';
import { logGroup } from '../../src/evidence/log-group.ts';

/** Events of class DELIVERY are kept for a day, whatever the setting (CloudWatch Logs API Reference, LogGroup). */
const deliveryDays = 1;

export default defineCheck({
  id: 'log-groups/is-kept-long-enough',
  title: 'Log groups keep events long enough',
  failureTitle: 'A log group forgets events before their time',
  severity: 'medium',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'log-group',
  why: 'An intrusion is found months after it began. Events that have left the log group by then can no longer be queried at once, and where no bucket holds them too, they are lost.',
  remedy: {
    text: 'Raise the retention of the log group to the goal, or remove it so that events are kept for ever.',
    cli: 'aws logs put-retention-policy --log-group-name LOG_GROUP --retention-in-days 365',
    terraform: 'resource "aws_cloudwatch_log_group" "this" {\n  retention_in_days = 365\n}',
  },
  controls: {
    'aws-fsbp': ['CloudWatch.16'],
    ...retentionControls,
    'mitre-attack-18': ['T1562.008'],
    'mitre-attack-19': ['T1685.002'],
  },
  requirements: ['S54', 'S59'],
  changedBy: [
    'logs:PutRetentionPolicy',
    'logs:DeleteRetentionPolicy',
    'logs:PutAccountPolicy',
    'logs:DeleteLogGroup',
    'cloudtrail:UpdateTrail',
  ],
  needs: { group: logGroup },
  messages: {
    forever: 'Log group {group} keeps events for ever: retentionInDays is not set.',
    kept: 'Log group {group} keeps events for {time}; the goal is {goal}.',
    archived:
      'Log group {group} keeps events for {time}, and the goal for events that a trail also writes to its bucket is {goal}.',
    short: 'Log group {group} keeps events for {time} only; the goal is {goal}.',
    shortToQuery:
      'Log group {group} keeps events for {time} only; the goal is {goal}, although the trail also writes them to its bucket.',
    gone: 'Log group {group} does not exist.',
  },
  *evaluate({ group }, { scope, settings, pass, unsound, notApplicable }) {
    const { arn = '', references = [] } = scope.destination ?? {};
    if (group === null) return yield notApplicable('gone', { group: arn });
    const { logGroupName: name, retentionInDays, logGroupClass } = group;
    const days = logGroupClass === 'DELIVERY' ? deliveryDays : retentionInDays;
    // Every trail has a bucket, whose retention is judged there; of anything else this may be the only copy.
    const isArchived =
      references.length > 0 && references.every(({ from }) => parseArn(from)?.service === 'cloudtrail');
    const goal = isArchived ? settings.goals.hotDays : settings.goals.archiveDays;
    const time = counted(days ?? 0, 'day');
    const facts = { retentionInDays: retentionInDays ?? null, logGroupClass, goal };
    if (days === undefined) yield pass('forever', { group: name }, { facts });
    else if (days >= goal)
      yield pass(isArchived ? 'archived' : 'kept', { group: name, time, goal: grouped(goal) }, { facts });
    else yield unsound(isArchived ? 'shortToQuery' : 'short', { group: name, time, goal: grouped(goal) }, { facts });
  },
});

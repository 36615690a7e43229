import { inconclusive } from '../../src/analysis/inconclusive.ts';
import { logGroupArn } from '../../src/core/arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { eventAnalysisControls } from '../../src/core/controls/event-analysis-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';
import { logGroup } from '../../src/evidence/log-group.ts';

const hour = 60 * 60 * 1000;
const millis = (date: string | undefined): number | undefined => (date === undefined ? undefined : Date.parse(date));

export default defineCheck({
  id: 'cloudtrail/reaches-cloudwatch-logs',
  title: 'Events reach CloudWatch Logs',
  failureTitle: 'Events do not reach CloudWatch Logs',
  severity: 'high',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'trail',
  why: 'Metric filters and alarms see only what the log group receives; when it receives nothing, no alarm of theirs can fire.',
  remedy: {
    text: 'Give the trail a log group and a role that may write to it.',
    cli: 'aws cloudtrail update-trail --name TRAIL_ARN --cloud-watch-logs-log-group-arn LOG_GROUP_ARN --cloud-watch-logs-role-arn ROLE_ARN',
    terraform:
      'resource "aws_cloudtrail" "this" {\n  cloud_watch_logs_group_arn = "LOG_GROUP_ARN:*"\n  cloud_watch_logs_role_arn  = aws_iam_role.trail_to_logs.arn\n}',
  },
  controls: eventAnalysisControls,
  requirements: ['S14', 'S67', 'S95'],
  changedBy: [
    'cloudtrail:UpdateTrail',
    'logs:DeleteLogGroup',
    'iam:DeleteRole',
    'iam:DeleteRolePolicy',
    'iam:PutRolePolicy',
    'iam:UpdateAssumeRolePolicy',
  ],
  needs: { trails: cloudTrailTrails, groups: logGroup },
  messages: {
    reaches: 'Trail {name} delivers to log group {group}: LatestCloudWatchLogsDeliveryTime is {at}.',
    none: 'Trail {name} has no log group: CloudWatchLogsLogGroupArn is not set.',
    failing: 'Trail {name} cannot deliver to log group {group}: LatestCloudWatchLogsDeliveryError is {error}.',
    deleted: 'Trail {name} delivers to log group {group}, which does not exist.',
    never: 'Trail {name} has never delivered to log group {group}: there is no LatestCloudWatchLogsDeliveryTime.',
    behind: 'Trail {name} has stopped delivering to log group {group}: last at {at}, to its bucket at {bucketAt}.',
    stopped: 'Trail {name} is stopped.',
    gone: 'Trail {name} is no longer there.',
  },
  *evaluate({ trails, groups }, { scope, now, pass, missing, unsound, notApplicable, unknown }) {
    const arn = scope.destination?.arn ?? '';
    const trail = trails.find(({ TrailARN }) => TrailARN === arn);
    if (!trail) return yield notApplicable('gone', { name: arn });
    const { Name: name, CloudWatchLogsLogGroupArn, Status } = trail;
    if (!CloudWatchLogsLogGroupArn) return yield missing('none', { name });
    const group = logGroupArn(CloudWatchLogsLogGroupArn);
    const found = groups.get(group);
    if (isCollected(found) && found.value === null) {
      const facts = { CloudWatchLogsLogGroupArn };
      return yield unsound('deleted', { name, group }, { facts, operation: 'logs:DescribeLogGroups' });
    }
    if (!isCollected(Status)) return yield unknown(Status);

    const {
      IsLogging,
      LatestDeliveryTime,
      LatestCloudWatchLogsDeliveryTime: at,
      LatestCloudWatchLogsDeliveryError: error,
      StartLoggingTime,
    } = Status.value;
    const facts = {
      CloudWatchLogsLogGroupArn,
      LatestCloudWatchLogsDeliveryTime: at,
      LatestCloudWatchLogsDeliveryError: error,
      LatestDeliveryTime,
    };
    const operation = 'cloudtrail:GetTrailStatus';
    const details = { facts, operation };
    if (!IsLogging) return yield notApplicable('stopped', { name }, details);
    if (error) return yield unsound('failing', { name, group, error }, details);
    const started = millis(StartLoggingTime);
    if (at === undefined) {
      if (started !== undefined && now.getTime() - started < 2 * hour)
        return yield unknown(
          inconclusive(operation, `trail ${name} was started too short a time ago to have delivered`),
          details,
        );
      return yield unsound('never', { name, group }, details);
    }
    // Both receive the same events within minutes. In a quiet Region both are old, which proves nothing.
    const lag = (millis(LatestDeliveryTime) ?? 0) - (millis(at) ?? 0);
    if (lag > 3 * hour) {
      return yield unsound('behind', { name, group, at, bucketAt: LatestDeliveryTime ?? '' }, details);
    }
    if (!isCollected(found)) return yield unknown(found, details);
    yield pass('reaches', { name, group, at }, details);
  },
});

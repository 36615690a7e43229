import { logGroupArn } from '../../src/core/arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { serviceLogControls } from '../../src/core/controls/service-log-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { logGroup } from '../../src/evidence/log-group.ts';
import { hostedZoneArn, publicHostedZones } from '../../src/evidence/public-hosted-zones.ts';

export default defineCheck({
  id: 'dns/public-zones-are-logged',
  title: 'Queries of public zones are logged',
  failureTitle: 'Nobody sees who asks for the names of a public zone',
  severity: 'low',
  source: 'dns',
  breadth: 'account',
  why: 'Who searches a zone for forgotten names, or takes one over, shows only in the queries that it answers.',
  remedy: {
    text: 'Create a query logging configuration for the zone, to a log group in us-east-1 whose resource policy lets Route 53 write.',
    cli: 'aws route53 create-query-logging-config --hosted-zone-id ZONE_ID --cloud-watch-logs-log-group-arn LOG_GROUP_ARN',
    terraform:
      'resource "aws_route53_query_log" "zone" {\n  zone_id                  = aws_route53_zone.this.zone_id\n  cloudwatch_log_group_arn = aws_cloudwatch_log_group.dns.arn\n}',
  },
  controls: {
    'cis-aws-7.0': ['4.10'],
    'aws-fsbp': ['Route53.2'],
    ...serviceLogControls,
    'mitre-attack-18': ['T1071.004'],
    'mitre-attack-19': ['T1071.004'],
  },
  requirements: ['S4'],
  changedBy: [
    'route53:CreateQueryLoggingConfig',
    'route53:DeleteQueryLoggingConfig',
    'route53:CreateHostedZone',
    'logs:DeleteLogGroup',
  ],
  needs: { zones: publicHostedZones, groups: logGroup },
  messages: {
    logged: 'The queries of public zone {name} are logged to {group}.',
    none: 'Public zone {name} has no query logging configuration: the queries that it answers are not recorded.',
    gone: 'The queries of public zone {name} are sent to {group}, which does not exist.',
    noZone: 'There is no public hosted zone here.',
  },
  *evaluate({ zones, groups }, { estate, pass, missing, unsound, unknown, notApplicable }) {
    if (zones.length === 0) return yield notApplicable('noZone');
    for (const { Id, Name: name, QueryLogging } of zones) {
      const resource = hostedZoneArn(estate.partition, Id);
      const operation = 'route53:ListQueryLoggingConfigs';
      if (!isCollected(QueryLogging)) {
        yield unknown(QueryLogging, { resource });
        continue;
      }
      const CloudWatchLogsLogGroupArn = QueryLogging.value?.CloudWatchLogsLogGroupArn;
      if (CloudWatchLogsLogGroupArn === undefined) {
        yield missing('none', { name }, { resource, operation, facts: { Id } });
        continue;
      }
      const arn = logGroupArn(CloudWatchLogsLogGroupArn);
      const group = groups.get(arn);
      const details = { resource, operation, facts: { Id, CloudWatchLogsLogGroupArn } };
      const absent = groups.locate(arn)?.location.state === 'absent' || (isCollected(group) && group.value === null);
      if (absent) yield unsound('gone', { name, group: arn }, { ...details, operation: 'logs:DescribeLogGroups' });
      else if (isCollected(group)) yield pass('logged', { name, group: arn }, details);
      else yield unknown(group, details);
    }
  },
});

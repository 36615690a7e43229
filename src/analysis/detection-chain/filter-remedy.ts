import type { Remedy } from '../../core/check.ts';

/**
 * How to mend a signal that goes unheard: a metric filter with an alarm.
 * @param name of the filter, the metric and the alarm
 * @param filter the pattern; without single quotes, so that a shell takes it as it is
 * @param text what else there is to know
 * @param threshold events within five minutes at which the alarm rings
 */
export function filterRemedy(name: string, filter: string, text = '', threshold = 1): Remedy {
  const logical = name.replaceAll('-', '_');
  return {
    text: `Give the log group of the organization trail a metric filter, and its metric an alarm that reaches people who act.${text && ` ${text}`} An event rule in every Region, or a rule of a SIEM that its owner attests, does as well.`,
    cli: [
      `aws logs put-metric-filter --log-group-name LOG_GROUP --filter-name ${name} --filter-pattern '${filter}' --metric-transformations metricName=${name},metricNamespace=Security,metricValue=1`,
      `aws cloudwatch put-metric-alarm --alarm-name ${name} --namespace Security --metric-name ${name} --statistic Sum --period 300 --evaluation-periods 1 --threshold ${threshold} --comparison-operator GreaterThanOrEqualToThreshold --alarm-actions TOPIC_ARN`,
    ].join('\n'),
    terraform: `resource "aws_cloudwatch_log_metric_filter" "${logical}" {
  name           = "${name}"
  log_group_name = "LOG_GROUP"
  pattern        = ${JSON.stringify(filter)}

  metric_transformation {
    name      = "${name}"
    namespace = "Security"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "${logical}" {
  alarm_name          = "${name}"
  namespace           = "Security"
  metric_name         = "${name}"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = ${threshold}
  comparison_operator = "GreaterThanOrEqualToThreshold"
  alarm_actions       = ["TOPIC_ARN"]
}`,
  };
}

/** A pattern that matches API calls of one service by name. */
export function callsOf(service: string, ...eventNames: readonly string[]): string {
  const names = eventNames.map((name) => `($.eventName = "${name}")`).join(' || ');
  return `{ ($.eventSource = "${service}.amazonaws.com") && (${names}) }`;
}

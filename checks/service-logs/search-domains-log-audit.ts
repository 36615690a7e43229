import { defineCheck } from '../../src/core/check.ts';
import { serviceLogControls } from '../../src/core/controls/service-log-controls.ts';
import { searchDomains } from '../../src/evidence/search-domains.ts';

export default defineCheck({
  id: 'service-logs/search-domains-log-audit',
  title: 'Every OpenSearch domain publishes its audit log',
  failureTitle: 'What is read in a search domain leaves no record',
  severity: 'low',
  source: 'service-logs',
  breadth: 'target',
  why: 'Searches and sign-ins go to the domain itself, not through the AWS API: without its audit log nobody can tell what an intruder read there.',
  remedy: {
    text: 'Publish AUDIT_LOGS to a log group, and turn audit logging on in OpenSearch Dashboards (Security, Audit logs): AWS publishes only what the domain writes. It needs fine-grained access control.',
    cli: `aws opensearch update-domain-config --domain-name DOMAIN --log-publishing-options '{"AUDIT_LOGS":{"Enabled":true,"CloudWatchLogsLogGroupArn":"LOG_GROUP_ARN"}}' --region REGION`,
    terraform:
      'resource "aws_opensearch_domain" "this" {\n  log_publishing_options {\n    log_type                 = "AUDIT_LOGS"\n    cloudwatch_log_group_arn = aws_cloudwatch_log_group.audit.arn\n  }\n}',
  },
  controls: {
    'aws-fsbp': ['Opensearch.5', 'ES.5'],
    ...serviceLogControls,
    'mitre-attack-18': ['T1190', 'T1562.008'],
    'mitre-attack-19': ['T1190', 'T1685.002'],
  },
  requirements: ['S4'],
  changedBy: ['es:CreateDomain', 'es:UpdateDomainConfig', 'es:CreateElasticsearchDomain'],
  needs: { domains: searchDomains },
  messages: {
    logged: 'Domain {domain} publishes AUDIT_LOGS.',
    none: 'Domain {domain} publishes no logs: nothing is enabled in LogPublishingOptions.',
    others: 'Domain {domain} publishes {types}, but not AUDIT_LOGS.',
    noDomain: 'There is no search domain here.',
  },
  *evaluate({ domains }, { pass, missing, unsound, notApplicable }) {
    const present = domains.filter(({ Deleted }) => Deleted !== true);
    if (present.length === 0) return yield notApplicable('noDomain');
    for (const { DomainName: domain, ARN: resource, LogPublishingOptions } of present) {
      const published = Object.entries(LogPublishingOptions).flatMap(([type, { Enabled }]) => (Enabled ? type : []));
      const details = { resource, facts: { LogPublishingOptions }, operation: 'es:DescribeDomains' };
      if (published.includes('AUDIT_LOGS')) yield pass('logged', { domain }, details);
      else if (published.length === 0) yield missing('none', { domain }, details);
      else yield unsound('others', { domain, types: published.join(', ') }, details);
    }
  },
});

import { enumerate } from '../../src/analysis/enumerate.ts';
import { leftOutOf } from '../../src/analysis/web-acl-logging.ts';
import { defineCheck } from '../../src/core/check.ts';
import { serviceLogControls } from '../../src/core/controls/service-log-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { webAcls } from '../../src/evidence/web-acls.ts';

export default defineCheck({
  id: 'service-logs/web-acls-log-requests',
  title: 'Web ACLs log the requests they inspect',
  failureTitle: 'A web application firewall keeps no full record of what it lets through or stops',
  severity: 'low',
  source: 'service-logs',
  breadth: 'target',
  why: 'An intruder tries a web ACL until something passes: without its log neither the attempts nor the request that passed can be found.',
  remedy: {
    text: 'Turn on logging of the web ACL, without a filter that drops allowed or blocked requests.',
    cli: 'aws wafv2 put-logging-configuration --logging-configuration ResourceArn=WEB_ACL_ARN,LogDestinationConfigs=LOG_DESTINATION_ARN',
    terraform:
      'resource "aws_wafv2_web_acl_logging_configuration" "this" {\n  resource_arn            = aws_wafv2_web_acl.this.arn\n  log_destination_configs = ["LOG_DESTINATION_ARN"]\n}',
  },
  controls: {
    'aws-fsbp': ['WAF.11'],
    ...serviceLogControls,
    'mitre-attack-18': ['T1190'],
    'mitre-attack-19': ['T1190'],
  },
  requirements: ['S4'],
  changedBy: [
    'wafv2:CreateWebACL',
    'wafv2:DeleteWebACL',
    'wafv2:PutLoggingConfiguration',
    'wafv2:DeleteLoggingConfiguration',
  ],
  needs: { scopes: webAcls },
  messages: {
    logged: 'Web ACL {name} logs every request to {destinations}.',
    filtered: 'Web ACL {name} logs to {destinations}, but its logging filter leaves out {what}.',
    off: 'Web ACL {name} has no logging configuration: it logs no request.',
    none: 'There is no web ACL here.',
  },
  *evaluate({ scopes }, { pass, missing, unsound, unknown, notApplicable }) {
    if (scopes.every(({ WebACLs }) => WebACLs.length === 0)) return yield notApplicable('none');
    for (const { Scope, WebACLs: acls, LoggingConfigurations: logging } of scopes) {
      for (const { Name: name, ARN: resource } of acls) {
        if (!isCollected(logging)) {
          yield unknown(logging, { resource });
          continue;
        }
        const own = logging.value.filter(({ ResourceArn }) => ResourceArn === resource);
        const whole = own.filter((one) => leftOutOf(one) === undefined);
        const destinations = enumerate((whole.length > 0 ? whole : own).flatMap((one) => one.LogDestinationConfigs));
        const facts = { Scope, LogDestinationConfigs: own.flatMap((one) => one.LogDestinationConfigs) };
        const details = { resource, facts, operation: 'wafv2:ListLoggingConfigurations' };
        const [filtered] = own;
        if (filtered === undefined) yield missing('off', { name }, details);
        else if (whole.length > 0) yield pass('logged', { name, destinations }, details);
        else yield unsound('filtered', { name, destinations, what: leftOutOf(filtered) ?? 'nothing' }, details);
      }
    }
  },
});

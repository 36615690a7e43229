import check from '../../../checks/service-logs/web-acls-log-requests.ts';
import { collected } from '../../../src/core/evidence.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';

const ARN = 'arn:aws:wafv2:eu-west-1:444444444444:regional/webacl/shop/1';
const lake = 'arn:aws:s3:::aws-waf-logs-shop';
const acl = { Name: 'shop', ARN };
const logging = (LoggingFilter?: object) => ({ ResourceArn: ARN, LogDestinationConfigs: [lake], LoggingFilter });
const filter = (DefaultBehavior: string, Behavior: string, ...Conditions: object[]) => ({
  DefaultBehavior,
  Filters: [{ Behavior, Conditions }],
});
const action = (Action: string) => ({ ActionCondition: { Action } });
const see = (acls: unknown[], configurations: unknown[], Scope = 'REGIONAL') => ({
  scopes: [{ Scope, WebACLs: acls, LoggingConfigurations: collected(configurations) }],
});

describeCheck(check, {
  passing: {
    'a web ACL that logs': {
      evidence: see([acl], [logging()]),
      expect: [{ outcome: 'pass', message: 'logged', text: lake, resource: ARN }],
    },
    'a web ACL of CloudFront that logs': {
      evidence: see([acl], [logging()], 'CLOUDFRONT'),
      expect: [{ outcome: 'pass', message: 'logged' }],
    },
    'a filter that drops what bears a label': {
      evidence: see([acl], [logging(filter('KEEP', 'DROP', {}))]),
      expect: [{ outcome: 'pass', message: 'logged' }],
    },
    'a filter that keeps what would be kept': {
      evidence: see([acl], [logging(filter('KEEP', 'KEEP', action('BLOCK')))]),
      expect: [{ outcome: 'pass' }],
    },
    'a filtered log beside a whole one that another service manages': {
      evidence: see([acl], [logging(filter('DROP', 'KEEP', action('BLOCK'))), logging()]),
      expect: [{ outcome: 'pass' }],
    },
  },
  failing: {
    'no logging configuration': {
      evidence: see([acl], []),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'off' }],
    },
    'the logging of another web ACL': {
      evidence: see([acl], [{ ...logging(), ResourceArn: `${ARN}2` }]),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'off' }],
    },
    'a filter that keeps blocked requests only': {
      evidence: see([acl], [logging(filter('DROP', 'KEEP', action('BLOCK')))]),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'filtered', text: 'all requests but those' }],
    },
    'a filter that drops allowed requests': {
      evidence: see([acl], [logging(filter('KEEP', 'DROP', action('ALLOW')))]),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'filtered', text: 'requests with action ALLOW' }],
    },
  },
  others: {
    'no web ACL': { evidence: see([], []), expect: [{ outcome: 'not-applicable', message: 'none' }] },
    'logging that was not read in one scope of two': {
      evidence: {
        scopes: [
          { Scope: 'REGIONAL', WebACLs: [acl], LoggingConfigurations: denied },
          { Scope: 'CLOUDFRONT', WebACLs: [{ Name: 'site', ARN: `${ARN}3` }], LoggingConfigurations: collected([]) },
        ],
      },
      expect: [{ outcome: 'unknown', resource: ARN }, { outcome: 'fail' }],
    },
  },
});

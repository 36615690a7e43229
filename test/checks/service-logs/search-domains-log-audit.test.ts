import check from '../../../checks/service-logs/search-domains-log-audit.ts';
import type { SearchDomain } from '../../../src/evidence/search-domains.ts';
import { describeCheck } from '../../support/describe-check.ts';

const ARN = 'arn:aws:es:eu-west-1:444444444444:domain/catalogue';
const domain = (logs: Record<string, boolean>, changes: Partial<SearchDomain> = {}): SearchDomain => ({
  DomainName: 'catalogue',
  ARN,
  Deleted: false,
  LogPublishingOptions: Object.fromEntries(Object.entries(logs).map(([type, Enabled]) => [type, { Enabled }])),
  ...changes,
});

describeCheck(check, {
  passing: {
    'the audit log is published': {
      evidence: { domains: [domain({ AUDIT_LOGS: true, INDEX_SLOW_LOGS: false })] },
      expect: [{ outcome: 'pass', message: 'logged', resource: ARN }],
    },
  },
  failing: {
    'no log was ever set': {
      evidence: { domains: [domain({})] },
      expect: [
        { outcome: 'fail', gap: 'missing', message: 'none', resource: ARN, facts: { LogPublishingOptions: {} } },
      ],
    },
    'the audit log was turned off': {
      evidence: { domains: [domain({ AUDIT_LOGS: false })] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'slow and application logs only': {
      evidence: { domains: [domain({ SEARCH_SLOW_LOGS: true, ES_APPLICATION_LOGS: true, AUDIT_LOGS: false })] },
      expect: [
        { outcome: 'fail', gap: 'unsound', message: 'others', text: 'publishes SEARCH_SLOW_LOGS, ES_APPLICATION_LOGS' },
      ],
    },
  },
  others: {
    'no domains': { evidence: { domains: [] }, expect: [{ outcome: 'not-applicable', message: 'noDomain' }] },
    'a domain that is being deleted is none': {
      evidence: { domains: [domain({}, { Deleted: true })] },
      expect: [{ outcome: 'not-applicable', message: 'noDomain' }],
    },
  },
});

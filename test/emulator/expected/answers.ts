import type { SubjectKind, Verdict } from '../estate/world.ts';

/** What a check says of each subject of a kind, unless the estate says otherwise. */
export interface Answer {
  readonly of: SubjectKind;
  readonly otherwise: Verdict;
  readonly because: string;
  /** What it says once of a target without any such subject. */
  readonly without?: Verdict;
  /** The same is known of an account that cannot be entered. */
  readonly knownFromOutside?: true;
}

const sound = (of: SubjectKind, without?: Verdict): Answer => ({
  of,
  otherwise: 'pass',
  because: 'set up as it should be',
  ...(without && { without }),
});
const undecided: Answer = {
  of: 'account',
  otherwise: 'missing',
  because: 'no trail records it and no setting waives it',
};

/** Of every check. A check that is not here makes the suite fail, so that a new one is thought about. */
export const answers: Readonly<Record<string, Answer>> = {
  'organization/accounts-are-reachable': sound('account'),
  'organization/security-administrator-is-delegated': sound('delegated-service'),
  'organization/trusted-access-is-enabled': sound('trusted-service'),
  'organization/logging-is-guarded': {
    of: 'account',
    otherwise: 'missing',
    because: 'no service control policy guards anything',
  },
  'organization/guard-exemptions-are-narrow': {
    of: 'account',
    otherwise: 'not-applicable',
    because: 'there is no guard to be exempt from',
    knownFromOutside: true,
  },
  // On AWS it also judges, each by itself, the newest account, the trail and the recorder of the next one.
  'organization/newest-account-is-covered': {
    of: 'organization',
    otherwise: 'missing',
    because: 'GuardDuty enrols nobody',
  },
  'organization/security-contact-is-set': {
    of: 'account',
    otherwise: 'missing',
    because: 'no alternate contact is seeded',
  },

  'cloudtrail/management-events-are-recorded': sound('target'),
  'cloudtrail/organization-trail-exists': sound('organization'),
  'cloudtrail/organization-trail-reaches-target': sound('target'),
  'cloudtrail/global-service-events-are-recorded': sound('account'),
  'cloudtrail/logs-are-delivered': sound('seen-trail', 'not-applicable'),
  'cloudtrail/no-trail-is-left-stopped': sound('home-trail', 'not-applicable'),
  'cloudtrail/log-files-are-validated': sound('trail'),
  'cloudtrail/digests-are-delivered': sound('trail'),
  'cloudtrail/logs-are-encrypted-with-customer-key': sound('trail'),
  'cloudtrail/reaches-cloudwatch-logs': sound('trail'),
  'cloudtrail/insights-are-enabled': sound('trail'),
  'cloudtrail/log-bucket-is-not-logged-to-itself': sound('trail'),
  'cloudtrail/s3-reads-are-recorded': undecided,
  'cloudtrail/s3-writes-are-recorded': undecided,
  'cloudtrail/lambda-invokes-are-recorded': undecided,
  'cloudtrail/network-activity-is-recorded': { ...undecided, because: 'no selector for network activity' },
  'cloudtrail/event-data-stores-are-protected': {
    of: 'target',
    otherwise: 'not-applicable',
    because: 'CloudTrail Lake is not used',
  },
  'cloudtrail/trails-do-not-drift': {
    of: 'organization',
    otherwise: 'unknown',
    because: 'all that were seen have the organization trail, but one account was not entered',
  },

  'log-archive/access-is-recorded': sound('bucket'),
  'log-archive/bucket-exists': sound('bucket'),
  'log-archive/bucket-is-in-a-separate-account': sound('bucket'),
  'log-archive/has-a-reader': sound('bucket'),
  'log-archive/insecure-transport-is-denied': sound('bucket'),
  'log-archive/is-encrypted-with-customer-key': sound('bucket'),
  'log-archive/is-kept-long-enough': sound('bucket'),
  'log-archive/is-quickly-readable': sound('bucket'),
  'log-archive/objects-are-locked': sound('bucket'),
  'log-archive/owner-is-enforced': sound('bucket'),
  'log-archive/public-access-is-blocked': sound('bucket'),
  'log-archive/versioning-is-enabled': sound('bucket'),
  'log-archive/writers-are-restricted': sound('bucket'),

  'log-keys/key-is-out-of-reach': sound('key'),
  'log-keys/key-is-rotated': sound('key'),
  'log-keys/key-is-usable': sound('key'),

  'flow-logs/vpc-is-covered': sound('vpc', 'not-applicable'),
  'flow-logs/accepted-and-rejected-traffic': sound('flow-log', 'not-applicable'),
  'flow-logs/aggregation-is-fine-grained': sound('flow-log', 'not-applicable'),
  'flow-logs/are-delivered': sound('flow-log', 'not-applicable'),
  'flow-logs/destination-is-central': sound('flow-log', 'not-applicable'),
  'flow-logs/records-are-complete': sound('flow-log', 'not-applicable'),
  'flow-logs/transit-gateways-are-covered': sound('transit-gateway', 'not-applicable'),

  'guardduty/detector-is-enabled': sound('detector', 'missing'),
  'guardduty/foundational-sources-are-on': sound('detector', 'not-applicable'),
  'guardduty/protection-plans-are-on': sound('plan', 'not-applicable'),
  'guardduty/updates-are-frequent': sound('detector', 'not-applicable'),
  'guardduty/nothing-is-silenced': sound('detector', 'not-applicable'),
  'guardduty/findings-are-triaged': sound('detector', 'not-applicable'),
  'guardduty/administrator-is-the-same-everywhere': sound('organization'),
  'guardduty/findings-are-exported': {
    of: 'detector',
    otherwise: 'missing',
    because: 'no publishing destination, and no administrator that exports for it',
    without: 'not-applicable',
  },
  'guardduty/is-centrally-managed': {
    of: 'detector',
    otherwise: 'missing',
    because: 'the administrator was never given members',
    without: 'not-applicable',
  },
  'guardduty/new-accounts-are-enrolled': {
    of: 'target',
    otherwise: 'not-applicable',
    because: 'not the administrator',
    knownFromOutside: true,
  },
  'guardduty/findings-are-routed': {
    of: 'target',
    otherwise: 'missing',
    because: 'no event rule is seeded anywhere, and the administrator was never given members',
  },

  'config/recorder-is-recording': sound('target'),
  'config/all-types-are-recorded': sound('target'),
  'config/is-continuous': sound('target'),
  'config/changes-are-delivered': sound('target'),
  'config/changes-are-routed': {
    of: 'target',
    otherwise: 'missing',
    because: 'no event rule is seeded anywhere, and no channel has a topic',
  },
  'config/history-is-kept': sound('target'),
  'config/baseline-rules-are-evaluating': sound('target'),
  'config/global-types-are-recorded-once': sound('account'),
  'config/aggregator-covers-the-organization': sound('organization'),
};

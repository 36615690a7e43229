import check from '../../../checks/guardduty/nothing-is-silenced.ts';
import { collected, type Evidence } from '../../../src/core/evidence.ts';
import type { GuardDutyFilter } from '../../../src/evidence/guardduty-filters.ts';
import type { TrustedLists } from '../../../src/evidence/guardduty-trusted-lists.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';
import { DetectorId, detectorArn, filter, trustedList } from '../../support/detectors.ts';

const filters = (named: Readonly<Record<string, Evidence<GuardDutyFilter>>> = {}) => ({
  DetectorId,
  Filters: Object.entries(named).map(([Name, Filter]) => ({ Name, Filter })),
});
const archiving = (Criterion: GuardDutyFilter['FindingCriteria']['Criterion']) =>
  filters({ quiet: collected(filter({ FindingCriteria: { Criterion } })) });
const lists = (changes: Partial<TrustedLists> = {}): TrustedLists => ({
  DetectorId,
  IPSets: collected([]),
  TrustedEntitySets: collected([]),
  ...changes,
});
const ipSet = (IPSet: Evidence<ReturnType<typeof trustedList>>) =>
  lists({ IPSets: collected([{ IpSetId: 'ip1', IPSet }]) });

describeCheck(check, {
  passing: {
    'neither rules nor lists': {
      evidence: { filters: filters(), lists: lists() },
      expect: [{ outcome: 'pass', message: 'quiet', resource: detectorArn }],
    },
    'saved searches and inactive lists': {
      evidence: {
        filters: filters({ search: collected(filter({ Action: 'NOOP', FindingCriteria: { Criterion: {} } })) }),
        lists: ipSet(collected(trustedList({ Status: 'INACTIVE' }))),
      },
      expect: [{ outcome: 'pass', message: 'quiet' }],
    },
    'a rule for one type on one instance': {
      evidence: { filters: filters({ scanner: collected(filter()) }), lists: lists() },
      expect: [
        {
          outcome: 'pass',
          message: 'narrow',
          resource: `${detectorArn}/filter/scanner`,
          facts: {
            Action: 'ARCHIVE',
            Criterion: {
              type: { Equals: ['Recon:EC2/Portscan'] },
              'resource.instanceDetails.instanceId': { Equals: ['i-0123456789abcdef0'] },
            },
          },
        },
      ],
    },
    'a rule for findings below the severity that matters': {
      settings: { goals: { guardDutySeverity: 7 } },
      evidence: { filters: archiving({ severity: { LessThan: 7 } }), lists: lists() },
      expect: [{ outcome: 'pass', message: 'narrow', text: 'severity below 7' }],
    },
  },
  failing: {
    'a rule without conditions': {
      evidence: { filters: archiving({}), lists: lists() },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'everything',
          severity: 'critical',
          text: 'conditions on: nothing',
        },
      ],
    },
    'a rule on severity alone': {
      evidence: { filters: archiving({ severity: { Gte: 1 } }), lists: lists() },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'everything',
          severity: 'critical',
          resource: `${detectorArn}/filter/quiet`,
          facts: { Action: 'ARCHIVE', Criterion: { severity: { Gte: 1 } } },
        },
      ],
    },
    'a rule for low and medium findings where medium ones matter': {
      evidence: { filters: archiving({ severity: { LessThan: 7 } }), lists: lists() },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'everything', severity: 'critical' }],
    },
    'a rule for a type, wherever it is seen': {
      evidence: {
        filters: archiving({ type: { Equals: ['Recon:EC2/Portscan'], Matches: ['Backdoor:*'] } }),
        lists: lists(),
      },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'types',
          severity: 'medium',
          text: 'Recon:EC2/Portscan, Backdoor:* on every resource',
        },
      ],
    },
    'a rule for all that is found about an instance': {
      evidence: { filters: archiving({ 'resource.instanceDetails.instanceId': { Eq: ['i-1'] } }), lists: lists() },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'resources', severity: 'medium', text: 'instanceId' }],
    },
    'an active trusted IP list': {
      evidence: { filters: filters(), lists: ipSet(collected(trustedList())) },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'trusted',
          text: 'IP set offices is ACTIVE: about what s3://shop-config/trusted.txt lists',
          severity: 'medium',
          resource: `${detectorArn}/ipset/ip1`,
          facts: { Name: 'offices', Status: 'ACTIVE', Location: 's3://shop-config/trusted.txt' },
        },
      ],
    },
    'a trusted entity set that is about to be active': {
      evidence: {
        filters: filters(),
        lists: lists({
          TrustedEntitySets: collected([
            { TrustedEntitySetId: 'te1', TrustedEntitySet: collected(trustedList({ Status: 'ACTIVATING' })) },
          ]),
        }),
      },
      expect: [
        { outcome: 'fail', gap: 'unsound', message: 'trusted', resource: `${detectorArn}/trustedentityset/te1` },
      ],
    },
  },
  others: {
    'one filter and one list unread: the others are judged': {
      evidence: {
        filters: filters({ hidden: denied, scanner: collected(filter()) }),
        lists: ipSet(denied),
      },
      expect: [
        { outcome: 'unknown', resource: `${detectorArn}/filter/hidden`, unread: denied },
        { outcome: 'pass', message: 'narrow' },
        { outcome: 'unknown', resource: `${detectorArn}/ipset/ip1`, unread: denied },
      ],
    },
    'neither kind of list could be listed': {
      evidence: { filters: filters(), lists: lists({ IPSets: denied, TrustedEntitySets: denied }) },
      expect: [
        { outcome: 'unknown', resource: `${detectorArn}/ipset`, unread: denied },
        { outcome: 'unknown', resource: `${detectorArn}/trustedentityset`, unread: denied },
      ],
    },
    'no detector': {
      evidence: { filters: null, lists: null },
      expect: [{ outcome: 'not-applicable', message: 'noDetector' }],
    },
  },
});

import check from '../../../checks/routes/security-hub-aggregates.ts';
import { denied, describeCheck, euWest1, security, usEast1, workload } from '../../support/describe-check.ts';

const member = (AccountId: string = security, MemberStatus = 'Enabled') => ({
  Administrator: { AccountId, MemberStatus },
  FindingAggregators: [],
});
const aggregator = (RegionLinkingMode = 'ALL_REGIONS', ...Regions: string[]) => ({
  FindingAggregatorArn: `arn:aws:securityhub:us-east-1:${security}:finding-aggregator/1`,
  FindingAggregationRegion: 'us-east-1',
  RegionLinkingMode,
  Regions,
});
const alone = (...FindingAggregators: object[]) => ({ FindingAggregators });
const at = (account: typeof workload, region: typeof euWest1, value: unknown) => ({ account, region, value });
const administered = (...aggregators: object[]) => [
  at(security, euWest1, alone(...aggregators)),
  at(security, usEast1, alone(...aggregators)),
];
const members = [at(workload, euWest1, member()), at(workload, usEast1, null)];
const unreadAt = (account: typeof workload) => ({ account, region: euWest1, unread: denied });

describeCheck(check, {
  passing: {
    'one administrator with an aggregator of all Regions': {
      evidence: { administration: [...administered(aggregator()), ...members] },
      expect: [
        {
          outcome: 'pass',
          message: 'gathered',
          text: `Account ${security} gathers`,
          facts: { administrator: security, ...aggregator() },
        },
      ],
    },
  },
  failing: {
    'no Security Hub anywhere': {
      evidence: { administration: [at(workload, euWest1, null)] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'noHub' }],
    },
    'nobody administers': {
      evidence: { administration: [at(workload, euWest1, alone()), at(security, euWest1, alone(aggregator()))] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'noAdministrator' }],
    },
    'an account that stands outside, one of another administrator, and one that left': {
      evidence: {
        administration: [
          ...administered(aggregator()),
          ...members,
          at(workload, usEast1, alone()),
          at(workload, euWest1, member('999999999999')),
          at(workload, usEast1, member(security, 'Resigned')),
        ],
      },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'outside',
          text: `not for 3 targets with Security Hub, such as ${workload} in us-east-1`,
        },
      ],
    },
    'an administrator outside the organization': {
      evidence: { administration: [at(workload, euWest1, member('999999999999'))] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stranger', text: '999999999999' }],
    },
    'no aggregator': {
      evidence: { administration: [...administered(), ...members] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'noAggregator' }],
    },
    'an aggregator that leaves a Region out, whatever else is unread': {
      evidence: { administration: [...administered(aggregator('NO_REGIONS')), ...members, unreadAt(workload)] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'narrow', text: 'from eu-west-1' }],
    },
  },
  others: {
    'all is well where it could be read': {
      evidence: { administration: [...administered(aggregator()), ...members, unreadAt(workload)] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'the administrator could not be read': {
      evidence: { administration: [...members, unreadAt(security)] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'nobody names an administrator, and one account could not be read': {
      evidence: { administration: [at(workload, euWest1, alone()), unreadAt(security)] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'no Security Hub where it could be read': {
      evidence: { administration: [at(workload, euWest1, null), unreadAt(security)] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
  },
});

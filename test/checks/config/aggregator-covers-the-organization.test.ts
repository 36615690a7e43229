import check from '../../../checks/config/aggregator-covers-the-organization.ts';
import { collected } from '../../../src/core/evidence.ts';
import type { ConfigAggregator } from '../../../src/evidence/config-aggregators.ts';
import {
  denied,
  describeCheck,
  euWest1,
  logArchive,
  management,
  security,
  usEast1,
  workload,
} from '../../support/describe-check.ts';
import { aggregatedSource, aggregator } from '../../support/recorders.ts';

const everyone = [management, logArchive, security, workload];
const inSecurity = (...value: ConfigAggregator[]) => ({ account: security, region: euWest1, value });
const elsewhere = { account: workload, region: usEast1, value: [] };
const unreadElsewhere = { account: workload, region: usEast1, unread: denied };
const organization = (changes: Partial<NonNullable<ConfigAggregator['OrganizationAggregationSource']>>) =>
  aggregator({ OrganizationAggregationSource: { RoleArn: 'arn:aws:iam::333333333333:role/a', ...changes } });
const listed = (AccountIds: readonly string[], changes: { AllAwsRegions?: boolean; AwsRegions?: string[] }) =>
  aggregator({
    OrganizationAggregationSource: undefined,
    AccountAggregationSources: [{ AccountIds: [...AccountIds], ...changes }],
  });

describeCheck(check, {
  passing: {
    'an aggregator of the organization': {
      evidence: { aggregators: [inSecurity(aggregator()), elsewhere] },
      expect: [{ outcome: 'pass', message: 'covered' }],
    },
    'an aggregator of all Regions in use, by name': {
      evidence: { aggregators: [inSecurity(organization({ AwsRegions: ['eu-west-1', 'us-east-1', 'us-west-2'] }))] },
      expect: [{ outcome: 'pass', message: 'covered' }],
    },
    'a list of all accounts': {
      evidence: { aggregators: [inSecurity(listed(everyone, { AllAwsRegions: true }))] },
      expect: [{ outcome: 'pass', message: 'covered' }],
    },
    'one that covers beside one that does not': {
      evidence: { aggregators: [inSecurity(listed([workload], { AllAwsRegions: true }), aggregator())] },
      expect: [{ outcome: 'pass', message: 'covered' }],
    },
    'one that covers, whatever else is unread': {
      evidence: { aggregators: [inSecurity(aggregator()), unreadElsewhere] },
      expect: [{ outcome: 'pass', message: 'covered' }],
    },
    'a source that is no longer in the organization': {
      evidence: {
        aggregators: [
          inSecurity(
            aggregator({
              Sources: collected([
                aggregatedSource(),
                aggregatedSource({ SourceId: '555555555555', LastUpdateStatus: 'FAILED' }),
              ]),
            }),
          ),
        ],
      },
      expect: [{ outcome: 'pass', message: 'covered' }],
    },
  },
  failing: {
    'no aggregator anywhere': {
      evidence: { aggregators: [inSecurity(), elsewhere] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'a Region left out': {
      evidence: { aggregators: [inSecurity(organization({ AllAwsRegions: false, AwsRegions: ['eu-west-1'] }))] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'narrow', text: '1 Region (us-east-1)' }],
    },
    'an account left out': {
      evidence: { aggregators: [inSecurity(listed(everyone.slice(1), { AllAwsRegions: true }))] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'narrow', text: '1 account (111111111111)' }],
    },
    'a list in one Region': {
      evidence: { aggregators: [inSecurity(listed(everyone, { AwsRegions: ['eu-west-1'] }))] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'narrow', text: '4 accounts' }],
    },
    'a filter on resource types': {
      evidence: {
        aggregators: [
          inSecurity(
            aggregator({ AggregatorFilters: { ResourceType: { Type: 'INCLUDE', Value: ['AWS::S3::Bucket'] } } }),
          ),
        ],
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'narrow', text: 'AggregatorFilters' }],
    },
    'a source that fails': {
      evidence: {
        aggregators: [
          inSecurity(
            aggregator({
              Sources: collected([
                aggregatedSource(),
                aggregatedSource({ AwsRegion: 'us-east-1', LastUpdateStatus: 'FAILED', LastErrorCode: 'AccessDenied' }),
              ]),
            }),
          ),
        ],
      },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'troubled',
          text: '1 source (444444444444 in us-east-1 FAILED, AccessDenied)',
        },
      ],
    },
    'the organization itself out of date': {
      evidence: {
        aggregators: [
          inSecurity(
            aggregator({
              Sources: collected([
                aggregatedSource({
                  SourceId: 'o-example1234',
                  SourceType: 'ORGANIZATION',
                  LastUpdateStatus: 'OUTDATED',
                }),
              ]),
            }),
          ),
        ],
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'troubled', text: 'OUTDATED' }],
    },
    'nothing gathered yet': {
      evidence: { aggregators: [inSecurity(aggregator({ Sources: collected([]) }))] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'troubled', text: 'gathered nothing' }],
    },
  },
  others: {
    'no aggregator, and one Region unread': {
      evidence: { aggregators: [inSecurity(), unreadElsewhere] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'every call denied': {
      evidence: { aggregators: [{ account: security, region: euWest1, unread: denied }, unreadElsewhere] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'sources that could not be read': {
      evidence: { aggregators: [inSecurity(aggregator({ Sources: denied }))] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'an account without an organization': {
      estate: { organizationId: null },
      evidence: { aggregators: [inSecurity()] },
      expect: [{ outcome: 'not-applicable', message: 'noOrganization' }],
    },
  },
});

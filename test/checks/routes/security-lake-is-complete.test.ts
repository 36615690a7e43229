import check from '../../../checks/routes/security-lake-is-complete.ts';
import { collected } from '../../../src/core/evidence.ts';
import type { SecurityLake } from '../../../src/evidence/security-lake.ts';
import {
  type Case,
  type CaseEntry,
  denied,
  describeCheck,
  euWest1,
  logArchive,
  management,
  security,
  usEast1,
  workload,
} from '../../support/describe-check.ts';

const all = ['CLOUD_TRAIL_MGMT', 'VPC_FLOW', 'ROUTE53', 'SH_FINDINGS'];
const sending = (changes: Readonly<Record<string, string[]>> = {}) =>
  collected(
    [management, logArchive, security, workload].map((account) => ({
      account,
      sourceNames: changes[account] ?? all,
    })),
  );
const arn = (region: string) => `arn:aws:securitylake:${region}:${security}:data-lake/default`;
const lake = (region: string, changes: Partial<SecurityLake> = {}) => ({
  dataLakeArn: arn(region),
  createStatus: 'COMPLETED',
  replicationRegions: [],
  Sources: sending(),
  Subscribers: collected([{ subscriberName: 'siem', subscriberStatus: 'ACTIVE' }]),
  ...changes,
});
const nobody = collected([{ subscriberName: 'trial', subscriberStatus: 'DEACTIVATED' }]);
/** A lake in Ireland, changed, and a sound one in Virginia. */
const given = (changes: Partial<SecurityLake>, ...expected: Case['expect']): Case => ({
  evidence: {
    lakes: [
      { account: security, region: euWest1, value: lake('eu-west-1', changes) },
      { account: security, region: usEast1, value: lake('us-east-1') },
    ],
  },
  expect: [...expected, { outcome: 'pass', message: 'complete' }, { outcome: 'pass', message: 'everywhere' }],
});
const only = (lakes: readonly CaseEntry[], ...expected: Case['expect']): Case => ({
  evidence: { lakes },
  expect: expected,
});

describeCheck(check, {
  passing: {
    'every account, every Region, and a reader': given(
      {},
      {
        outcome: 'pass',
        message: 'complete',
        text: 'every account (4), and siem read it',
        resource: arn('eu-west-1'),
      },
    ),
    'a lake that is read where its records are passed on to': given(
      { Subscribers: nobody, replicationRegions: ['us-east-1'] },
      { outcome: 'pass', message: 'complete', text: 'siem' },
    ),
  },
  failing: {
    'an account that sends nothing, and a source that nobody sends': given(
      {
        Sources: sending({
          [workload]: [],
          [management]: ['CLOUD_TRAIL_MGMT', 'VPC_FLOW', 'SH_FINDINGS'],
          [logArchive]: ['CLOUD_TRAIL_MGMT', 'VPC_FLOW', 'SH_FINDINGS'],
          [security]: ['CLOUD_TRAIL_MGMT', 'VPC_FLOW', 'SH_FINDINGS'],
        }),
      },
      {
        outcome: 'fail',
        gap: 'unsound',
        message: 'gaps',
        text: `lacks CLOUD_TRAIL_MGMT of ${workload}; VPC_FLOW of ${workload}; ROUTE53 of every account; SH_FINDINGS`,
      },
    ),
    'a lake that was never made': given(
      { createStatus: 'FAILED' },
      { outcome: 'fail', gap: 'unsound', message: 'broken', text: 'createStatus is FAILED' },
    ),
    'a lake that nobody reads': given({ Subscribers: nobody }, { outcome: 'fail', gap: 'unsound', message: 'unheard' }),
    'a Region without a lake': only(
      [
        { account: security, region: euWest1, value: lake('eu-west-1') },
        { account: security, region: usEast1, value: null },
      ],
      { outcome: 'pass', message: 'complete' },
      { outcome: 'fail', gap: 'unsound', message: 'narrow', text: 'none in us-east-1' },
    ),
  },
  others: {
    'not used': only(
      [
        { account: security, region: euWest1, value: null },
        { account: security, region: usEast1, value: null },
      ],
      { outcome: 'not-applicable', message: 'unused' },
    ),
    'delegated to nobody': only([], { outcome: 'not-applicable', message: 'unused' }),
    'a Region that was not read': only(
      [
        { account: security, region: euWest1, value: lake('eu-west-1') },
        { account: security, region: usEast1, unread: denied },
      ],
      { outcome: 'pass', message: 'complete' },
      { outcome: 'unknown', unread: denied },
    ),
    'sources that were not read': given({ Sources: denied }, { outcome: 'unknown', resource: arn('eu-west-1') }),
    'subscribers that were not read': given({ Subscribers: denied }, { outcome: 'unknown', unread: denied }),
  },
});

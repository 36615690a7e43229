import { describe, expect, test } from 'vitest';
import { pageView } from '../../src/report/page-view.ts';
import { joinedStatement } from '../../src/report/policy-statement.ts';
import { unreadGroups, unreadViews } from '../../src/report/unread-groups.ts';
import { auditResult, type UnreadRow, unreadRow } from '../support/audit.ts';

const views = (...unread: UnreadRow[]) => unreadViews(auditResult({ unread }));

test('what is denied is grouped by the missing action, the rest by operation; what can be mended comes first', () => {
  const unread = [
    unreadRow({ reason: 'failed', operation: 'ec2:DescribeVpcs', action: 'ec2:DescribeVpcs' }),
    unreadRow({ reason: 'unavailable', operation: 'sts:AssumeRole', action: 'sts:AssumeRole' }),
    unreadRow({ operation: 's3:HeadBucket', action: 's3:ListBucket' }),
    unreadRow({ operation: 's3:ListObjectsV2', action: 's3:ListBucket' }),
    unreadRow(),
  ];
  expect(unreadGroups(auditResult({ unread })).map(({ reason, name, rows }) => [reason, name, rows.length])).toEqual([
    ['denied', 's3:ListBucket', 2],
    ['denied', 'cloudtrail:DescribeTrails', 1],
    ['unavailable', 'sts:AssumeRole', 1],
    ['failed', 'ec2:DescribeVpcs', 1],
  ]);
});

test('a denied action comes with its codes, accounts and the statement that would allow it', () => {
  expect(
    views(
      unreadRow(),
      unreadRow({ region: 'us-east-1', code: 'AccessDenied' }),
      unreadRow({ account: '222222222222', region: null }),
    ),
  ).toEqual([
    {
      name: 'cloudtrail:DescribeTrails',
      reasonText: 'denied',
      amount: '3 pieces of evidence',
      codes: 'AccessDeniedException, AccessDenied',
      message: 'User is not authorized to perform: cloudtrail:DescribeTrails',
      advice: 'The audit role in these accounts needs this statement.',
      statement: JSON.stringify({ Effect: 'Allow', Action: 'cloudtrail:DescribeTrails', Resource: '*' }, null, 2),
      accounts: ['payments-prod (111111111111): eu-west-1, us-east-1', '222222222222'],
      moreAccounts: '',
    },
  ]);
});

test('the statement has every action that the evidence takes: only the first that was denied was tried', () => {
  const readBy = {
    'cloudtrail-trails': ['cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus'],
    vpcs: ['ec2:DescribeVpcs', 'ec2:DescribeSubnets'],
  };
  const audit = { ...auditResult({ unread: [unreadRow(), unreadRow({ kind: 'other' })] }), readBy };
  const Action = ['cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus'];
  expect(unreadViews(audit).map(({ statement }) => JSON.parse(statement))).toEqual([
    { Effect: 'Allow', Action, Resource: '*' },
  ]);
  expect(pageView(audit, false).unreadStatement).toBe(joinedStatement(Action));
});

describe('advice', () => {
  test('names the service control policy where one says no', () => {
    expect(views(unreadRow({ byScp: true }))[0]?.advice).toContain('it must exempt the audit role');
    expect(views(unreadRow({ byScp: true }), unreadRow())[0]?.advice).toContain(
      'for 1 of 2 a service control policy says no',
    );
  });

  test.each(['unavailable', 'failed'] as const)('offers no permission for what was %s', (reason) => {
    const view = views(unreadRow({ reason }))[0];
    expect(view?.statement).toBe('');
    expect(view?.advice).toContain('No permission is missing');
  });

  test('for entering accounts names the roles, and speaks to the caller', () => {
    const denied = (account: string, message: string) =>
      unreadRow({ account, message, region: null, operation: 'sts:AssumeRole', action: 'sts:AssumeRole' });
    const view = views(
      denied(
        '111111111111',
        'User: arn:aws:sts::999999999999:assumed-role/Auditor/alice is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111111111111:role/audit/Reader',
      ),
      denied('222222222222', 'Access denied'),
    )[0];
    expect(JSON.parse(view?.statement ?? '')).toEqual({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: ['arn:aws:iam::111111111111:role/audit/Reader', 'arn:aws:iam::222222222222:role/*'],
    });
    expect(view?.advice).toContain('The caller needs this statement');
  });
});

test('many accounts are cut short and counted', () => {
  const view = views(
    ...Array.from({ length: 53 }, (_, index) => unreadRow({ account: String(index).padStart(12, '0'), region: null })),
  )[0];
  expect([view?.accounts.length, view?.moreAccounts]).toEqual([50, 'and 3 more accounts']);
});

test('many Regions are counted', () => {
  const regions = ['a', 'b', 'c', 'd', 'e'].map((region) => unreadRow({ region }));
  expect(views(...regions)[0]?.accounts).toEqual(['payments-prod (111111111111): 5 Regions']);
});

test('one statement for all names each action once and leaves entering accounts to the caller', () => {
  expect(joinedStatement(['s3:GetBucketPolicy', 'sts:AssumeRole', 'ec2:DescribeVpcs', 'ec2:DescribeVpcs'])).toBe(
    JSON.stringify({ Effect: 'Allow', Action: ['ec2:DescribeVpcs', 's3:GetBucketPolicy'], Resource: '*' }, null, 2),
  );
  expect(joinedStatement(['sts:AssumeRole'])).toBe('');
});

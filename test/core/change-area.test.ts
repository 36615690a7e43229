import { describe, expect, test } from 'vitest';
import { checks } from '../../src/catalog/generated/checks.ts';
import { changeAreaOf, eventKey } from '../../src/core/change-area.ts';

const areaOf = (key: string) => {
  const [source = '', EventName = ''] = key.split(':');
  return changeAreaOf({ EventSource: `${source}.amazonaws.com`, EventName });
};

describe('a write event', () => {
  test.each([
    ['cloudtrail:StopLogging', 'logging'],
    ['logs:DeleteLogGroup', 'logging'],
    ['logs:PutRetentionPolicy', 'logging'],
    ['s3:PutBucketPolicy', 'logging'],
    ['kms:ScheduleKeyDeletion', 'logging'],
    ['ec2:DeleteFlowLogs', 'logging'],
    ['monitoring:PutAlarmMuteRule', 'logging'],
    ['iam:AttachUserPolicy', 'identity'],
    ['organizations:LeaveOrganization', 'identity'],
    ['sso:CreateAccountAssignment', 'identity'],
    ['ec2:AuthorizeSecurityGroupIngress', 'network'],
    ['ec2:ReplaceNetworkAclEntry', 'network'],
    ['ec2:CreateVpcPeeringConnection', 'network'],
    ['ec2:AttachInternetGateway', 'network'],
    ['route53:ChangeResourceRecordSets', 'network'],
    // The daily work of applications.
    ['logs:CreateLogStream', undefined],
    ['logs:DeleteLogStream', undefined],
    ['kms:CreateGrant', undefined],
    ['config:PutEvaluations', undefined],
    ['securityhub:BatchImportFindings', undefined],
    ['ec2:RunInstances', undefined],
    ['ec2:CreateTags', undefined],
    ['ec2:CreateNetworkInterface', undefined],
    ['signin:ConsoleLogin', undefined],
    ['sts:AssumeRole', undefined],
  ])('%s changes %s', (event, area) => expect(areaOf(event)).toBe(area));

  test('is named alike in every partition', () => {
    expect(eventKey({ EventSource: 'iam.amazonaws.com.cn', EventName: 'CreateUser' })).toBe('iam:CreateUser');
  });
});

/** Events that may change a verdict and are no change of settings: they come all day, or are data events. */
const leftOut = /^(s3:(Put|Get|Delete)Objects?|signin:ConsoleLogin|ec2:CreateNetworkInterface)$/;

test('what may change the verdict of a check is a change that is looked up', () => {
  const events = new Set(checks.flatMap(({ changedBy }) => changedBy));
  expect([...events].filter((event) => areaOf(event) === undefined && !leftOut.test(event))).toEqual([]);
});

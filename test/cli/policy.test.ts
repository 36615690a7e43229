import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { collectors } from '../../src/catalog/generated/collectors.ts';
import { run } from './run.ts';

interface Policy {
  readonly Version: string;
  readonly Statement: readonly {
    readonly Effect: string;
    readonly Action: readonly string[];
    readonly Resource: string;
  }[];
}
const actionsOf = (policy: Policy) => policy.Statement[0]?.Action ?? [];
const policy = async (...args: string[]) => (await run('policy', ...args)).stdout;

describe('the policy', () => {
  test('allows what all checks need, in order, and nothing else', async () => {
    const json = JSON.parse(await policy()) as Policy;
    expect(json.Statement).toHaveLength(1);
    expect(json.Statement[0]).toMatchObject({ Effect: 'Allow', Resource: '*' });
    const actions = actionsOf(json);
    expect(actions).toEqual([...new Set(actions)].sort());
    expect(collectors.flatMap((entry) => entry.actions)).toEqual(expect.arrayContaining([...actions]));
    expect(actions.filter((action) => /[*?]/.test(action))).toEqual([]);
    // Whoever may read objects may read the logs themselves; the scan does not.
    expect(actions).not.toContain('s3:GetObject');
    expect(actions).not.toContain('kms:Decrypt');
    expect(actions).not.toContain('cloudtrail:ListPublicKeys');
  });

  test('of a deep scan allows to read and decrypt objects too', async () => {
    const plain = actionsOf(JSON.parse(await policy()) as Policy);
    const more = ['cloudtrail:ListPublicKeys', 'kms:Decrypt', 's3:GetObject'];
    expect(actionsOf(JSON.parse(await policy('--deep')) as Policy)).toEqual([...plain, ...more].sort());
    const named = await policy('--checks', 'cloudtrail/digest-chain-verifies');
    expect(actionsOf(JSON.parse(named) as Policy)).toEqual(expect.arrayContaining(more));
    const matched = await policy('--checks', 'cloudtrail/*');
    expect(actionsOf(JSON.parse(matched) as Policy).filter((action) => more.includes(action))).toEqual([]);
  });

  test('names actions as IAM does, not as the API does', async () => {
    const actions = actionsOf(JSON.parse(await policy()) as Policy);
    expect(actions).toEqual(
      expect.arrayContaining([
        's3:ListAllMyBuckets',
        's3:ListBucket',
        's3:GetLifecycleConfiguration',
        's3:GetEncryptionConfiguration',
        's3:GetBucketPublicAccessBlock',
        's3:GetAccountPublicAccessBlock',
        's3:GetBucketObjectLockConfiguration',
        'cloudtrail:DescribeTrails',
        'organizations:ListAccounts',
      ]),
    );
    for (const odd of ['s3:ListBuckets', 's3:HeadBucket', 's3:GetBucketEncryption', 's3:GetObjectLockConfiguration'])
      expect(actions).not.toContain(odd);
  });

  test('of fewer checks allows less', async () => {
    const few = actionsOf(JSON.parse(await policy('--checks', 'guardduty/detector-is-enabled')) as Policy);
    expect(few).toEqual(
      expect.arrayContaining(['guardduty:GetDetector', 'organizations:ListAccounts', 'ec2:DescribeRegions']),
    );
    expect(few.filter((action) => action.startsWith('s3:'))).toEqual([]);
  });

  test('of one framework allows what its checks need', async () => {
    expect(await policy('--framework', 'cis-aws-1.4', '--checks', 'log-keys/*')).toBe(
      await policy('--checks', 'log-keys/key-is-rotated'),
    );
  });

  test('is a CloudFormation template of one role, with the trust as parameters', async () => {
    const template = parse(await policy('--format', 'cloudformation', '--role-name', 'Auditor')) as {
      Parameters: object;
      Resources: {
        AuditRole: {
          Type: string;
          Properties: { RoleName: string; AssumeRolePolicyDocument: object; Policies: { PolicyDocument: Policy }[] };
        };
      };
    };
    const { Type, Properties } = template.Resources.AuditRole;
    expect([Type, Properties.RoleName]).toEqual(['AWS::IAM::Role', 'Auditor']);
    expect(Object.keys(template.Parameters)).toEqual(['AuditorArn', 'ExternalId']);
    expect(Properties.AssumeRolePolicyDocument).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: { Ref: 'AuditorArn' } },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } } },
        },
      ],
    });
    expect(Properties.Policies.map(({ PolicyDocument }) => PolicyDocument)).toEqual([JSON.parse(await policy())]);
  });

  test('fits into an inline policy of a role, 10,240 characters', async () => {
    expect(JSON.stringify(JSON.parse(await policy())).length).toBeLessThan(10_240);
  });

  test('is Terraform, with the same actions', async () => {
    const text = await policy('--format', 'terraform', '--role-name', 'Auditor');
    expect(text).toMatch(/resource "aws_iam_role" "blindspot" \{\n {2}name {17}= "Auditor"/);
    const [, document = ''] = /\n {2}policy = jsonencode\((\{[\s\S]*?\n {2}\})\)/.exec(text) ?? [];
    expect(JSON.parse(document)).toEqual(JSON.parse(await policy()));
  });
});

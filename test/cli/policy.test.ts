import { describe, expect, test } from 'vitest';
import { collectors } from '../../src/catalog/generated/collectors.ts';
import { faultsOf, propertiesOf, templateOf } from '../deploy/template.ts';
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

  test('of a scan that looks up changes allows that too', async () => {
    const plain = actionsOf(JSON.parse(await policy()) as Policy);
    expect(plain).not.toContain('cloudtrail:LookupEvents');
    const asked = actionsOf(JSON.parse(await policy('--changes')) as Policy);
    expect(asked).toEqual([...plain, 'cloudtrail:LookupEvents'].sort());
  });

  test('of a scan that knows production by the tags of accounts lets whoever scans read them', async () => {
    const auditor = ['--for', 'auditor', '--organization-id', 'o-a1b2c3d4e5', '--account-tags'];
    expect(await policy(...auditor)).toContain('"organizations:ListTagsForResource"');
    expect(await policy('--for', 'account', '--account-tags')).not.toContain('organizations:');
    expect(await policy('--for', 'auditor', '--organization-id', 'o-a1b2c3d4e5')).not.toContain(
      'organizations:ListTagsForResource',
    );
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
      expect.arrayContaining(['guardduty:GetDetector', 'organizations:ListAccounts', 'account:ListRegions']),
    );
    expect(few.filter((action) => action.startsWith('s3:'))).toEqual([]);
  });

  test('of one framework allows what its checks need', async () => {
    expect(await policy('--framework', 'cis-aws-1.4', '--checks', 'log-keys/*')).toBe(
      await policy('--checks', 'log-keys/key-is-rotated'),
    );
  });

  test('is a CloudFormation template of one role, with the trust as parameters', async () => {
    const template = templateOf(await policy('--format', 'cloudformation', '--role-name', 'Auditor'));
    expect(faultsOf(template)).toEqual([]);
    expect(Object.keys(template.Parameters)).toEqual(['AuditorArn', 'ExternalId']);
    expect(typesOf(template)).toEqual({ ReadPolicy1: 'AWS::IAM::ManagedPolicy', AuditRole: 'AWS::IAM::Role' });
    expect(propertiesOf(template, 'AuditRole')).toEqual({
      RoleName: 'Auditor',
      Description: expect.any(String),
      MaxSessionDuration: 3600,
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: { Ref: 'AuditorArn' } },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } } },
          },
        ],
      },
      ManagedPolicyArns: [{ Ref: 'ReadPolicy1' }],
    });
    expect(propertiesOf(template, 'ReadPolicy1').PolicyDocument).toEqual(JSON.parse(await policy()));
  });

  test('is Terraform, with the same actions', async () => {
    const text = await policy('--format', 'terraform', '--role-name', 'Auditor');
    expect(text).toMatch(/resource "aws_iam_role" "audit" \{\n {2}name {17}= "Auditor"/);
    const quoted = [...text.matchAll(/^ +"([\w-]+:\w+)",$/gm)].map(([, action]) => action);
    expect(quoted).toEqual(actionsOf(JSON.parse(await policy()) as Policy));
  });
});

describe('the roles of an organization', () => {
  const hub = 'arn:aws:iam::111122223333:role/BlindspotAuditor';
  const trust = ['--external-id', 'acme-audit', '--principal', hub];

  test('the audit role does not read the organization; the auditor does, and enters the audit roles of one', async () => {
    const account = JSON.parse(await policy('--for', 'account')) as Policy;
    expect(actionsOf(account).filter((action) => action.startsWith('organizations:'))).toEqual([]);
    const auditor = JSON.parse(await policy('--for', 'auditor', '--organization-id', 'o-a1b2c3d4e5')) as Policy;
    expect(auditor.Statement[0]).toEqual({
      Sid: 'BlindspotEnters',
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: 'arn:*:iam::*:role/BlindspotAudit',
      Condition: { StringEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } },
    });
    expect(auditor.Statement[1]).toEqual((JSON.parse(await policy()) as Policy).Statement[0]);
  });

  test('a StackSet brings the audit role to every member, the stack itself to the management account', async () => {
    const text = await policy('--for', 'organization', '--format', 'cloudformation', '--ous', 'r-a1b2', ...trust);
    const template = templateOf(text);
    expect(faultsOf(template)).toEqual([]);
    expect(typesOf(template)).toEqual({
      ReadPolicy1: 'AWS::IAM::ManagedPolicy',
      AuditRole: 'AWS::IAM::Role',
      MemberRoles: 'AWS::CloudFormation::StackSet',
    });
    expect(Object.entries(template.Parameters).map(([name, { Default }]) => [name, Default])).toEqual([
      ['AuditorArn', hub],
      ['ExternalId', 'acme-audit'],
      ['OrganizationalUnitIds', 'r-a1b2'],
    ]);
    const { TemplateBody, ...stackSet } = propertiesOf(template, 'MemberRoles');
    expect(stackSet).toMatchObject({
      PermissionModel: 'SERVICE_MANAGED',
      AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false },
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      StackInstancesGroup: [{ DeploymentTargets: { OrganizationalUnitIds: { Ref: 'OrganizationalUnitIds' } } }],
    });
    // CloudFormation takes no larger template in a property.
    expect(TemplateBody.length).toBeLessThan(51_200);
    expect(templateOf(TemplateBody)).toEqual(
      templateOf(await policy('--for', 'account', '--format', 'cloudformation')),
    );
  });

  test.each([
    [
      'github:acme/security',
      'token.actions.githubusercontent.com',
      'sts.amazonaws.com',
      'repo:acme/security:ref:refs/heads/main',
    ],
    [
      'gitlab:acme/blue/security@release/1',
      'gitlab.com',
      'https://gitlab.com',
      'project_path:acme/blue/security:ref_type:branch:ref:release/1',
    ],
  ])('the auditor may be the pipeline of one branch: %s', async (principal, host, audience, subject) => {
    const asked = ['--for', 'auditor', '--principal', principal, '--format'];
    const template = templateOf(await policy(...asked, 'cloudformation'));
    expect(faultsOf(template)).toEqual([]);
    const [statement] = propertiesOf(template, 'AuditorRole').AssumeRolePolicyDocument.Statement;
    expect(statement).toMatchObject({
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { [`${host}:aud`]: audience, [`${host}:sub`]: subject } },
    });
    expect(template.Parameters['CreateProvider']).toMatchObject({ AllowedValues: ['yes', 'no'], Default: 'yes' });
    const terraform = await policy(...asked, 'terraform');
    expect(terraform).toContain(`"${host}:sub" = "${subject}"`);
    expect(terraform).toContain(`:oidc-provider/${host}"`);
  });

  test('in Terraform says the same, and writes the placeholders of others as text', async () => {
    const text = await policy('--for', 'organization', '--format', 'terraform', ...trust);
    expect([...text.matchAll(/^(?:resource|variable) "\w+"(?: "\w+")?/gm)].map(([head]) => head)).toEqual([
      'variable "auditor_arn"',
      'variable "external_id"',
      'variable "organizational_unit_ids"',
      'resource "aws_iam_role" "audit"',
      'resource "aws_iam_policy" "reads_1"',
      'resource "aws_iam_role_policy_attachment" "reads_1"',
      'resource "aws_cloudformation_stack_set" "members"',
      'resource "aws_cloudformation_stack_set_instance" "members"',
    ]);
    expect(text).toContain(`default     = "${hub}"`);
  });

  test.each([
    [['--principal', '*'], /^usage: --principal takes the ARN of one role or user/],
    [['--principal', 'arn:aws:iam::111122223333:root'], /^usage: --principal takes/],
    [['--principal', 'arn:aws:iam::111122223333:role/*'], /^usage: --principal takes/],
    [['--principal', 'arn:aws:sts::111122223333:assumed-role/A/b'], /^usage: --principal takes/],
    [['--principal', 'github:acme/security'], /^usage: A pipeline takes the role of the auditor/],
    [['--for', 'auditor'], /^usage: --for auditor --format json needs --organization-id/],
    [['--organization-id', 'acme'], /^usage: --organization-id takes an id such as/],
    [['--external-id', 'a b'], /^usage: --external-id takes/],
    [['--role-name', 'a/b'], /^usage: --role-name takes/],
    [['--ous', 'Workloads'], /^usage: --ous/],
  ])('refuses %j', async (args, refusal) => {
    expect(await run('policy', ...args)).toMatchObject({
      status: 2,
      stdout: '',
      refusal: expect.stringMatching(refusal),
    });
  });
});

const typesOf = ({ Resources }: ReturnType<typeof templateOf>) =>
  Object.fromEntries(Object.entries(Resources).map(([id, { Type }]) => [id, Type]));

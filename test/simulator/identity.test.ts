import { AccountClient, ListRegionsCommand } from '@aws-sdk/client-account';
import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GuardDutyClient, ListDetectorsCommand } from '@aws-sdk/client-guardduty';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, test } from 'vitest';
import { account } from '../../src/simulator/estate/account.ts';
import { bucket } from '../../src/simulator/estate/bucket.ts';
import { auditRole } from '../../src/simulator/estate/healthy.ts';
import { type Organization, organization } from '../../src/simulator/estate/organization.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/simulator.ts';
import { assume, clientFor, refusalOf, type Session } from './connect.ts';

const management = '111111111111';
const member = '222222222222';

function twoAccounts(given: Partial<Organization> = {}): Organization {
  return organization({
    accounts: [
      account(management, { buckets: [bucket({ Name: 'of-management' })] }),
      account(member, {
        roles: [auditRole()],
        buckets: [bucket({ Name: 'of-member' })],
        optIn: { 'af-south-1': 'ENABLED', 'me-south-1': 'ENABLING' },
      }),
    ],
    ...given,
  });
}

let simulator: Simulator;
afterEach(() => simulator.close());
async function simulate(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  simulator = await startSimulator({ organization: twoAccounts(), ...options });
  return simulator;
}

/** One call in each protocol. */
const calls: readonly [string, (session: Session, region?: string) => Promise<unknown>][] = [
  ['query', (session, region) => new SNSClient(clientFor(simulator, session, region)).send(new ListTopicsCommand({}))],
  ['ec2', (session, region) => new EC2Client(clientFor(simulator, session, region)).send(new DescribeVpcsCommand({}))],
  [
    'json',
    (session, region) =>
      new CloudTrailClient(clientFor(simulator, session, region)).send(new DescribeTrailsCommand({})),
  ],
  [
    'json with query codes',
    (session, region) =>
      new CloudWatchClient(clientFor(simulator, session, region)).send(new DescribeAlarmsCommand({})),
  ],
  [
    'rest-json',
    (session, region) => new GuardDutyClient(clientFor(simulator, session, region)).send(new ListDetectorsCommand({})),
  ],
  [
    'rest-xml',
    (session, region) => new S3Client(clientFor(simulator, session, region)).send(new ListBucketsCommand({})),
  ],
];

async function refusals(session: Session, region?: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, call] of calls) {
    const refusal = await refusalOf(call(session, region));
    found[name] = `${refusal.name} ${refusal.status}`;
  }
  return found;
}

describe('a session', () => {
  test('is of the account whose role was assumed, and of no other', async () => {
    await simulate();
    const session = await assume(simulator, member);
    const names = async (of: Session) =>
      (await new S3Client(clientFor(simulator, of)).send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name);
    const both = await Promise.all(
      Array.from({ length: 20 }, (_, index) => names(index % 2 === 0 ? session : simulator.credentials)),
    );
    expect(both).toEqual(Array.from({ length: 20 }, (_, index) => [index % 2 === 0 ? 'of-member' : 'of-management']));
    const { Arn } = await new STSClient(clientFor(simulator, session)).send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe(`arn:aws:sts::${member}:assumed-role/BlindspotAudit/audit`);
  });

  test('ends, and each protocol says so in its own words', async () => {
    await simulate();
    const session = await assume(simulator, member);
    simulator.expireSessions();
    expect(await refusals(session)).toEqual({
      query: 'ExpiredToken 403',
      ec2: 'RequestExpired 400',
      json: 'ExpiredTokenException 400',
      'json with query codes': 'ExpiredTokenException 400',
      'rest-json': 'ExpiredTokenException 403',
      'rest-xml': 'ExpiredToken 400',
    });
  });

  test('needs its token', async () => {
    await simulate();
    const { accessKeyId, secretAccessKey } = await assume(simulator, member);
    expect(await refusals({ accessKeyId, secretAccessKey })).toMatchObject({
      query: 'InvalidClientTokenId 403',
      ec2: 'AuthFailure 401',
    });
  });
});

describe('AssumeRole', () => {
  const denied = {
    name: 'AccessDenied',
    status: 403,
    message: expect.stringContaining('is not authorized to perform: sts:AssumeRole'),
  };
  const elsewhere = ['arn:aws:iam::333333333333:root'];

  test.each([
    ['trusts the account', auditRole(), {}],
    ['trusts the user', auditRole({ trusts: [`arn:aws:iam::${management}:user/blindspot-auditor`] }), {}],
    ['trusts the organization', auditRole({ trusts: ['*'], organizationId: 'o-simulated1' }), {}],
    ['asks for the external id given', auditRole({ externalId: 'x' }), { externalId: 'x' }],
  ])('lets in where the role %s', async (_why, role, given) => {
    await simulate({
      organization: organization({ accounts: [account(management), account(member, { roles: [role] })] }),
    });
    expect((await assume(simulator, member, given)).accessKeyId).toMatch(/^ASIA[0-9A-F]{16}$/);
  });

  test.each([
    ['there is no such role', { roles: [] }],
    ['the role trusts somebody else', { roles: [auditRole({ trusts: elsewhere })] }],
    ['the role trusts another organization', { roles: [auditRole({ trusts: ['*'], organizationId: 'o-other' })] }],
    ['the external id is missing', { roles: [auditRole({ externalId: 'x' })] }],
    ['the account is suspended', { roles: [auditRole()], state: 'SUSPENDED' as const }],
  ])('refuses alike where %s', async (_why, given) => {
    await simulate({ organization: organization({ accounts: [account(management), account(member, given)] }) });
    expect(await refusalOf(assume(simulator, member))).toEqual(denied);
  });

  test('refuses a session longer than the role allows', async () => {
    await simulate();
    expect(await refusalOf(assume(simulator, member, { seconds: 7200 }))).toMatchObject({
      name: 'ValidationError',
      status: 400,
    });
  });
});

describe('a request is refused', () => {
  test('with a key that AWS does not know', async () => {
    await simulate();
    expect(await refusals({ accessKeyId: 'AKIAUNKNOWN000000000', secretAccessKey: 'x' })).toEqual({
      query: 'InvalidClientTokenId 403',
      ec2: 'AuthFailure 401',
      json: 'UnrecognizedClientException 400',
      'json with query codes': 'UnrecognizedClientException 400',
      'rest-json': 'UnrecognizedClientException 403',
      'rest-xml': 'InvalidAccessKeyId 403',
    });
  });

  test('in a Region that the account has not enabled', async () => {
    await simulate();
    const session = await assume(simulator, member);
    expect(await refusals(session, 'me-south-1')).toEqual({
      query: 'InvalidClientTokenId 403',
      ec2: 'AuthFailure 401',
      json: 'UnrecognizedClientException 400',
      'json with query codes': 'UnrecognizedClientException 400',
      'rest-json': 'UnrecognizedClientException 403',
      'rest-xml': 'InvalidToken 400',
    });
    expect(
      await new EC2Client(clientFor(simulator, session, 'af-south-1')).send(new DescribeVpcsCommand({})),
    ).toMatchObject({ Vpcs: [] });
  });

  test('with the wrong secret, unless signatures are not looked at', async () => {
    await simulate();
    const forged = { ...simulator.credentials, secretAccessKey: 'wrong' };
    expect(await refusals(forged)).toEqual({
      query: 'SignatureDoesNotMatch 403',
      ec2: 'AuthFailure 401',
      json: 'InvalidSignatureException 400',
      'json with query codes': 'InvalidSignatureException 400',
      'rest-json': 'InvalidSignatureException 403',
      'rest-xml': 'SignatureDoesNotMatch 403',
    });
    await simulator.close();
    await simulate({ verifySignatures: false });
    expect(await new SNSClient(clientFor(simulator, forged)).send(new ListTopicsCommand({}))).toMatchObject({
      Topics: [],
    });
  });

  test('when the clocks differ by more than five minutes', async () => {
    await simulate({ clockSkewMs: 20 * 60_000 });
    expect(await refusals(simulator.credentials)).toEqual({
      query: 'SignatureDoesNotMatch 403',
      ec2: 'RequestExpired 400',
      json: 'InvalidSignatureException 400',
      'json with query codes': 'InvalidSignatureException 400',
      'rest-json': 'InvalidSignatureException 403',
      'rest-xml': 'RequestTimeTooSkewed 403',
    });
  });

  test('by policy, in the words of each service', async () => {
    await simulate({ organization: twoAccounts({ denials: [{ action: '*' }] }) });
    expect(await refusals(simulator.credentials)).toEqual({
      query: 'AuthorizationErrorException 403',
      ec2: 'UnauthorizedOperation 403',
      json: 'AccessDeniedException 400',
      'json with query codes': 'AccessDenied 403',
      'rest-json': 'AccessDeniedException 403',
      'rest-xml': 'AccessDenied 403',
    });
  });

  test('by a service control policy, for one action, one account and one Region', async () => {
    const denials = [
      { action: 'ec2:DescribeVpcs', accounts: [member], regions: ['eu-west-1'], by: 'service control policy' as const },
    ];
    await simulate({ organization: twoAccounts({ denials }) });
    const session = await assume(simulator, member);
    const vpcs = (of: Session, region: string) =>
      new EC2Client(clientFor(simulator, of, region)).send(new DescribeVpcsCommand({}));
    expect((await refusalOf(vpcs(session, 'eu-west-1'))).message).toBe(
      `You are not authorized to perform this operation. User: arn:aws:sts::${member}:assumed-role/BlindspotAudit/audit is not authorized to perform: ec2:DescribeVpcs with an explicit deny in a service control policy`,
    );
    await expect(vpcs(session, 'us-east-1')).resolves.toMatchObject({ Vpcs: [] });
    await expect(vpcs(simulator.credentials, 'eu-west-1')).resolves.toMatchObject({ Vpcs: [] });
  });

  test('without a signature', async () => {
    await simulate();
    const response = await fetch(`${simulator.url}/?Action=GetCallerIdentity`);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<Code>MissingAuthenticationToken</Code>');
  });
});

test('the log tells who asked for what, and what came of it', async () => {
  await simulate();
  await assume(simulator, member);
  await refusalOf(
    new AccountClient(clientFor(simulator, { accessKeyId: 'AKIAUNKNOWN000000000', secretAccessKey: 'x' })).send(
      new ListRegionsCommand({}),
    ),
  );
  expect(simulator.requests.latest).toEqual([
    {
      service: 'sts',
      operation: 'AssumeRole',
      account: management,
      region: 'us-east-1',
      input: expect.objectContaining({ RoleArn: expect.stringContaining(member) }),
      outcome: 'ok',
    },
    {
      service: 'account',
      operation: 'ListRegions',
      account: undefined,
      region: 'us-east-1',
      input: undefined,
      outcome: 'UnrecognizedClientException',
    },
  ]);
});

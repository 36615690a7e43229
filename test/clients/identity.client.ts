import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { healthyAccounts } from '../../src/simulator/estate/healthy.ts';
import { externalId, refusing, workload } from './estate.ts';
import { answered, clients, type Ground, startGround } from './ground.ts';

const { management } = healthyAccounts;
let ground: Ground;
beforeAll(async () => {
  ground = await startGround();
});
afterAll(() => ground.simulator.close());

describe.each(await clients())('$name', (client) => {
  afterAll(() => client.close());

  test('learns who it is', async () => {
    expect(await client.call(ground.as(management), 'sts', 'GetCallerIdentity')).toEqual(
      answered({
        UserId: expect.stringMatching(/^AIDA[0-9A-F]{17}$/),
        Account: management,
        Arn: `arn:aws:iam::${management}:user/blindspot-auditor`,
      }),
    );
  });

  test('enters a role and acts as it', async () => {
    const role = await ground.inRole(client, workload);
    expect(await client.call(role, 'sts', 'GetCallerIdentity')).toMatchObject(
      answered({ Account: workload, Arn: `arn:aws:sts::${workload}:assumed-role/BlindspotAudit/audit` }),
    );
  });

  test.each([
    ['without the external id', { RoleArn: `arn:aws:iam::${workload}:role/BlindspotAudit` }],
    ['with a wrong external id', { RoleArn: `arn:aws:iam::${workload}:role/BlindspotAudit`, ExternalId: 'guessed' }],
    ['whose name is another', { RoleArn: `arn:aws:iam::${workload}:role/Admin`, ExternalId: externalId }],
    ['that is not there', { RoleArn: `arn:aws:iam::${refusing}:role/BlindspotAudit` }],
  ])('is refused a role %s', async (_how, role) => {
    expect(
      await client.call(ground.as(management), 'sts', 'AssumeRole', { ...role, RoleSessionName: 'audit' }),
    ).toEqual({
      kind: 'refused',
      code: 'AccessDenied',
      message: `User: arn:aws:iam::${management}:user/blindspot-auditor is not authorized to perform: sts:AssumeRole on resource: ${role.RoleArn}`,
    });
  });

  test('is refused a role that trusts another account', async () => {
    const RoleArn = `arn:aws:iam::${healthyAccounts.security}:role/BlindspotAudit`;
    expect(
      await client.call(ground.as(workload), 'sts', 'AssumeRole', { RoleArn, RoleSessionName: 'audit' }),
    ).toMatchObject({ kind: 'refused', code: 'AccessDenied' });
  });

  test('is refused a session longer than the role allows', async () => {
    expect(
      await client.call(ground.as(management), 'sts', 'AssumeRole', {
        RoleArn: `arn:aws:iam::${workload}:role/BlindspotAudit`,
        RoleSessionName: 'audit',
        ExternalId: externalId,
        DurationSeconds: 7200,
      }),
    ).toMatchObject({ kind: 'refused', code: 'ValidationError' });
  });

  test.each([
    ['sts', 'GetCallerIdentity', 'SignatureDoesNotMatch'],
    ['cloudtrail', 'DescribeTrails', 'InvalidSignatureException'],
    ['ec2', 'DescribeVpcs', 'AuthFailure'],
    ['s3', 'ListBuckets', 'SignatureDoesNotMatch'],
    ['guardduty', 'ListDetectors', 'InvalidSignatureException'],
  ])('is refused by %s when it signs with a wrong secret', async (service, operation, code) => {
    const { keys, ...where } = ground.as(management);
    const wrong = { ...where, keys: { ...keys, secretAccessKey: 'wrong' } };
    expect(await client.call(wrong, service, operation)).toMatchObject({ kind: 'refused', code });
  });

  test.each([
    ['sts', 'GetCallerIdentity', 'InvalidClientTokenId'],
    ['cloudtrail', 'DescribeTrails', 'UnrecognizedClientException'],
    ['ec2', 'DescribeVpcs', 'AuthFailure'],
    ['guardduty', 'ListDetectors', 'UnrecognizedClientException'],
  ])('is refused by %s in a Region that the account has not enabled', async (service, operation, code) => {
    expect(await client.call(ground.as(management, 'me-south-1'), service, operation)).toMatchObject({
      kind: 'refused',
      code,
    });
  });

  test.each([
    ['sts', 'GetCallerIdentity', 'ExpiredToken'],
    ['cloudtrail', 'DescribeTrails', 'ExpiredTokenException'],
    ['ec2', 'DescribeVpcs', 'RequestExpired'],
    ['s3', 'ListBuckets', 'ExpiredToken'],
    ['guardduty', 'ListDetectors', 'ExpiredTokenException'],
  ])('is told by %s that its session is over', async (service, operation, code) => {
    const role = await ground.inRole(client, workload);
    ground.simulator.expireSessions();
    expect(await client.call(role, service, operation)).toMatchObject({ kind: 'refused', code });
  });
});

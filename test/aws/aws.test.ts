import { DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Aws } from '../../src/aws/aws.ts';
import { classify } from '../../src/aws/classify.ts';
import { cloudTrail, ec2, sts } from '../../src/aws/services.ts';
import { Session } from '../../src/aws/session.ts';
import { Sessions } from '../../src/aws/sessions.ts';
import { accountId, regionName } from '../../src/core/ids.ts';
import { healthyAccounts, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { type SimulatorOptions, startSimulator } from '../../src/simulator/simulator.ts';

const usEast1 = regionName('us-east-1');
const management = accountId(healthyAccounts.management);
const workloads = Array.from({ length: 12 }, (_, index) => String(444444444444 + index));

/** The simulated organization, which checks every signature and every session token. */
async function simulate(options: Partial<SimulatorOptions> = {}, sdkPath = false) {
  const simulator = await startSimulator({
    organization: healthyOrganization({ workloads: workloads.map((id) => ({ id })) }),
    ...options,
  });
  const controller = new AbortController();
  const aws = new Aws({ concurrency: 64, endpoint: simulator.url, signal: controller.signal, sdkPath });
  onTestFinished(async () => {
    await aws.close();
    await simulator.close();
  });
  const caller = new Session(management, async () => simulator.credentials);
  const sessions = new Sessions(aws, {
    partition: 'aws',
    caller,
    region: usEast1,
    roleName: 'BlindspotAudit',
    managementAccountId: management,
  });
  return { simulator, aws, caller, sessions, controller };
}

const unread = (answer: Promise<unknown>) =>
  answer.then(
    () => 'answered',
    (error: unknown) => classify(error, 'x:Y', 'x:Y'),
  );

describe('a call', () => {
  test.each([
    ['thin', false],
    ["SDK's", true],
  ])(
    'is answered to the account that it is made for, under load, throttles and resets, down the %s path',
    async (_, sdkPath) => {
      const faults: SimulatorOptions['faults'] = [
        { kind: 'throttle', match: { service: 'sts' }, every: 9, times: 60 },
        { kind: 'reset', match: { service: 'sts' }, every: 23 },
      ];
      const { aws, sessions } = await simulate({ faults }, sdkPath);
      const asked = Array.from({ length: 120 }, (_, index) => accountId(workloads[index % workloads.length] ?? ''));
      const answered = await Promise.all(
        asked.map(async (account) => {
          const answer = await aws.call(sessions.enter(account), usEast1, sts, GetCallerIdentityCommand, {});
          return (answer as { Account?: string }).Account;
        }),
      );
      expect(answered).toEqual(asked);
      expect(aws.counts.throttles).toBeGreaterThan(0);
    },
  );

  test('with a session that AWS ended early gets a new one, once', async () => {
    const { simulator, aws, sessions } = await simulate();
    const session = sessions.enter(accountId(workloads[0] ?? ''));
    const describe = () => aws.call(session, usEast1, ec2, DescribeVpcsCommand, {});
    await describe();
    simulator.expireSessions();
    await Promise.all([describe(), describe(), describe()]);
    expect(simulator.requests.byOperation.get('sts:AssumeRole')).toBe(2);
  });

  test('whose new session is refused too is unread, not tried for ever', async () => {
    const { simulator, aws, sessions } = await simulate({
      faults: [{ kind: 'error', code: 'ExpiredTokenException', status: 400, match: { service: 'cloudtrail' } }],
    });
    const session = sessions.enter(accountId(workloads[0] ?? ''));
    expect(await unread(aws.call(session, usEast1, cloudTrail, DescribeTrailsCommand, {}))).toMatchObject({
      kind: 'failed',
      code: 'ExpiredTokenException',
    });
    expect(simulator.requests.byOperation.get('cloudtrail:DescribeTrails')).toBe(2);
  });

  test('answered by a web page with status 200 is unread, also where the parser sees "no VPCs"', async () => {
    const { aws, caller } = await simulate({ faults: [{ kind: 'html' }] });
    expect(await unread(aws.call(caller, usEast1, ec2, DescribeVpcsCommand, {}))).toMatchObject({
      kind: 'failed',
      code: 'MalformedAnswer',
    });
    expect(await unread(aws.call(caller, usEast1, cloudTrail, DescribeTrailsCommand, {}))).toMatchObject({
      kind: 'failed',
      code: 'MalformedAnswer',
    });
  });

  test('whose session cannot be had is not made', async () => {
    const { simulator, aws, sessions } = await simulate();
    const stranger = sessions.enter(accountId('999999999999'));
    expect(await unread(aws.call(stranger, usEast1, ec2, DescribeVpcsCommand, {}))).toMatchObject({ kind: 'denied' });
    expect(simulator.requests.byOperation.get('ec2:DescribeVpcs')).toBeUndefined();
  });

  test('ends when the run does', async () => {
    const { aws, caller, controller } = await simulate({ latencyMs: 60_000 });
    const hanging = unread(aws.call(caller, usEast1, ec2, DescribeVpcsCommand, {}));
    setTimeout(() => controller.abort(), 50);
    expect(await hanging).toMatchObject({ kind: 'failed', code: 'Interrupted' });
  });
});

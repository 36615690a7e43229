import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demonstration } from '../../src/simulator/estate/demonstration/demonstration.ts';
import { type As, cleanEnvironment } from './aws-client.ts';
import { clients } from './ground.ts';

const { organization } = demonstration(new Date());
let command: ChildProcess;
let as: As;
beforeAll(async () => {
  const main = new URL('../../dist/src/cli/main.js', import.meta.url).pathname;
  command = spawn(process.execPath, [main, 'simulate', '--port', '0', '--page-size', '3'], {
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  as = await exported(command);
});
afterAll(async () => {
  command.kill('SIGINT');
  if (command.exitCode === null) await once(command, 'exit');
});

/** What the command tells a shell to export. */
async function exported({ stdout }: ChildProcess): Promise<As> {
  if (!stdout) throw new Error('the command has no stdout');
  const found = new Map<string, string>();
  for await (const line of createInterface({ input: stdout })) {
    for (const [, name = '', value = ''] of line.matchAll(/(AWS_\w+)=(\S+)/g)) found.set(name, value);
    if (found.has('AWS_REGION')) break;
  }
  const value = (name: string) => found.get(name) ?? '';
  return {
    url: value('AWS_ENDPOINT_URL'),
    region: value('AWS_REGION'),
    keys: { accessKeyId: value('AWS_ACCESS_KEY_ID'), secretAccessKey: value('AWS_SECRET_ACCESS_KEY') },
  };
}

describe.each(await clients())('$name and `blindspot simulate`', (client) => {
  afterAll(() => client.close());

  test('the keys that it prints are of the management account', async () => {
    expect(await client.call(as, 'sts', 'GetCallerIdentity')).toMatchObject({
      kind: 'answered',
      output: { Account: organization.managementAccountId },
    });
  });

  test('it serves the accounts of the demonstration', async () => {
    expect(await client.call(as, 'organizations', 'ListAccounts')).toMatchObject({
      kind: 'answered',
      output: { Accounts: organization.accounts.map(({ id, name }) => ({ Id: id, Name: name })) },
    });
  });

  test('it serves its trails', async () => {
    const answer = await client.call(as, 'cloudtrail', 'DescribeTrails');
    const management = organization.accounts.find(({ id }) => id === organization.managementAccountId);
    const own = Object.values(management?.regions ?? {}).flatMap(({ trails }) => trails);
    const { trailList } = (answer.kind === 'answered' ? answer.output : {}) as { trailList: { Name: string }[] };
    expect(trailList.map(({ Name }) => Name).sort()).toEqual(own.map(({ Name }) => Name).sort());
    expect(own.length).toBeGreaterThan(0);
  });
});

import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import pLimit from 'p-limit';
import { Aws } from '../../src/aws/aws.ts';
import { Session } from '../../src/aws/session.ts';
import { Sessions } from '../../src/aws/sessions.ts';
import { accountId, regionName } from '../../src/core/ids.ts';
import { defaultRegions } from '../../src/simulator/estate/regions.ts';
import { answer, argumentOf } from './child.ts';
import type { SampleFigures, SampleSettings } from './sample-bench.ts';
import { type StockClient, sampleCalls } from './sample-calls.ts';
import { measure } from './usage.ts';

/** Accounts at a time, as the scanner has it. */
const accountsAtOnce = 16;

const { variant, url, credentials, concurrency, accounts } = argumentOf<SampleSettings>();
const [first = '', ...rest] = accounts;
const readAccount = variant === 'ours' ? ours() : stock();
// What is loaded and made once is not what a call costs.
await readAccount(first);
const limit = pLimit(accountsAtOnce);
const used = measure();
await Promise.all(rest.map((account) => limit(() => readAccount(account))));
const figures: SampleFigures = { ...used(), calls: rest.length * (1 + defaultRegions.length * sampleCalls.length) };
await answer(figures);
process.exit();

/** The scanner's way: one client per service and Region for all accounts. */
function ours(): (account: string) => Promise<void> {
  const aws = new Aws({ concurrency, endpoint: url, signal: new AbortController().signal });
  const caller = new Session(accountId('111111111111'), async () => credentials);
  const sessions = new Sessions(aws, {
    partition: 'aws',
    caller,
    region: regionName('us-east-1'),
    roleName: 'BlindspotAudit',
    managementAccountId: null,
  });
  return async (account) => {
    const session = sessions.enter(accountId(account));
    await Promise.all(
      defaultRegions.flatMap((region) =>
        sampleCalls.map(({ service, Command }) => aws.call(session, regionName(region), service, Command, {})),
      ),
    );
    aws.forget(session);
  };
}

/** The way of most scripts: a client per account, Region and service, as the SDK makes it, let go of with the account. */
function stock(): (account: string) => Promise<void> {
  const inFlight = pLimit(concurrency);
  const sts = new STSClient({ region: 'us-east-1', endpoint: url, credentials });
  return async (account) => {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/BlindspotAudit`, RoleSessionName: 'bench' }),
    );
    const session = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const clients = new Map<string, StockClient>();
    await Promise.all(
      defaultRegions.flatMap((region) =>
        sampleCalls.map(({ service, Client, Command }) => {
          const name = `${region} ${service.id}`;
          const client = clients.get(name) ?? new Client({ region, endpoint: url, credentials: session });
          clients.set(name, client);
          return inFlight(() => client.send(new Command({})));
        }),
      ),
    );
    for (const client of clients.values()) client.destroy();
  };
}

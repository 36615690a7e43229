import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import { XMLParser } from 'fast-xml-parser';
import pLimit from 'p-limit';
import { Agent } from 'undici';
import { Aws } from '../../src/aws/aws.ts';
import { Clients } from '../../src/aws/clients.ts';
import { ScopedRetryStrategy } from '../../src/aws/retry.ts';
import { Session } from '../../src/aws/session.ts';
import { Sessions } from '../../src/aws/sessions.ts';
import { signedHeaders } from '../../src/aws/sigv4.ts';
import { ThinPath } from '../../src/aws/thin-path.ts';
import { createTransport } from '../../src/aws/transport.ts';
import { accountId, regionName } from '../../src/core/ids.ts';
import { defaultRegions } from '../../src/simulator/estate/regions.ts';
import { answer, argumentOf } from './child.ts';
import type { SampleFigures, SampleSettings } from './sample-bench.ts';
import { type StockClient, sampleCalls } from './sample-calls.ts';
import { measure } from './usage.ts';

/** Accounts at a time, as the scanner has it. */
const accountsAtOnce = 16;
const xml = new XMLParser();

const { variant, url, credentials, concurrency, accounts } = argumentOf<SampleSettings>();
const [first = '', ...rest] = accounts;
const ways = {
  stock,
  sdkPath: () => ours(true),
  thin: () => ours(false),
  parsedFloor: () => floor(parsed),
  floor: () => floor(),
};
const readAccount = ways[variant]();
// What is loaded and made once is not what a call costs.
await readAccount(first);
const limit = pLimit(accountsAtOnce);
const used = measure();
await Promise.all(rest.map((account) => limit(() => readAccount(account))));
const figures: SampleFigures = { ...used(), calls: rest.length * (1 + defaultRegions.length * sampleCalls.length) };
await answer(figures);
process.exit();

/** The scanner's way: one client per service and Region for all accounts. */
function ours(sdkPath: boolean): (account: string) => Promise<void> {
  const aws = new Aws({ concurrency, endpoint: url, sdkPath, signal: new AbortController().signal });
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

/**
 * What cannot be saved: requests that were made once are signed for each account and sent; answers are read as text.
 * @param parse what is done with an answer
 */
function floor(parse: (text: string) => unknown = () => {}): (account: string) => Promise<void> {
  const inFlight = pLimit(concurrency);
  const agent = new Agent({ connections: concurrency, pipelining: 1 });
  const transport = createTransport(1);
  const retries = new ScopedRetryStrategy(() => {});
  const clients = new Clients(transport, retries, url);
  const thin = new ThinPath(transport, retries);
  const requests = Promise.all(
    defaultRegions.flatMap((region) =>
      sampleCalls.map(async ({ service, Command }) => {
        const prepared = await thin.prepare(await clients.get(service, regionName(region)), Command);
        if (!prepared) throw new Error(`${Command.name} takes the SDK's path`);
        const { protocol, schema, context, signingRegion, signingName } = prepared;
        const request = await protocol.serializeRequest(schema, {}, context);
        return { request, region: signingRegion, service: signingName };
      }),
    ),
  );
  const assume = entering();
  return async (account) => {
    const session = await assume(account);
    await Promise.all(
      (await requests).map(({ request, region, service }) =>
        inFlight(async () => {
          const { protocol, hostname, port, path, method, body } = request;
          const headers = { ...request.headers, host: `${hostname}:${port}` };
          const signed = signedHeaders({ ...request, headers }, session, { region, service, date: new Date() });
          const origin = `${protocol}//${hostname}:${port}`;
          const answered = await agent.request({ origin, path, method: method as 'GET', headers: signed, body });
          parse(await answered.body.text());
        }),
      ),
    );
  };
}

/** What an answer says for itself, without knowing what its fields mean. */
function parsed(text: string): unknown {
  return text.startsWith('<') ? xml.parse(text) : JSON.parse(text);
}

/** The way of most scripts: a client per account, Region and service, as the SDK makes it, let go of with the account. */
function stock(): (account: string) => Promise<void> {
  const inFlight = pLimit(concurrency);
  const assume = entering();
  return async (account) => {
    const session = await assume(account);
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

/** Enters accounts with a stock client. */
function entering(): (account: string) => Promise<AwsCredentialIdentity> {
  const sts = new STSClient({ region: 'us-east-1', endpoint: url, credentials });
  return async (account) => {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/BlindspotAudit`, RoleSessionName: 'bench' }),
    );
    return {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
  };
}

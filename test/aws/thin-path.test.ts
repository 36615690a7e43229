import { GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import { DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { HttpResponse } from '@smithy/protocol-http';
import type { HttpRequest } from '@smithy/types';
import { expect, test } from 'vitest';
import { Clients } from '../../src/aws/clients.ts';
import type { CommandClass } from '../../src/aws/collector.ts';
import { ScopedRetryStrategy } from '../../src/aws/retry.ts';
import type { Service } from '../../src/aws/service.ts';
import { apiGateway, cloudTrail } from '../../src/aws/services.ts';
import { ThinPath } from '../../src/aws/thin-path.ts';
import type { Transport } from '../../src/aws/transport.ts';
import { regionName } from '../../src/core/ids.ts';

const caller = {
  account: '111122223333',
  credentials: { accessKeyId: 'AKIDCALLER', secretAccessKey: 'x' },
  budget: '111122223333/eu-west-1/x',
};

/** The headers that an operation is sent with. */
async function headersOf(service: Service, Command: CommandClass): Promise<Record<string, string>> {
  const sent: HttpRequest[] = [];
  const transport: Transport = {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: () => Promise.reject(new Error("the SDK's path")),
    exchange: async (request) => {
      sent.push(request);
      return new HttpResponse({ statusCode: 200, headers: { 'x-amzn-requestid': 'r' }, body: Buffer.from('{}') });
    },
    close: async () => {},
  };
  const retries = new ScopedRetryStrategy(() => {});
  const client = await new Clients(transport, retries, undefined).get(service, regionName('eu-west-1'));
  const thin = new ThinPath(transport, retries);
  const prepared = await thin.prepare(client, Command);
  if (!prepared) throw new Error(`${Command.name} takes the SDK's path`);
  await thin.send(prepared, {}, caller, new AbortController().signal);
  return sent[0]?.headers ?? {};
}

test('the thin path asks API Gateway for plain JSON, as its client does, and nobody else', async () => {
  expect(await headersOf(apiGateway, GetRestApisCommand)).toMatchObject({ accept: 'application/json' });
  expect(await headersOf(cloudTrail, DescribeTrailsCommand)).not.toHaveProperty('accept');
});

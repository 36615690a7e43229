import { GetBucketPolicyCommand } from '@aws-sdk/client-s3';
import { GetPublicAccessBlockCommand } from '@aws-sdk/client-s3-control';
import { HttpResponse } from '@smithy/protocol-http';
import type { HttpRequest } from '@smithy/types';
import { describe, expect, test, vi } from 'vitest';
import { Clients } from '../../src/aws/clients.ts';
import { sentAs } from '../../src/aws/identity.ts';
import { ScopedRetryStrategy } from '../../src/aws/retry.ts';
import type { Service } from '../../src/aws/service.ts';
import { ec2, organizations, s3, s3Control, sts } from '../../src/aws/services.ts';
import { regionName } from '../../src/core/ids.ts';

const caller = {
  account: '111122223333',
  credentials: { accessKeyId: 'AKIDCALLER', secretAccessKey: 'x' },
  budget: '111122223333/eu-west-1/s3',
};

/** The first request that a command makes. */
async function requestOf(service: Service, command: object, endpoint?: string) {
  const sent: HttpRequest[] = [];
  const transport = {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request: HttpRequest) => {
      sent.push(request);
      return { response: new HttpResponse({ statusCode: 200, headers: { 'x-amz-request-id': 'r' } }) };
    },
    close: async () => {},
  };
  const clients = new Clients(transport, new ScopedRetryStrategy(() => {}), endpoint);
  const client = await clients.get(service, regionName('eu-west-1'));
  await client.send(sentAs(command, caller), { abortSignal: new AbortController().signal }).catch(() => {});
  const [request] = sent;
  if (!request) throw new Error('nothing was sent');
  const { protocol, hostname, port, path, query, headers } = request;
  const [, scope] = /Credential=([^,]+)/.exec(headers['authorization'] ?? '') ?? [];
  return {
    url: `${protocol}//${hostname}${port ? `:${port}` : ''}${path}`,
    query,
    signedAs: scope?.replace(/\/\d{8}\//, '/DATE/'),
  };
}

const policyOf = (Bucket: string) => new GetBucketPolicyCommand({ Bucket });
/** A command of S3 Control can be sent only once. */
const accountBlock = () => new GetPublicAccessBlockCommand({ AccountId: '111122223333' });

describe('a client', () => {
  test('is one for each service and Region', async () => {
    const clients = new Clients({} as never, new ScopedRetryStrategy(() => {}), undefined);
    const [eu, us] = [regionName('eu-west-1'), regionName('us-east-1')];
    const all = await Promise.all([
      clients.get(ec2, eu),
      clients.get(ec2, eu),
      clients.get(ec2, us),
      clients.get(sts, eu),
    ]);
    expect(all.map((client) => all.indexOf(client))).toEqual([0, 0, 2, 3]);
  });

  test('signs as the caller, for its own Region', async () => {
    expect(await requestOf(s3, policyOf('logs'))).toMatchObject({
      url: 'https://s3.eu-west-1.amazonaws.com/logs/',
      query: { policy: '' },
      signedAs: 'AKIDCALLER/DATE/eu-west-1/s3/aws4_request',
    });
  });

  test('takes bucket names with dots into the path', async () => {
    expect((await requestOf(s3, policyOf('my.logs'))).url).toBe('https://s3.eu-west-1.amazonaws.com/my.logs/');
  });

  test('of a global service is signed for the Region that the service lives in', async () => {
    const { ListRootsCommand } = await import('@aws-sdk/client-organizations');
    expect(await requestOf(organizations, new ListRootsCommand({}))).toMatchObject({
      url: 'https://organizations.us-east-1.amazonaws.com/',
      signedAs: 'AKIDCALLER/DATE/us-east-1/organizations/aws4_request',
    });
  });
});

describe('an emulator', () => {
  test('takes the place of every service', async () => {
    expect((await requestOf(s3, policyOf('logs'), 'http://127.0.0.1:4566')).url).toBe('http://127.0.0.1:4566/logs/');
  });

  test.each([
    ['http://127.0.0.1:4566', 'http://111122223333.localhost:4566'],
    ['http://[::1]:4566', 'http://111122223333.localhost:4566'],
    ['http://localhost:4566', 'http://111122223333.localhost:4566'],
    ['https://aws.example.com', 'https://111122223333.aws.example.com'],
    [undefined, 'https://111122223333.s3-control.eu-west-1.amazonaws.com'],
  ])('at %s answers S3 Control at %s', async (endpoint, url) => {
    const request = await requestOf(s3Control, accountBlock(), endpoint);
    expect(request.url).toBe(`${url}/v20180820/configuration/publicAccessBlock`);
  });

  test.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_S3_CONTROL'])('is taken from %s', async (variable) => {
    vi.stubEnv(variable, 'http://127.0.0.1:4566');
    const request = await requestOf(s3Control, accountBlock());
    vi.unstubAllEnvs();
    expect(request.url).toMatch(/^http:\/\/111122223333\.localhost:4566\//);
  });
});

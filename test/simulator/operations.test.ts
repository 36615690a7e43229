import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateDetectorCommand, GuardDutyClient } from '@aws-sdk/client-guardduty';
import { CreateAccountCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { DeleteBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectors } from '../../src/catalog/generated/collectors.ts';
import { account } from '../../src/simulator/estate/account.ts';
import { organization } from '../../src/simulator/estate/organization.ts';
import { answersOf, serviceNames } from '../../src/simulator/services/registry.ts';
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts';
import { modelOf } from '../../src/simulator/wire/model.ts';
import { clientFor, refusalOf } from './connect.ts';

async function answered(): Promise<string[]> {
  const names = await Promise.all(
    serviceNames.map(async (service) =>
      [...(await answersOf(service)).keys()].map((operation) => ({ service, operation })),
    ),
  );
  return names.flat().map(({ service, operation }) => `${firstOf[service] ?? service}:${operation}`);
}

/** Services whose IAM prefix is another than their name here, often that of an older one. */
const firstOf: Readonly<Record<string, string>> = {
  accessanalyzer: 'access-analyzer',
  s3control: 's3',
  apigatewayv2: 'apigateway',
  elasticloadbalancingv2: 'elasticloadbalancing',
};

test('every operation that a collector declares is answered', async () => {
  const declared = new Set(collectors.flatMap(({ operations }) => operations));
  const known = new Set(await answered());
  expect([...declared].filter((operation) => !known.has(operation))).toEqual([]);
  expect(declared.size).toBeGreaterThan(0);
});

test("every answered operation is in its service's model", async () => {
  for (const service of serviceNames) {
    const model = await modelOf(service);
    for (const operation of (await answersOf(service)).keys()) expect(model.operation(operation)?.name).toBe(operation);
  }
});

describe('an operation that is not simulated is refused as unknown', () => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator({ organization: organization({ accounts: [account('111111111111')] }) });
  });
  afterAll(() => simulator.close());
  const options = () => clientFor(simulator, simulator.credentials);

  test.each([
    [
      'json',
      'UnknownOperationException',
      () =>
        new OrganizationsClient(options()).send(new CreateAccountCommand({ Email: 'a@example.com', AccountName: 'a' })),
    ],
    ['ec2', 'InvalidAction', () => new EC2Client(options()).send(new DescribeInstancesCommand({}))],
    ['query', 'InvalidAction', () => new SNSClient(options()).send(new CreateTopicCommand({ Name: 'a' }))],
    [
      'rest-json',
      'UnknownOperationException',
      () => new GuardDutyClient(options()).send(new CreateDetectorCommand({ Enable: true })),
    ],
    ['rest-xml', 'MethodNotAllowed', () => new S3Client(options()).send(new DeleteBucketCommand({ Bucket: 'a' }))],
  ])('%s: %s', async (_protocol, name, ask) => {
    expect((await refusalOf(ask())).name).toBe(name);
  });
});

import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Aws } from '../../src/aws/aws.ts';
import { Clients } from '../../src/aws/clients.ts';
import type { CommandClass, Operation } from '../../src/aws/collector.ts';
import { ScopedRetryStrategy } from '../../src/aws/retry.ts';
import type { Service } from '../../src/aws/service.ts';
import { Session } from '../../src/aws/session.ts';
import { Sessions } from '../../src/aws/sessions.ts';
import { ThinPath } from '../../src/aws/thin-path.ts';
import { createTransport } from '../../src/aws/transport.ts';
import { collectors } from '../../src/catalog/generated/collectors.ts';
import { type AccountId, accountId, type RegionName, regionName } from '../../src/core/ids.ts';
import { demonstration } from '../../src/simulator/estate/demonstration/demonstration.ts';
import type { Fault, FaultKind } from '../../src/simulator/faults.ts';
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts';
import { estateClock, scanOf } from '../support/simulated-scan.ts';

/** One operation as a scan called it. */
interface Sample {
  readonly account: AccountId;
  readonly region: RegionName;
  readonly service: Service;
  readonly Command: CommandClass;
  readonly input: object;
}

const { organization } = demonstration(estateClock);
const management = accountId(organization.managementAccountId);
const samples = new Map<string, Sample>();
const declared = new Map<string, { service: Service; Command: CommandClass }>();
const nameOf = (service: Service, { name }: CommandClass) => `${service.id}:${name.replace(/Command$/, '')}`;
const commandOf = (operation: Operation): CommandClass => ('command' in operation ? operation.command : operation);

/** Operations that no scan of this estate comes to in these Regions, with the settings that are there by default. */
const seldom: Readonly<Record<string, object>> = {
  's3:GetObject': { Bucket: 'no-such-bucket', Key: 'log' },
  'firehose:DescribeDeliveryStream': { DeliveryStreamName: 'siem' },
  'ec2:DescribeRegions': { AllRegions: true },
  'organizations:ListTagsForResource': { ResourceId: management },
  'eventbridge:DescribeEventBus': { Name: 'default' },
  'guardduty:GetTrustedEntitySet': { DetectorId: 'd', TrustedEntitySetId: 't' },
};

/** A simulator with faults, and access to it down one path and the other. */
async function served(faults: readonly Fault[] = []) {
  const simulator = await startSimulator({ organization, now: () => estateClock, faults });
  const { signal } = new AbortController();
  const path = (sdkPath: boolean) => {
    const aws = new Aws({ concurrency: 64, endpoint: simulator.url, signal, sdkPath });
    const sessions = new Sessions(aws, {
      partition: 'aws',
      caller: new Session(management, async () => simulator.credentials),
      region: regionName('us-east-1'),
      roleName: 'BlindspotAudit',
      managementAccountId: management,
    });
    const ask = ({ account, region, service, Command, input }: Sample) =>
      told(aws.call(sessions.enter(account), region, service, Command, input));
    return { ask, close: () => aws.close() };
  };
  const [sdk, thin] = [path(true), path(false)];
  return {
    ask: async (sample: Sample) => ({ sdk: await sdk.ask(sample), thin: await thin.ask(sample) }),
    close: () => Promise.all([sdk.close(), thin.close(), simulator.close()]),
  };
}

/** An answer or a failure, without what differs between any two calls. */
const told = (answer: Promise<unknown>): Promise<object> =>
  answer.then(
    (output) => {
      const { $metadata, ...rest } = output as { $metadata: { httpStatusCode: number } };
      return { status: $metadata.httpStatusCode, ...rest };
    },
    (error: Error & { $fault?: string; $metadata?: { httpStatusCode?: number }; code?: string }) => ({
      class: error.constructor.name,
      name: error.name,
      fault: error.$fault,
      status: error.$metadata?.httpStatusCode,
      // The SDK adds a hint for people who debug it.
      message: error.message.replace(/\n {2}Deserialization error: to see the raw response[\s\S]*/, ''),
    }),
  );

let simulator: Simulator;
beforeAll(async () => {
  for (const entry of collectors) {
    const { service, operations, vantage } = await entry.load();
    for (const operation of [...Object.values(operations), ...Object.values(vantage?.operations ?? {})]) {
      const Command = commandOf(operation);
      declared.set(nameOf(service, Command), { service, Command });
    }
  }
  simulator = await startSimulator({ organization, now: () => estateClock });
  const { call } = Aws.prototype;
  const spy = vi.spyOn(Aws.prototype, 'call').mockImplementation(function (this: Aws, ...asked) {
    const [{ account }, region, service, Command, input] = asked;
    const name = nameOf(service, Command);
    if (declared.has(name) && !samples.has(name)) samples.set(name, { account, region, service, Command, input });
    return call.apply(this, asked);
  });
  await scanOf(simulator, { flags: { regions: 'us-east-1,eu-west-1', deep: true, changes: true, vantage: true } });
  spy.mockRestore();
  for (const [name, input] of Object.entries(seldom)) {
    const one = declared.get(name);
    if (one) samples.set(name, { ...one, account: management, region: regionName('us-east-1'), input });
  }
}, 180_000);
afterAll(() => simulator.close());

test('every declared operation is tried', () => {
  expect([...declared.keys()].filter((name) => !samples.has(name))).toEqual([]);
});

test('the thin path takes all operations but those for which the SDK does more', async () => {
  const transport = createTransport(1);
  const retries = new ScopedRetryStrategy(() => {});
  const clients = new Clients(transport, retries, 'http://localhost:1');
  const thin = new ThinPath(transport, retries);
  const left: string[] = [];
  for (const [name, { service, Command }] of declared)
    if (!(await thin.prepare(await clients.get(service, regionName('eu-west-1')), Command))) left.push(name);
  await transport.close();
  expect(left.filter((name) => !/^(s3|s3-control|sqs|route-53|route53resolver):/.test(name))).toEqual([]);
  expect(left).toContain(nameOf({ id: 's3' } as Service, GetObjectCommand));
});

/** Both paths' answers of the operations that differ. */
async function differences(all: Iterable<Sample>, faults: readonly Fault[] = []): Promise<object[]> {
  const { ask, close } = await served(faults);
  try {
    const asked = await Promise.all(
      [...all].map(async (sample) => ({ operation: nameOf(sample.service, sample.Command), ...(await ask(sample)) })),
    );
    return asked.filter(({ sdk, thin }) => JSON.stringify(sdk) !== JSON.stringify(thin));
  } finally {
    await close();
  }
}

/** A fault of every service but the one by which accounts are entered. */
const everywhere = (fault: FaultKind & { readonly times?: number }): Fault[] =>
  [...new Set([...samples.values()].map(({ service }) => service.id))]
    .filter((id) => id !== 'sts')
    .map((service) => ({ ...fault, match: { service: service as NonNullable<Fault['match']>['service'] & string } }));

describe('both paths give the same', () => {
  test('answer to every operation', async () => {
    expect(await differences(samples.values())).toEqual([]);
  });

  const final: Record<string, FaultKind> = {
    'a denial': { kind: 'error', code: 'AccessDeniedException', message: 'is not authorized', status: 403 },
    'a closed Region': { kind: 'error', code: 'UnrecognizedClientException', status: 400 },
    'an error that the model does not know': { kind: 'error', code: 'SomethingNewException', status: 400 },
    'a service that is not built': { kind: 'error', code: 'NotImplemented', status: 501 },
    'a page of a proxy': { kind: 'html' },
    'a body that is not of the protocol': { kind: 'malformed' },
  };
  test.each(Object.entries(final))('failure of every operation: %s', async (_, fault) => {
    expect(await differences(samples.values(), everywhere(fault))).toEqual([]);
  });

  /** One operation of each protocol: JSON, REST-JSON, query, EC2 query, REST-XML, CBOR or whatever the client speaks. */
  const few = () =>
    ['cloudtrail:DescribeTrails', 'guardduty:ListDetectors', 'iam:GetAccountSummary', 'ec2:DescribeVpcs'].flatMap(
      (name) => samples.get(name) ?? [],
    );
  const retried: Record<string, FaultKind> = {
    'a server error': { kind: 'error', code: 'InternalFailure', status: 500 },
    'a reset': { kind: 'reset' },
    'an answer that is cut off': { kind: 'truncate' },
  };
  test.each(Object.entries(retried))('failure after all retries: %s', async (_, fault) => {
    expect(few()).toHaveLength(4);
    expect(await differences(few(), everywhere(fault))).toEqual([]);
  });

  test('answer after a throttle', async () => {
    expect(await differences(few(), everywhere({ kind: 'throttle', times: 1 }))).toEqual([]);
  });
});

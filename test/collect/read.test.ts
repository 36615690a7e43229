import { DescribeTrailsCommand, GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { required } from '../../src/aws/answers.ts';
import type { Aws } from '../../src/aws/aws.ts';
import { type Collector, defineCollector } from '../../src/aws/collector.ts';
import { cloudTrail } from '../../src/aws/services.ts';
import { Session } from '../../src/aws/session.ts';
import { readEvidence } from '../../src/collect/read.ts';
import { defineEvidence } from '../../src/core/evidence-kind.ts';
import { accountId } from '../../src/core/ids.ts';
import { now, usEast1 } from './simulated.ts';

const kind = defineEvidence({
  id: 'test-trails',
  version: 1,
  breadth: 'target',
  title: 'trails',
  schema: z.array(z.unknown()).nullable(),
});

const failure = (name: string, httpStatusCode = 400) =>
  Object.assign(new Error('said AWS'), { name, $metadata: { httpStatusCode } });

/** A place where AWS answers as told, by the name of the command. */
function place(answers: Readonly<Record<string, (input: object) => unknown>>) {
  const calls: string[] = [];
  const call: Aws['call'] = async (_session, _region, _service, Command, input) => {
    calls.push(Command.name);
    const answer = answers[Command.name];
    if (!answer) throw new Error(`${Command.name} was not expected`);
    return answer(input);
  };
  return {
    calls,
    aws: { call } as Aws,
    session: new Session(accountId('111111111111'), async () => ({ accessKeyId: 'x', secretAccessKey: 'x' })),
    account: accountId('111111111111'),
    region: usEast1,
    partition: 'aws',
    destination: null,
    now,
    memo: new Map<string, Promise<unknown>>(),
  };
}

const trails = defineCollector({
  kind,
  service: cloudTrail,
  operations: { DescribeTrails: DescribeTrailsCommand, GetTrailStatus: GetTrailStatusCommand },
  async collect({ call, attempt }) {
    const { trailList } = await call.DescribeTrails({});
    return Promise.all(
      required(trailList, 'trailList').map(({ Name }) =>
        attempt(async () => required((await call.GetTrailStatus({ Name })).IsLogging, 'IsLogging')),
      ),
    );
  },
});

const status = (absent: readonly string[], withheld: readonly number[] = []): Collector =>
  defineCollector({
    kind,
    service: cloudTrail,
    operations: { GetTrailStatus: { command: GetTrailStatusCommand, absent, withheld } },
    async collect({ call }) {
      const answer = await call.GetTrailStatus({ Name: 'a' });
      return answer === undefined ? null : [answer];
    },
  });

const one = { DescribeTrailsCommand: () => ({ trailList: [{ Name: 'a' }, { Name: 'b' }] }) };
const refused = (operation: string, code: string, kind = 'denied') => ({
  kind,
  operation,
  action: operation,
  code,
  message: 'said AWS',
});

describe('what a collector reads', () => {
  test('is collected when all of it came', async () => {
    const at = place({ ...one, GetTrailStatusCommand: () => ({ IsLogging: false }) });
    expect(await readEvidence(trails, at)).toEqual({
      kind: 'collected',
      value: [
        { kind: 'collected', value: false },
        { kind: 'collected', value: false },
      ],
    });
  });

  test('names the operation that was refused, not the first of the collector', async () => {
    const collector = defineCollector({
      ...trails,
      operations: { DescribeTrails: DescribeTrailsCommand, GetTrailStatus: GetTrailStatusCommand },
      async collect({ call }) {
        await call.DescribeTrails({});
        return [await call.GetTrailStatus({ Name: 'a' })];
      },
    });
    const at = place({
      ...one,
      GetTrailStatusCommand: () => {
        throw failure('AccessDeniedException');
      },
    });
    expect(await readEvidence(collector, at)).toEqual(refused('cloudtrail:GetTrailStatus', 'AccessDeniedException'));
  });

  test('hides no item because another is unread', async () => {
    const at = place({
      ...one,
      GetTrailStatusCommand: (input) => {
        if ((input as { Name: string }).Name === 'a') throw failure('AccessDeniedException');
        return { IsLogging: true };
      },
    });
    expect(await readEvidence(trails, at)).toEqual({
      kind: 'collected',
      value: [refused('cloudtrail:GetTrailStatus', 'AccessDeniedException'), { kind: 'collected', value: true }],
    });
  });

  test('is unread where AWS leaves out what it always sends', async () => {
    expect(await readEvidence(trails, place({ DescribeTrailsCommand: () => ({}) }))).toMatchObject({
      kind: 'failed',
      operation: 'cloudtrail:DescribeTrails',
      code: 'MissingField',
    });
  });

  test('is unread where it is not of its shape', async () => {
    const collector = { ...status([]), collect: async () => 'trails' as never };
    expect(await readEvidence(collector, place({}))).toMatchObject({ kind: 'failed', code: 'MalformedEvidence' });
  });
});

describe('an error that means something', () => {
  const at = (error: Error) =>
    place({
      GetTrailStatusCommand: () => {
        throw error;
      },
    });

  test('declared as "there is none" is collected', async () => {
    const evidence = await readEvidence(status(['TrailNotFoundException']), at(failure('TrailNotFoundException')));
    expect(evidence).toEqual({ kind: 'collected', value: null });
  });

  test('not declared is unread', async () => {
    const evidence = await readEvidence(status([]), at(failure('TrailNotFoundException')));
    expect(evidence).toEqual(refused('cloudtrail:GetTrailStatus', 'TrailNotFoundException', 'failed'));
  });

  test("of a status by which it is another's is withheld", async () => {
    const evidence = await readEvidence(status(['NotFound'], [301, 403]), at(failure('UnknownError', 403)));
    expect(evidence).toEqual({ kind: 'collected', value: ['withheld'] });
  });
});

describe('the same question in one place', () => {
  const counted = (error?: Error) =>
    place({
      GetTrailStatusCommand: () => {
        if (error) throw error;
        return { IsLogging: true };
      },
    });

  test('is asked once, however many collectors ask it', async () => {
    const at = counted();
    await Promise.all([readEvidence(status([]), at), readEvidence(status([]), at)]);
    await readEvidence(status([]), at);
    expect(at.calls).toEqual(['GetTrailStatusCommand']);
  });

  test('means to each collector what it declares, whoever asked first', async () => {
    const at = counted(failure('TrailNotFoundException'));
    const [strict, lenient, strictAgain] = [status([]), status(['TrailNotFoundException']), status([])];
    expect([
      (await readEvidence(strict, at)).kind,
      (await readEvidence(lenient, at)).kind,
      (await readEvidence(strictAgain, at)).kind,
    ]).toEqual(['failed', 'collected', 'failed']);
    expect(at.calls).toHaveLength(1);
  });
});

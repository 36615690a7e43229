import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseEventPattern } from '../../src/analysis/event-pattern/parse-event-pattern.ts';
import { parseFilterPattern } from '../../src/analysis/filter-pattern/parse-filter-pattern.ts';
import { eventLibrary } from '../../src/analysis/signals/event-library.ts';
import { confirmWithAws } from '../../src/cli/confirm-with-aws.ts';

/** What stands in for AWS: matches the events that `matches` names, in the protocols that the SDK's clients speak. */
let matches: (eventName: string) => boolean;
let answer: typeof answerTo;
let refusal: { status: number; code: string } | undefined;
let asked: { operation: string; input: Record<string, unknown> }[];
let server: Server;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = await textOf(request);
    const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1];
    response.setHeader('x-amzn-requestid', '00000000-0000-4000-8000-000000000000');
    if (operation === undefined) return response.end(identity);
    const input = JSON.parse(body);
    asked.push({ operation, input });
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    if (refusal) response.statusCode = refusal.status;
    response.end(JSON.stringify(refusal ? { __type: refusal.code, message: 'no' } : answer(operation, input)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  asked = [];
  answer = answerTo;
  refusal = undefined;
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE000000001');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_REGION', 'eu-west-1');
});
afterEach(() => vi.unstubAllEnvs());

const identity =
  '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
  '<Arn>arn:aws:iam::111111111111:user/me</Arn><UserId>AIDAEXAMPLE</UserId><Account>111111111111</Account>' +
  '</GetCallerIdentityResult><ResponseMetadata><RequestId>x</RequestId></ResponseMetadata></GetCallerIdentityResponse>';

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function answerTo(operation: string, input: { logEventMessages?: string[]; Event?: string }): object {
  if (operation === 'TestEventPattern') return { Result: matches(JSON.parse(input.Event ?? '{}').detail.eventName) };
  return {
    matches: (input.logEventMessages ?? []).flatMap((eventMessage, index) =>
      matches(JSON.parse(eventMessage).eventName)
        ? [{ eventNumber: index + 1, eventMessage, extractedValues: {} }]
        : [],
    ),
  };
}

function askAboutFilter(text: string) {
  const parsed = parseFilterPattern(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return confirmWithAws(text, { kind: 'filter', pattern: parsed.pattern }, undefined);
}

function askAboutRule(text: string) {
  const parsed = parseEventPattern(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return confirmWithAws(
    text,
    { kind: 'event', pattern: parsed.pattern, region: 'eu-west-1', state: 'DISABLED' },
    undefined,
  );
}

const idsNamed = (test: (name: string) => boolean) =>
  eventLibrary.filter(({ event }) => test(String(event['eventName']))).map(({ id }) => id);

describe('asked about a filter pattern', () => {
  test('AWS is sent the pattern and our sample events, fifty at a time', async () => {
    matches = (name) => name === 'StopLogging';
    const text = '{ $.eventName = "StopLogging" }';
    expect(await askAboutFilter(text)).toEqual({ disagreements: [], settled: [] });
    expect(new Set(asked.map(({ operation, input }) => `${operation} ${input['filterPattern']}`))).toEqual(
      new Set([`TestMetricFilter ${text}`]),
    );
    const batches = asked.map(({ input }) => input['logEventMessages'] as string[]);
    expect(Math.max(...batches.map(({ length }) => length))).toBe(50);
    expect(batches.flat()).toEqual(eventLibrary.map(({ event }) => JSON.stringify(event)));
  });

  test('what AWS sees in another way is named', async () => {
    matches = (name) => name === 'StartLogging';
    const { disagreements } = await askAboutFilter('{ $.eventName = "StopLogging" }');
    expect(disagreements).toEqual(
      expect.arrayContaining([
        ...idsNamed((name) => name === 'StopLogging').map((id) => ({ id, ours: true, aws: false })),
        ...idsNamed((name) => name === 'StartLogging').map((id) => ({ id, ours: false, aws: true })),
      ]),
    );
    expect(disagreements).toHaveLength(idsNamed((name) => /^St(op|art)Logging$/.test(name)).length);
  });

  test('what we cannot tell, AWS settles', async () => {
    matches = (name) => /^Put.*Policy$/.test(name);
    const { disagreements, settled } = await askAboutFilter('{ $.eventName = Put*Policy }');
    expect(disagreements).toEqual([]);
    expect(settled).toEqual(idsNamed(matches).map((id) => ({ id, aws: true })));
    expect(settled.length).toBeGreaterThan(0);
  });
});

describe('asked about an event pattern', () => {
  test('AWS is sent each sample event in its envelope; Region and state play no part', async () => {
    matches = (name) => name === 'StopLogging';
    const text = '{ "detail": { "eventName": ["StopLogging"] } }';
    expect(await askAboutRule(text)).toEqual({ disagreements: [], settled: [] });
    expect(asked).toHaveLength(eventLibrary.length);
    const { operation, input } = asked[0] ?? {};
    expect({ operation, EventPattern: input?.['EventPattern'] }).toEqual({
      operation: 'TestEventPattern',
      EventPattern: text,
    });
    for (const one of asked) {
      const fields = Object.keys(JSON.parse(String(one.input['Event'])));
      // AWS refuses an event without these (EventBridge API Reference, TestEventPattern).
      expect(fields).toEqual(
        expect.arrayContaining(['id', 'account', 'source', 'time', 'region', 'resources', 'detail-type']),
      );
    }
  });

  test('what AWS sees in another way is named', async () => {
    matches = () => false;
    const { disagreements } = await askAboutRule('{ "detail": { "eventName": ["DeleteTrail"] } }');
    expect(disagreements).toEqual(
      idsNamed((name) => name === 'DeleteTrail').map((id) => ({ id, ours: true, aws: false })),
    );
  });
});

describe('is given up', () => {
  test('when AWS answers without an answer', async () => {
    matches = () => false;
    answer = () => ({});
    await expect(askAboutFilter('x')).rejects.toMatchObject({
      code: 'credentials',
      message: expect.stringContaining('logs:TestMetricFilter was not answered (MissingField)'),
    });
  });

  test('when AWS refuses the caller, with the permission that is missing', async () => {
    refusal = { status: 400, code: 'AccessDeniedException' };
    await expect(askAboutFilter('x')).rejects.toMatchObject({
      code: 'credentials',
      message: expect.stringContaining('arn:aws:iam::111111111111:user/me needs the permission logs:TestMetricFilter'),
    });
  });

  test('when AWS refuses a pattern that we accept', async () => {
    refusal = { status: 400, code: 'InvalidEventPatternException' };
    await expect(askAboutRule('{ "source": ["x"] }')).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('AWS refuses this pattern, which we accept'),
    });
  });
});

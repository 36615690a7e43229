import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { eventLibrary } from '../../src/analysis/signals/event-library.ts';
import { signals } from '../../src/analysis/signals/signals.ts';
import { program } from '../../src/cli/program.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'blindspot-pattern-'));
});
afterAll(() => rm(directory, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, content);
  return path;
}

/** Runs `blindspot pattern`; what it threw is in `error`. */
async function pattern(...args: readonly string[]) {
  let stdout = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    stdout += String(chunk);
    return true;
  });
  const status = await program(['node', 'blindspot', 'pattern', ...args]).catch((error: unknown) => error);
  vi.restoreAllMocks();
  return typeof status === 'number' ? { status, stdout } : { error: status as Error, stdout };
}

async function json(...args: readonly string[]) {
  const { status, stdout, error } = await pattern('--json', ...args);
  if (error) throw error;
  return { status, ...JSON.parse(stdout) };
}

const STOP = '{ $.eventName = "StopLogging" || $.eventName = "StartLogging" }';
const TAMPER = JSON.stringify({
  source: ['aws.cloudtrail'],
  detail: { eventName: ['StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors'] },
});
const IAM = JSON.stringify({ source: ['aws.iam'] });
const stop = {
  eventID: 'e-1',
  eventType: 'AwsApiCall',
  eventSource: 'cloudtrail.amazonaws.com',
  eventName: 'StopLogging',
  awsRegion: 'eu-west-1',
};
const start = { ...stop, eventID: 'e-2', eventName: 'GetTrail' };

describe('a filter pattern', () => {
  test('is judged by every signal', async () => {
    const report = await json(STOP);
    expect(Object.keys(report)).toEqual(['status', 'kind', 'signals', 'nearMisses']);
    expect(Object.keys(report.signals)).toEqual(signals.map(({ id }) => id));
    expect(report).toMatchObject({
      status: 0,
      kind: 'filter',
      nearMisses: ['neg-startlogging'],
      signals: {
        TRAIL_TAMPER: {
          verdict: 'partial',
          caught: ['ct-stoplogging', 'ct-stoplogging-arn', 'ct-stop-denied'],
          missed: [
            'ct-deletetrail',
            'ct-updatetrail',
            'ct-puteventselectors',
            'ct-putinsightselectors',
            'ct-eds-delete',
          ],
        },
        ROOT: { verdict: 'none', caught: [] },
      },
    });
  });

  test('may be empty, and then matches everything', async () => {
    const report = await json('');
    expect(report.signals.KMS).toMatchObject({ verdict: 'detected', missed: [] });
    expect(report.nearMisses).toEqual(eventLibrary.filter(({ nearMissOf }) => nearMissOf).map(({ id }) => id));
  });

  test('may begin with a dash, after --', async () => {
    expect((await json('--', '-StopLogging')).signals.TRAIL_TAMPER.missed).toEqual([
      'ct-stoplogging',
      'ct-stoplogging-arn',
      'ct-stop-denied',
    ]);
  });

  test('may come from standard input, with a line end', async () => {
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(
      Readable.from([Buffer.from(`${STOP}\n`)]) as unknown as typeof process.stdin,
    );
    expect((await json('-')).nearMisses).toEqual(['neg-startlogging']);
  });
});

describe('an event pattern', () => {
  test('is judged alike', async () => {
    const report = await json('--event-pattern', await file('tamper.json', TAMPER));
    expect(report).toMatchObject({
      status: 0,
      kind: 'event',
      nearMisses: [],
      signals: { TRAIL_TAMPER: { verdict: 'detected' } },
    });
  });

  test('depends on the Region of its rule', async () => {
    const path = await file('iam.json', IAM);
    const verdict = async (region: string) =>
      (await json('--event-pattern', path, '--region', region)).signals.IAM_PERSISTENCE.verdict;
    expect([await verdict('us-east-1'), await verdict('eu-west-1')]).toEqual(['detected', 'none']);
  });

  test('depends on the state of its rule', async () => {
    const path = await file('sts.json', JSON.stringify({ source: ['aws.sts'] }));
    const verdict = async (state: string) =>
      (await json('--event-pattern', path, '--state', state)).signals.ASSUMEROLE_XACCT.verdict;
    expect([await verdict('DISABLED'), await verdict('ENABLED')]).toEqual(['none', 'indeterminate']);
    expect(await verdict('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS')).toBe('detected');
  });
});

describe("events of one's own", () => {
  const lines = [
    JSON.stringify(stop),
    '',
    JSON.stringify({ id: 'mine', event: start }),
    JSON.stringify({ eventName: 'StopLogging' }),
  ].join('\n');
  const log = JSON.stringify({ Records: [stop, start] });

  test.each([
    [
      'JSON lines',
      lines,
      [
        ['e-1', true],
        ['mine', false],
        ['line 4', true],
      ],
    ],
    [
      'JSON lines with Windows line ends',
      lines.replaceAll('\n', '\r\n'),
      [
        ['e-1', true],
        ['mine', false],
        ['line 4', true],
      ],
    ],
    [
      'a CloudTrail log file',
      log,
      [
        ['e-1', true],
        ['e-2', false],
      ],
    ],
    [
      'a CloudTrail log file as CloudTrail packs it',
      gzipSync(log),
      [
        ['e-1', true],
        ['e-2', false],
      ],
    ],
    [
      'an array',
      JSON.stringify([stop, { eventName: 'x' }]),
      [
        ['e-1', true],
        ['record 2', false],
      ],
    ],
    ['one event over several lines', JSON.stringify(stop, null, 2), [['e-1', true]]],
    ['a text', JSON.stringify({ id: 'text', event: 'not JSON' }), [['text', false]]],
    ['nothing', '', []],
  ])('may be %s', async (_title, content, expected) => {
    const { events } = await json(STOP, '--events', await file('events', content));
    expect(events).toEqual(expected.map(([id, match]) => ({ id, match })));
  });

  test('may be texts, for a pattern that is not of JSON', async () => {
    const flow = '2 333333333333 eni-1 203.0.113.9 10.0.0.1 40000 22 6 1 40 1 2 REJECT OK';
    const path = await file(
      'flow',
      [flow, flow.replace('REJECT', 'ACCEPT')].map((line) => JSON.stringify(line)).join('\n'),
    );
    const { events } = await json('[..., action = REJECT, status]', '--events', path);
    expect(events).toEqual([
      { id: 'line 1', match: true },
      { id: 'line 2', match: false },
    ]);
  });

  test('match, do not match, or cannot be told', async () => {
    const path = await file(
      'three',
      [stop, start, { ...stop, eventID: 'e-3', eventName: 'PutRolePolicy' }]
        .map((one) => JSON.stringify(one))
        .join('\n'),
    );
    const { events } = await json('{ $.eventName = StopLogging || $.eventName = Put*Policy }', '--events', path);
    expect(events.map(({ match }: { match: unknown }) => match)).toEqual([true, false, null]);
  });

  test('are wrapped for an event pattern, unless they have their envelope', async () => {
    const envelope = {
      id: 'env',
      source: 'aws.iam',
      'detail-type': 'AWS API Call via CloudTrail',
      region: 'us-east-1',
      detail: stop,
    };
    const path = await file('wrapped', [stop, envelope].map((one) => JSON.stringify(one)).join('\n'));
    const { events } = await json('--event-pattern', await file('tamper.json', TAMPER), '--events', path);
    expect(events).toEqual([
      { id: 'e-1', match: true },
      { id: 'env', match: false },
    ]);
  });

  test('of another Region than the rule are not seen by it', async () => {
    const args = [
      '--event-pattern',
      await file('tamper.json', TAMPER),
      '--events',
      await file('one', JSON.stringify(stop)),
    ];
    expect((await json(...args, '--region', 'eu-west-1')).events).toEqual([{ id: 'e-1', match: true }]);
    expect((await json(...args, '--region', 'us-east-1')).events).toEqual([{ id: 'e-1', match: false }]);
  });

  test('agree with the verdict on our own', async () => {
    const path = await file('library', eventLibrary.map(({ id, event }) => JSON.stringify({ id, event })).join('\n'));
    const { events, signals: of } = await json(STOP, '--events', path);
    const matched = events.filter(({ match }: { match: unknown }) => match).map(({ id }: { id: string }) => id);
    expect(matched).toEqual(expect.arrayContaining(of.TRAIL_TAMPER.caught));
    expect(events).toHaveLength(eventLibrary.length);
  });
});

describe('is refused, and says why', () => {
  const usage = (message: RegExp) =>
    expect.objectContaining({ code: 'usage', message: expect.stringMatching(message) });

  test('a filter pattern that AWS would refuse, with the position', async () => {
    const { error, stdout } = await pattern('{ $.a = }');
    expect(error).toEqual(usage(/at position 8 \(line 1, column 9\): .*\n {2}\{ \$\.a = \}\n {10}\^$/));
    expect(stdout).toBe('');
  });

  test('a filter pattern over several lines', async () => {
    expect((await pattern('{ $.a = 1 ||\n  $.b ~ 2 }')).error).toEqual(usage(/line 2, column 7/));
  });

  test('an event pattern that AWS would refuse, with the position', async () => {
    const path = await file('scalar.json', '{\n  "source": "aws.iam"\n}');
    expect((await pattern('--event-pattern', path)).error).toEqual(
      usage(/at position 14 \(line 2, column 13\): Event pattern is not valid/),
    );
  });

  test('control characters of a pattern are spelled out', async () => {
    const { error } = await pattern('{ $.a = "\u001b[31m }');
    expect(error).toEqual(usage(/⟨U\+001B⟩/));
    expect(error?.message).not.toContain('\u001b');
  });

  test.each([
    ['no pattern', [], /There is no pattern/],
    ['two patterns', ['x', '--event-pattern', 'y'], /not both/],
    ['a Region of a filter', ['x', '--region', 'eu-west-1'], /EventBridge rule/],
    ['a state of a filter', ['x', '--state', 'ENABLED'], /EventBridge rule/],
    ['a state that there is not', ['--event-pattern', 'y', '--state', 'on'], /ENABLED_WITH_ALL/],
    ['standard input twice', ['-', '--events', '-'], /standard input/],
    ['a file that is not there', ['x', '--events', '/nowhere/events'], /Cannot read \/nowhere\/events/],
  ])('%s', async (_title, args, message) => {
    expect((await pattern(...args)).error).toEqual(usage(message));
  });

  test('a Region that is none', async () => {
    const { error } = await pattern('--event-pattern', await file('iam.json', IAM), '--region', 'Ireland');
    expect(error).toEqual(usage(/--region: Ireland/));
  });

  test.each([
    ['not JSON', `${JSON.stringify(stop)}\nStopLogging`, /line 2, is not JSON/],
    ['no event', '[1]', /record 1, holds no event but 1/],
    ['a broken gzip', Uint8Array.from([0x1f, 0x8b, 1]), /Cannot read/],
    ['not UTF-8', Uint8Array.from([0xff, 0xfe, 0xff]), /Cannot read/],
  ])('events that are %s', async (_title, content, message) => {
    expect((await pattern('x', '--events', await file('bad', content))).error).toEqual(usage(message));
  });

  test('a text where EventBridge would have an event', async () => {
    const args = ['--event-pattern', await file('iam.json', IAM), '--events', await file('text', '"a text"')];
    expect((await pattern(...args)).error).toEqual(usage(/Event line 1 is a text/));
  });
});

describe('for people', () => {
  test('shows what is caught, missed, open and caught by mistake, without colour off a terminal', async () => {
    const { status, stdout } = await pattern(
      '{ $.eventName = St*Logging || $.eventName = "StopLogging" || $.eventName = "StartLogging" }',
      '--events',
      await file('one', JSON.stringify(stop)),
    );
    expect(status).toBe(0);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('Filter pattern: 0 of 22 signals detected, 2 in part.');
    expect(stdout).toMatch(
      /^TRAIL_TAMPER {6}partial {8}A trail is stopped, deleted or blinded\n {2}caught {6}3 {2}ct-stoplogging\*, ct-stoplogging-arn\*, ct-stop-denied\*\n {2}missed {6}5 {2}ct-deletetrail\*/m,
    );
    expect(stdout).toMatch(/^ {2}near miss {3}1 {2}neg-startlogging$/m);
    expect(stdout).toMatch(/^Nothing of: ROOT, /m);
    expect(stdout).toContain('Your events: 1 match, 0 no match, 0 open.\n  match     e-1\n');
    expect(stdout).not.toContain('Open:');
  });

  test('explains in one sentence what is indeterminate', async () => {
    const { stdout } = await pattern('{ $.eventName = Put*Policy }');
    expect(stdout).toContain('4 indeterminate');
    expect(stdout).toMatch(/^IAM_POLICY {8}indeterminate {2}An IAM policy is changed$/m);
    expect(stdout.match(/Open: /g)).toHaveLength(1);
    expect(stdout.replaceAll('\n', ' ')).toContain(
      'AWS does not document what it does here (a wildcard stands inside a value)',
    );
  });

  test('explains what the state of a rule leaves open', async () => {
    const { stdout } = await pattern(
      '--event-pattern',
      await file('sts.json', JSON.stringify({ source: ['aws.sts'] })),
      '--state',
      'ENABLED',
    );
    expect(stdout).toContain('Event pattern (ENABLED): 0 of 22 signals detected');
    expect(stdout.replaceAll('\n', ' ')).toContain('which of these calls a rule in state ENABLED receives');
  });

  test('keeps to the width of a line', async () => {
    const { stdout } = await pattern('');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('teaches by --help', async () => {
    const { status, stdout } = await pattern('--help');
    expect(status).toBe(0);
    for (const word of [
      'detected',
      'partial',
      'indeterminate',
      'Examples:',
      '--confirm-with-aws',
      'logs:TestMetricFilter',
    ])
      expect(stdout).toContain(word);
  });
});

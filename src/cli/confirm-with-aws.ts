import { TestMetricFilterCommand, type TestMetricFilterCommandOutput } from '@aws-sdk/client-cloudwatch-logs';
import { TestEventPatternCommand, type TestEventPatternCommandOutput } from '@aws-sdk/client-eventbridge';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { loadConfig, NODE_REGION_CONFIG_FILE_OPTIONS, NODE_REGION_CONFIG_OPTIONS } from '@smithy/core/config';
import { eventBridgeEnvelope } from '../analysis/event-pattern/event-bridge-envelope.ts';
import { matchInQuestion, type PatternInQuestion } from '../analysis/pattern-verdict.ts';
import { eventLibrary } from '../analysis/signals/event-library.ts';
import { required } from '../aws/answers.ts';
import { Aws } from '../aws/aws.ts';
import { classify } from '../aws/classify.ts';
import type { CommandClass } from '../aws/collector.ts';
import { operationName } from '../aws/iam-action.ts';
import type { Service } from '../aws/service.ts';
import { eventBridge, logs } from '../aws/services.ts';
import { Session } from '../aws/session.ts';
import { identify } from '../collect/discover.ts';
import { AuditError } from '../core/audit-error.ts';
import { accountId, regionName } from '../core/ids.ts';
import { interruptible } from './interrupt.ts';
import { answerOf, type Confirmation } from './pattern-report.ts';

/**
 * The only operations that are called outside collectors and discovery, and only when the user asks for it. Both read
 * nothing and change nothing: AWS evaluates the pattern on the events of the request.
 */
const operations = {
  filter: { service: logs, name: 'TestMetricFilter', Command: TestMetricFilterCommand },
  event: { service: eventBridge, name: 'TestEventPattern', Command: TestEventPatternCommand },
} as const;

/** TestMetricFilter takes so many messages at most (CloudWatch Logs API Reference). */
const mostMessages = 50;

/**
 * Asks AWS, as the caller, which of our sample events a pattern matches. Nothing but the pattern and our own sample
 * events is sent; Region and state of a rule play no part in it.
 * @param text the pattern as written
 * @throws {AuditError} `credentials` when AWS does not know or refuses the caller, `usage` when it refuses the pattern
 */
export async function confirmWithAws(
  text: string,
  question: PatternInQuestion,
  profile: string | undefined,
): Promise<Confirmation> {
  // The SDK honours endpoint_url of a profile only for the profile of the environment.
  if (profile !== undefined) process.env['AWS_PROFILE'] = profile;
  const aws = new Aws({ concurrency: 16, signal: interruptible() });
  try {
    const ask = await askAs(aws);
    const matched = question.kind === 'filter' ? await testFilter(text, ask) : await testEventPattern(text, ask);
    return compare(question.kind === 'filter' ? question : { kind: 'event', pattern: question.pattern }, matched);
  } finally {
    await aws.close();
  }
}

/** Makes a call and reads its answer, which is of the command's own output type. */
type Ask = <Output, T>(
  of: { readonly service: Service; readonly name: string; readonly Command: CommandClass },
  input: object,
  read: (output: Output) => T,
) => Promise<T>;

/** Calls as whoever the environment or the profile says. */
async function askAs(aws: Aws): Promise<Ask> {
  const provider = fromNodeProviderChain();
  const obtain = () =>
    provider().catch((error: Error) => {
      throw new AuditError(
        'credentials',
        `No AWS credentials were found (${error.message}). Set AWS_PROFILE or --profile.`,
        { cause: error },
      );
    });
  const region = regionName(
    await loadConfig(NODE_REGION_CONFIG_OPTIONS, NODE_REGION_CONFIG_FILE_OPTIONS)().catch(() => 'us-east-1'),
  );
  const caller = await identify(aws, new Session(accountId('000000000000'), obtain), region);
  const session = new Session(caller.account, obtain);
  return async <Output, T>(
    { service, name, Command }: Parameters<Ask>[0],
    input: object,
    read: (output: Output) => T,
  ): Promise<T> => {
    const operation = operationName(service, name);
    try {
      return read((await aws.call(session, region, service, Command, input)) as Output); // what the command answers
    } catch (error) {
      const { kind, code, message } = classify(error, operation, operation);
      if (code === 'InvalidParameterException' || code === 'InvalidEventPatternException')
        throw new AuditError('usage', `AWS refuses this pattern, which we accept: ${message}`, { cause: error });
      const remedy = kind === 'denied' ? `${caller.arn} needs the permission ${operation}.` : 'Try again later.';
      throw new AuditError('credentials', `${operation} was not answered (${code}): ${message}. ${remedy}`, {
        cause: error,
      });
    }
  };
}

/** @returns ids of the sample events that AWS matches */
async function testFilter(filterPattern: string, ask: Ask): Promise<ReadonlySet<string>> {
  const ids = new Map(eventLibrary.map(({ id, event }) => [JSON.stringify(event), id]));
  const messages = [...ids.keys()];
  const matched = new Set<string>();
  for (let at = 0; at < messages.length; at += mostMessages) {
    const input = { filterPattern, logEventMessages: messages.slice(at, at + mostMessages) };
    await ask(operations.filter, input, ({ matches }: TestMetricFilterCommandOutput) => {
      // By its text: whether eventNumber counts from 0 or from 1 is not documented.
      for (const { eventMessage = '' } of required(matches, 'matches'))
        matched.add(required(ids.get(eventMessage), 'eventMessage as it was sent'));
    });
  }
  return matched;
}

/** @returns ids of the sample events that AWS matches */
async function testEventPattern(EventPattern: string, ask: Ask): Promise<ReadonlySet<string>> {
  const answers = await Promise.all(
    eventLibrary.map(({ id, event }) => {
      const input = { EventPattern, Event: JSON.stringify(eventBridgeEnvelope(event)) };
      const read = ({ Result }: TestEventPatternCommandOutput) => (required(Result, 'Result') ? [id] : []);
      return ask(operations.event, input, read);
    }),
  );
  return new Set(answers.flat());
}

function compare(question: PatternInQuestion, matched: ReadonlySet<string>): Confirmation {
  const all = eventLibrary.map(({ id, event }) => ({
    id,
    ours: answerOf(matchInQuestion(question, event)),
    aws: matched.has(id),
  }));
  return {
    disagreements: all.flatMap(({ id, ours, aws }) => (ours !== null && ours !== aws ? [{ id, ours, aws }] : [])),
    settled: all.flatMap(({ id, ours, aws }) => (ours === null ? [{ id, aws }] : [])),
  };
}

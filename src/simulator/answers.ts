import type { Call } from './call.ts';

/** What a command class of the SDK tells of its operation's types. */
interface Typed<Input, Output> {
  readonly input: Input;
  resolveMiddleware(...args: never[]): (...args: never[]) => Promise<{ output: Output }>;
}

type AnswerOf<Command> = Command extends new (
  input: never,
) => infer Instance
  ? Instance extends Typed<infer Input, infer Output>
    ? (input: Input, call: Call) => Omit<Output, '$metadata'>
    : never
  : never;

/**
 * How a service answers: a function for each operation that is simulated, typed by the SDK's command class of that name.
 * `Sdk` is the type of the SDK's module.
 */
export type Answers<Sdk> = {
  readonly [Name in keyof Sdk as Name extends `${infer Operation}Command` ? Operation : never]?: AnswerOf<Sdk[Name]>;
};

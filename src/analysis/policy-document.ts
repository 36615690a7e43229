import { getOrMake } from '../core/get-or-make.ts';
import { matchesAction, matchesArn } from './policy-wildcard.ts';

/** An IAM or resource policy in one regular form: single values are lists, condition keys are in lower case. */
export interface PolicyDocument {
  readonly statements: readonly Statement[];
}

export interface Statement {
  /** The Sid, or `#n` counted from 1. */
  readonly name: string;
  readonly effect: 'Allow' | 'Deny';
  readonly principals: PrincipalElement;
  readonly actions: PatternElement;
  readonly resources: PatternElement;
  /** All must hold. */
  readonly conditions: readonly Condition[];
  /** The statement as it was written, on one line, to be quoted. */
  readonly quoted: string;
}

/** `except` is NotPrincipal; `absent` is right in identity policies only. */
export type PrincipalElement =
  | { readonly kind: 'only' | 'except'; readonly anyone: boolean; readonly principals: readonly Principal[] }
  | { readonly kind: 'absent' };

export interface Principal {
  readonly type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
  readonly id: string;
}

/** `except` is NotAction or NotResource; `absent` is Resource left out, as in a trust policy. */
export type PatternElement =
  | { readonly kind: 'only' | 'except'; readonly patterns: readonly string[] }
  | { readonly kind: 'absent' };

export interface Condition {
  /** In lower case, without qualifier and IfExists: `stringequals`. */
  readonly operator: string;
  readonly qualifier?: 'forallvalues' | 'foranyvalue';
  readonly ifExists: boolean;
  /** In lower case: `aws:sourcearn`. */
  readonly key: string;
  readonly values: readonly string[];
}

/** `reason` says which element; where JSON itself is broken, `position` is the place from 0, if the engine tells it. */
export type ParsedPolicy =
  | { readonly kind: 'parsed'; readonly document: PolicyDocument }
  | { readonly kind: 'unparsable'; readonly reason: string; readonly position?: number };

const parsed = new Map<string, ParsedPolicy>();
/** Policies kept; the same few are asked about again and again, for each account that they bind. */
const most = 500;

/** Reads a policy as AWS returns it. What it cannot read, it refuses as a whole: nothing may be said of half a policy. */
export function parsePolicy(text: string): ParsedPolicy {
  if (parsed.size > most) parsed.clear();
  return getOrMake(parsed, text, () => readPolicy(text));
}

function readPolicy(text: string): ParsedPolicy {
  try {
    const document = objectAt('policy', parseJson(text));
    const statements = listOf(document['Statement']);
    if (statements.length === 0) refuse('Statement', 'is missing or empty');
    return { kind: 'parsed', document: { statements: statements.map(statementAt) } };
  } catch (error) {
    if (!(error instanceof Unparsable)) throw error;
    const { message: reason, position } = error;
    return { kind: 'unparsable', reason, ...(position === undefined ? {} : { position }) };
  }
}

/** Whether the statement speaks of this action, such as `s3:PutObject`. */
export function coversAction({ actions }: Statement, action: string): boolean {
  if (actions.kind === 'absent') return false;
  const known = getOrMake(covered, actions, () => new Map<string, boolean>());
  return getOrMake(
    known,
    action,
    () => actions.patterns.some((pattern) => matchesAction(pattern, action)) === (actions.kind === 'only'),
  );
}

/** What was asked of a statement that was read once. */
const covered = new WeakMap<PatternElement, Map<string, boolean>>();

/** The statements of a policy that speak of this action. */
export const statementsOn = (document: PolicyDocument, action: string): readonly Statement[] =>
  getOrMake(
    getOrMake(speaking, document, () => new Map<string, readonly Statement[]>()),
    action,
    () => document.statements.filter((statement) => coversAction(statement, action)),
  );

/** The same few policies are asked the same for each account that they bind. */
const speaking = new WeakMap<PolicyDocument, Map<string, readonly Statement[]>>();

/** Whether the statement speaks of this resource; policy variables match nothing here. */
export function coversResource({ resources }: Statement, arn: string): boolean {
  if (resources.kind === 'absent') return true;
  return resources.patterns.some((pattern) => matchesArn(pattern, arn)) === (resources.kind === 'only');
}

class Unparsable extends Error {
  readonly position: number | undefined;
  constructor(reason: string, position?: number) {
    super(reason);
    this.position = position;
  }
}

function refuse(where: string, what: string): never {
  throw new Unparsable(`${where} ${what}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = /position (\d+)/.exec(message)?.[1];
    throw new Unparsable('policy is not JSON', position === undefined ? undefined : Number(position));
  }
}

function statementAt(value: unknown, index: number): Statement {
  const where = `Statement[${index}]`;
  const raw = objectAt(where, value);
  const unknown = Object.keys(raw).find((key) => !statementKeys.includes(key));
  if (unknown !== undefined) refuse(`${where}.${unknown}`, 'is not known');
  const effect = raw['Effect'];
  if (effect !== 'Allow' && effect !== 'Deny') refuse(`${where}.Effect`, 'is neither Allow nor Deny');
  const actions = patternsAt(where, raw, 'Action');
  if (actions.kind === 'absent') refuse(`${where}.Action`, 'is missing');
  const sid = raw['Sid'];
  return {
    name: typeof sid === 'string' && sid !== '' ? sid : `#${index + 1}`,
    effect,
    principals: principalsAt(where, raw),
    actions,
    resources: patternsAt(where, raw, 'Resource'),
    conditions: conditionsAt(`${where}.Condition`, raw['Condition']),
    quoted: JSON.stringify(raw),
  };
}

const statementKeys: readonly string[] = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/** Takes X or NotX, and refuses both at once. */
function eitherOf(where: string, raw: Readonly<Record<string, unknown>>, name: string) {
  const only = raw[name];
  const except = raw[`Not${name}`];
  if (only !== undefined && except !== undefined) refuse(`${where}.${name}`, `stands beside Not${name}`);
  if (only !== undefined) return { kind: 'only', value: only, where: `${where}.${name}` } as const;
  return except === undefined ? undefined : ({ kind: 'except', value: except, where: `${where}.Not${name}` } as const);
}

function patternsAt(
  where: string,
  raw: Readonly<Record<string, unknown>>,
  name: 'Action' | 'Resource',
): PatternElement {
  const element = eitherOf(where, raw, name);
  if (element === undefined) return { kind: 'absent' };
  return { kind: element.kind, patterns: stringsAt(element.where, element.value) };
}

function principalsAt(where: string, raw: Readonly<Record<string, unknown>>): PrincipalElement {
  const element = eitherOf(where, raw, 'Principal');
  if (element === undefined) return { kind: 'absent' };
  if (element.value === '*') return { kind: element.kind, anyone: true, principals: [] };
  const principals = Object.entries(objectAt(element.where, element.value)).flatMap(
    ([type, ids]): readonly Principal[] => {
      if (type !== 'AWS' && type !== 'Service' && type !== 'Federated' && type !== 'CanonicalUser') {
        return refuse(`${element.where}.${type}`, 'is not known');
      }
      return stringsAt(`${element.where}.${type}`, ids).map((id) => ({ type, id }));
    },
  );
  const isAnyone = ({ type, id }: Principal) => type === 'AWS' && id === '*';
  return {
    kind: element.kind,
    anyone: principals.some(isAnyone),
    principals: principals.filter((one) => !isAnyone(one)),
  };
}

function conditionsAt(where: string, value: unknown): readonly Condition[] {
  if (value === undefined) return [];
  return Object.entries(objectAt(where, value)).flatMap(([written, keys]) => {
    const [, qualifier, operator = '', ifExists] =
      /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/.exec(written.toLowerCase()) ?? [];
    return Object.entries(objectAt(`${where}.${written}`, keys)).map(([key, values]) => ({
      operator,
      ...(qualifier === 'forallvalues' || qualifier === 'foranyvalue' ? { qualifier } : {}),
      ifExists: ifExists !== undefined,
      key: key.toLowerCase(),
      values: listOf(values).map((one) => scalarAt(`${where}.${written}.${key}`, one)),
    }));
  });
}

function stringsAt(where: string, value: unknown): readonly string[] {
  return listOf(value).map((one) =>
    typeof one === 'string' ? one : refuse(where, 'is not a string or a list of strings'),
  );
}

function scalarAt(where: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return refuse(where, 'has a value that is not text, number or boolean');
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function objectAt(where: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(where, 'is not an object');
  return Object.fromEntries(Object.entries(value));
}

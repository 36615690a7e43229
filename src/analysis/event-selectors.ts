import { getOrMake } from '../core/get-or-make.ts';
import {
  type Clause,
  describeSet,
  type FieldCondition,
  matches,
  startingWith,
  unconstrained,
  uncovered,
} from './string-scope.ts';

/** GetEventSelectors output of the AWS SDK for JavaScript v3, as far as it is judged. */
export interface EventSelectors {
  readonly EventSelectors?: readonly BasicEventSelector[] | undefined;
  readonly AdvancedEventSelectors?: readonly AdvancedEventSelector[] | undefined;
}

export interface BasicEventSelector {
  readonly ReadWriteType?: string | undefined;
  readonly IncludeManagementEvents?: boolean | undefined;
  readonly DataResources?:
    | readonly { readonly Type?: string | undefined; readonly Values?: readonly string[] | undefined }[]
    | undefined;
  readonly ExcludeManagementEventSources?: readonly string[] | undefined;
}

export interface AdvancedEventSelector {
  readonly Name?: string | undefined;
  readonly FieldSelectors?: readonly FieldSelector[] | undefined;
}

export interface FieldSelector {
  readonly Field?: string | undefined;
  readonly Equals?: readonly string[] | undefined;
  readonly StartsWith?: readonly string[] | undefined;
  readonly EndsWith?: readonly string[] | undefined;
  readonly NotEquals?: readonly string[] | undefined;
  readonly NotStartsWith?: readonly string[] | undefined;
  readonly NotEndsWith?: readonly string[] | undefined;
}

export type Access = 'read' | 'write';

/**
 * How much of one class of events is recorded. `except` names what an `all-except` leaves out (`x*` is a prefix).
 * Clauses whose `limits` are not empty (constraints such as `eventName Equals GetObject`) add to `some` only.
 */
export interface Scope {
  readonly kind: 'all' | 'all-except' | 'some' | 'none';
  readonly except: readonly string[];
  readonly clauses: readonly Clause[];
}

/** What a trail, or several together, records. A plain value: survives JSON. */
export interface Recorded {
  /** By event source. */
  readonly management: Readonly<Record<Access, Scope>>;
  /** By resource ARN, for each resource type (`AWS::S3::Object`); a type that is not there is not recorded. */
  readonly data: Readonly<Record<string, Readonly<Record<Access, Scope>>>>;
  /** By event source of the VPC endpoint. */
  readonly networkActivity: Scope;
}

/**
 * What a trail with these selectors records. A trail with neither kind configured records management reads and
 * writes and no data events (AWS CloudTrail User Guide, "Logging management events").
 */
export const recordedBy = (selectors: EventSelectors): Recorded =>
  getOrMake(worked, selectors, () => workOut(selectors));

/** One organization trail is asked for in every target: its answer is worked out once. */
const worked = new WeakMap<EventSelectors, Recorded>();

function workOut({ AdvancedEventSelectors: advanced = [], EventSelectors: basic = [] }: EventSelectors): Recorded {
  if (advanced.length > 0) return gather(advanced.flatMap(advancedEntries));
  return gather((basic.length > 0 ? basic : [{}]).flatMap(basicEntries));
}

/** What several live trails record together: two half trails make a whole, and a source is excluded if all leave it out. */
export function unionOf(parts: readonly Recorded[]): Recorded {
  const [only] = parts;
  return only && parts.length === 1 ? only : gather(parts.flatMap(entriesOf));
}

/** One clause in its place. */
type Entry =
  | { readonly category: 'management'; readonly access: Access; readonly clause: Clause }
  | { readonly category: 'data'; readonly type: string; readonly access: Access; readonly clause: Clause }
  | { readonly category: 'network'; readonly clause: Clause };

const both: readonly Access[] = ['read', 'write'];

function basicEntries(selector: BasicEventSelector): readonly Entry[] {
  const accesses = both.filter((access) => selects(selector.ReadWriteType ?? 'All', access));
  const notEquals = selector.ExcludeManagementEventSources ?? [];
  const management: Clause = { condition: { ...unconstrained, notEquals }, limits: [] };
  return accesses.flatMap((access): Entry[] => [
    ...(selector.IncludeManagementEvents === false
      ? []
      : [{ category: 'management' as const, access, clause: management }]),
    ...(selector.DataResources ?? []).flatMap(({ Type: type, Values: values }) =>
      type === undefined
        ? []
        : (values ?? []).map((value) => ({
            category: 'data' as const,
            type,
            access,
            clause: basicClause(type, value),
          })),
    ),
  ]);
}

function selects(readWriteType: string, access: Access): boolean {
  return readWriteType === 'All' || readWriteType === (access === 'read' ? 'ReadOnly' : 'WriteOnly');
}

/** `arn:aws:s3` and `arn:aws:s3:::` are all buckets, `arn:aws:lambda` all functions; other Lambda and DynamoDB ARNs are exact. */
function basicClause(type: string, value: string): Clause {
  const service = serviceOf[type];
  const whole = /^(arn:aws[a-z-]*:([a-z0-9]+)):{0,3}$/.exec(value);
  if (service !== undefined && whole?.[2] === service.replaceAll(':', '')) {
    return {
      condition: { ...unconstrained, startsWith: [`${whole[1]}${service.slice(service.indexOf(':'))}`] },
      limits: [],
    };
  }
  if (type !== 'AWS::S3::Object') return { condition: { ...unconstrained, equals: [value] }, limits: [] };
  const limits = value.includes('/') ? [] : [`${value} has no slash after the bucket name`];
  return { condition: { ...unconstrained, startsWith: [value] }, limits };
}

/** The part of an ARN that all resources of a type share. */
const serviceOf: Readonly<Record<string, string>> = {
  'AWS::S3::Object': 's3:::',
  'AWS::Lambda::Function': 'lambda:',
  'AWS::DynamoDB::Table': 'dynamodb:',
};

/** The prefix of every resource ARN of this type in this partition; empty where the type is not known here. */
export function universeOf(type: string, partition: string): string {
  const service = serviceOf[type];
  return service === undefined ? '' : `arn:${partition}:${service}`;
}

function advancedEntries(selector: AdvancedEventSelector): readonly Entry[] {
  const fields = selector.FieldSelectors ?? [];
  const conditionOn = (name: string) => conditionOf(fields.filter(({ Field }) => Field === name));
  const limitsBeside = (...known: string[]) => [
    ...fields.filter(({ Field }) => Field === undefined || !known.includes(Field)).map(describeField),
    ...known
      .filter((name) => fields.filter(({ Field }) => Field === name).length > 1)
      .map((name) => `${name} is constrained twice`),
  ];
  const categories = fields.filter(({ Field }) => Field === 'eventCategory').flatMap(({ Equals }) => Equals ?? []);
  const accesses = both.filter((access) => matches(conditionOn('readOnly'), String(access === 'read')));
  return categories.flatMap((category): Entry[] => {
    switch (category) {
      case 'Management': {
        const clause = {
          condition: conditionOn('eventSource'),
          limits: limitsBeside('eventCategory', 'readOnly', 'eventSource'),
        };
        return accesses.map((access) => ({ category: 'management', access, clause }));
      }
      case 'Data': {
        const types = fields.filter(({ Field }) => Field === 'resources.type').flatMap(({ Equals }) => Equals ?? []);
        const limits = limitsBeside('eventCategory', 'readOnly', 'resources.type', 'resources.ARN');
        const clause = { condition: conditionOn('resources.ARN'), limits };
        return types.flatMap((type) => accesses.map((access): Entry => ({ category: 'data', type, access, clause })));
      }
      case 'NetworkActivity': {
        const clause = { condition: conditionOn('eventSource'), limits: limitsBeside('eventCategory', 'eventSource') };
        return [{ category: 'network', clause }];
      }
      default:
        return [];
    }
  });
}

function conditionOf(fields: readonly FieldSelector[]): FieldCondition {
  return {
    equals: fields.flatMap(({ Equals }) => Equals ?? []),
    startsWith: fields.flatMap(({ StartsWith }) => StartsWith ?? []),
    endsWith: fields.flatMap(({ EndsWith }) => EndsWith ?? []),
    notEquals: fields.flatMap(({ NotEquals }) => NotEquals ?? []),
    notStartsWith: fields.flatMap(({ NotStartsWith }) => NotStartsWith ?? []),
    notEndsWith: fields.flatMap(({ NotEndsWith }) => NotEndsWith ?? []),
  };
}

/** `eventName Equals GetObject, PutObject` */
function describeField({ Field, ...operators }: FieldSelector): string {
  const said = Object.entries(operators).filter(([, values]) => values !== undefined && values.length > 0);
  return [Field ?? '(no field)', ...said.map(([operator, values]) => `${operator} ${values?.join(', ')}`)].join(' ');
}

function entriesOf(recorded: Recorded): readonly Entry[] {
  return [
    ...both.flatMap((access) =>
      recorded.management[access].clauses.map((clause): Entry => ({ category: 'management', access, clause })),
    ),
    ...Object.entries(recorded.data).flatMap(([type, scopes]) =>
      both.flatMap((access) =>
        scopes[access].clauses.map((clause): Entry => ({ category: 'data', type, access, clause })),
      ),
    ),
    ...recorded.networkActivity.clauses.map((clause): Entry => ({ category: 'network', clause })),
  ];
}

function gather(entries: readonly Entry[]): Recorded {
  const management = (access: Access) =>
    scopeOf(
      '',
      entries.filter((entry) => entry.category === 'management' && entry.access === access),
    );
  const data = (type: string, access: Access) => {
    const own = entries.filter((entry) => entry.category === 'data' && entry.type === type && entry.access === access);
    return scopeOf(universeOf(type, partitionIn(own)), own);
  };
  const types = [...new Set(entries.flatMap((entry) => (entry.category === 'data' ? [entry.type] : [])))].sort();
  return {
    management: { read: management('read'), write: management('write') },
    data: Object.fromEntries(types.map((type) => [type, { read: data(type, 'read'), write: data(type, 'write') }])),
    networkActivity: scopeOf(
      '',
      entries.filter(({ category }) => category === 'network'),
    ),
  };
}

function scopeOf(universe: string, entries: readonly Entry[]): Scope {
  const clauses = [...new Map(entries.map(({ clause }) => [JSON.stringify(clause), clause])).values()];
  if (clauses.length === 0) return { kind: 'none', except: [], clauses };
  const everything = startingWith(universe);
  const left = uncovered(everything, clauses);
  if (left.length === 0) return { kind: 'all', except: [], clauses };
  if (left.some((set) => describeSet(set) === describeSet(everything))) return { kind: 'some', except: [], clauses };
  return { kind: 'all-except', except: left.map(describeSet).sort(), clauses };
}

/** Selectors name resources of their own partition only. */
function partitionIn(entries: readonly Entry[]): string {
  const values = entries.flatMap(({ clause }) => Object.values(clause.condition).flat());
  const named = values.map((value: string) => /^arn:(aws[a-z-]*):/.exec(value)?.[1]);
  return named.find((partition) => partition !== undefined) ?? 'aws';
}

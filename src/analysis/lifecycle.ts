import { counted } from '../core/counted.ts';
import { type Instant, millisOf } from './instant.ts';

/** A rule of GetBucketLifecycleConfiguration, as the AWS SDK for JavaScript v3 gives it. */
export interface LifecycleRule {
  readonly ID?: string | undefined;
  readonly Status?: string | undefined;
  /** Superseded by Filter, still returned for old configurations. */
  readonly Prefix?: string | undefined;
  readonly Filter?: LifecycleFilter | undefined;
  readonly Expiration?:
    | {
        readonly Days?: number | undefined;
        readonly Date?: Instant | undefined;
        readonly ExpiredObjectDeleteMarker?: boolean | undefined;
      }
    | undefined;
  readonly NoncurrentVersionExpiration?:
    | { readonly NoncurrentDays?: number | undefined; readonly NewerNoncurrentVersions?: number | undefined }
    | undefined;
  readonly Transitions?: readonly Transition[] | undefined;
}

export interface LifecycleFilter {
  readonly Prefix?: string | undefined;
  readonly Tag?: object | undefined;
  readonly ObjectSizeGreaterThan?: number | undefined;
  readonly ObjectSizeLessThan?: number | undefined;
  readonly And?:
    | {
        readonly Prefix?: string | undefined;
        readonly Tags?: readonly object[] | undefined;
        readonly ObjectSizeGreaterThan?: number | undefined;
        readonly ObjectSizeLessThan?: number | undefined;
      }
    | undefined;
}

export interface Transition {
  readonly Days?: number | undefined;
  readonly Date?: Instant | undefined;
  readonly StorageClass?: string | undefined;
}

export interface LifecycleQuestion {
  /** Empty when AWS says NoSuchLifecycleConfiguration. */
  readonly rules: readonly LifecycleRule[];
  /** GetBucketVersioning Status; undefined when versioning was never switched on. */
  readonly versioning: string | undefined;
  /** Key prefix of the logs, without a leading slash; empty for the whole bucket. */
  readonly prefix: string;
  readonly now: Instant;
}

/** `forever`, or whole days after an object was written. */
export type Kept = 'forever' | number;

export interface Retention {
  /** When the bytes of the object that is lost first are lost for good. */
  readonly kept: Kept;
  /** When the current version goes: an ordinary reader then sees nothing, though a version may still be there. */
  readonly visible: Kept;
  /** The rules that end `kept`, by ID (or `#n`, counted from 1); empty when kept forever. */
  readonly becauseOf: readonly string[];
  /** First move of current objects to GLACIER or DEEP_ARCHIVE, which must be restored before they can be read. */
  readonly firstColdTransitionDays?: number;
  readonly notes: readonly string[];
}

/**
 * How long S3 lifecycle rules let the objects below a prefix live: the minimum over all of them. Log objects are
 * written once, have no tags and any size. With versioning, expiration only hides the current version, and the bytes
 * go after NoncurrentDays more (Amazon S3 User Guide, "Lifecycle configuration elements"). Object Lock is not
 * considered: it outlasts lifecycle rules.
 */
export function retentionOf({ rules, versioning, prefix, now }: LifecycleQuestion): Retention {
  const named = rules.map((rule, index) => ({ ...rule, name: rule.ID || `#${index + 1}` }));
  const enabled = named.filter(({ Status }) => Status !== 'Disabled');
  const relevant = enabled.filter((rule) => isAlong(prefixOf(rule), prefix));
  const tagged = relevant.filter(needsTag);
  const applicable = relevant.filter((rule) => !needsTag(rule));

  // Rules on a deeper prefix make a zone of their own; within one zone all objects live alike.
  const deeper = applicable.map(prefixOf).filter((own) => own.startsWith(prefix));
  const zones = [...new Set([prefix, ...deeper])];
  const lives = zones.map((zone) =>
    lifeUnder(
      applicable.filter((rule) => zone.startsWith(prefixOf(rule))),
      versioning,
      millisOf(now),
    ),
  );
  const kept = earliest(lives.map((life) => life.kept));
  const visible = earliest(lives.map((life) => life.visible));
  const cold = earliest(lives.map((life) => life.cold));
  return {
    kept: kept.after,
    visible: visible.after,
    becauseOf: [...new Set(kept.rules)],
    ...(cold.after === 'forever' ? {} : { firstColdTransitionDays: cold.after }),
    notes: [
      ...tagged.map(({ name }) => `${name} asks for tags, which log objects do not have`),
      ...applicable.flatMap((rule) => notesOn(rule, versioning)),
    ],
  };
}

type NamedRule = LifecycleRule & { readonly name: string };

/** An end that comes after some days, and the rules that bring it. */
interface End {
  readonly after: Kept;
  readonly rules: readonly string[];
}

const never: End = { after: 'forever', rules: [] };
const coldClasses = ['GLACIER', 'DEEP_ARCHIVE'];
const day = 24 * 60 * 60 * 1000;

function lifeUnder(rules: readonly NamedRule[], versioning: string | undefined, now: number) {
  const visible = earliest(rules.map((rule) => endAt(rule.Expiration, rule.name, now)));
  const transitions = rules.flatMap((rule) =>
    (rule.Transitions ?? [])
      .filter(({ StorageClass }) => StorageClass !== undefined && coldClasses.includes(StorageClass))
      .map((transition) => endAt(transition, rule.name, now)),
  );
  const first = earliest(transitions);
  const cold = daysOf(first) < daysOf(visible) ? first : never;
  return {
    visible,
    cold,
    kept: versioning === 'Enabled' ? afterwards(visible, earliest(rules.map(purgeOf))) : visible,
  };
}

function endAt(
  action: { readonly Days?: number | undefined; readonly Date?: Instant | undefined } | undefined,
  name: string,
  now: number,
): End {
  const days = [
    ...(action?.Days === undefined ? [] : [action.Days]),
    ...(action?.Date === undefined ? [] : [Math.max(0, Math.floor((millisOf(action.Date) - now) / day))]),
  ];
  return days.length === 0 ? never : { after: Math.min(...days), rules: [name] };
}

/** The one version of a log object is among the newest noncurrent ones, which NewerNoncurrentVersions retains. */
function purgeOf(rule: NamedRule): End {
  const expiration = rule.NoncurrentVersionExpiration;
  if (expiration?.NoncurrentDays === undefined || (expiration.NewerNoncurrentVersions ?? 0) > 0) return never;
  return { after: expiration.NoncurrentDays, rules: [rule.name] };
}

function afterwards(first: End, second: End): End {
  if (first.after === 'forever' || second.after === 'forever') return never;
  return { after: first.after + second.after, rules: [...first.rules, ...second.rules] };
}

function earliest(ends: readonly End[]): End {
  const least = Math.min(...ends.map(daysOf));
  if (least === Number.POSITIVE_INFINITY) return never;
  return { after: least, rules: ends.filter((end) => end.after === least).flatMap(({ rules }) => rules) };
}

function daysOf({ after }: End): number {
  return after === 'forever' ? Number.POSITIVE_INFINITY : after;
}

function prefixOf({ Filter, Prefix }: LifecycleRule): string {
  return Filter?.And?.Prefix ?? Filter?.Prefix ?? Prefix ?? '';
}

function isAlong(own: string, wanted: string): boolean {
  return own.startsWith(wanted) || wanted.startsWith(own);
}

function needsTag({ Filter }: LifecycleRule): boolean {
  return Filter?.Tag !== undefined || (Filter?.And?.Tags ?? []).length > 0;
}

function notesOn(rule: NamedRule, versioning: string | undefined): readonly string[] {
  const { name, Filter, Expiration, NoncurrentVersionExpiration: noncurrent } = rule;
  const sized = [Filter, Filter?.And].some(
    (part) => part?.ObjectSizeGreaterThan !== undefined || part?.ObjectSizeLessThan !== undefined,
  );
  const days = noncurrent?.NoncurrentDays;
  const expires = Expiration?.Days !== undefined || Expiration?.Date !== undefined;
  return [
    ...(sized ? [`${name} applies to objects of some sizes only; logs may have any size`] : []),
    ...(Expiration?.Date === undefined
      ? []
      : [
          `${name} expires by date: from ${new Date(Expiration.Date).toISOString().slice(0, 10)} on, new objects go at once`,
        ]),
    ...(days !== undefined && versioning !== undefined
      ? [`${name} lets a deleted or overwritten version be recovered for ${counted(days, 'day')} only`]
      : []),
    ...(expires && versioning === 'Suspended'
      ? [`${name} deletes for good what was written while versioning is suspended`]
      : []),
    ...((rule.Transitions ?? []).some(({ StorageClass }) => StorageClass === 'INTELLIGENT_TIERING')
      ? [`${name} moves objects to Intelligent-Tiering, whose archive tiers are configured elsewhere`]
      : []),
  ];
}

import { parseArn } from '../core/arn.ts';
import type { Condition, Statement } from './policy-document.ts';

/**
 * To what a condition of an Allow statement narrows it. `caller` is who asks, `source` on whose behalf a service
 * asks. `weak` looks like such a condition and lets everybody through; `elsewhere` narrows, but not to known
 * accounts; `undecidable` is a condition of which nothing is known here.
 */
export type Restriction =
  | { readonly to: 'accounts'; readonly side: Side; readonly ids: readonly string[]; readonly said: string }
  | { readonly to: 'organizations'; readonly side: Side; readonly ids: readonly string[]; readonly said: string }
  | { readonly to: 'bucket' | 'elsewhere' | 'weak' | 'undecidable'; readonly said: string };

export type Side = 'caller' | 'source';

/**
 * What the conditions of an Allow statement restrict. A condition that a request without its key would pass
 * (IfExists, ForAllValues, a negated operator) restricts nobody and is not listed. Which keys make a statement
 * non-public follows the Amazon S3 User Guide, "The meaning of 'public'".
 */
export function restrictionsOf({ conditions }: Statement): readonly Restriction[] {
  const present = new Set(
    conditions
      .filter(({ operator, values }) => operator === 'null' && values.every((v) => v === 'false'))
      .map(({ key }) => key),
  );
  return conditions.flatMap((condition) => {
    const passesWithoutKey = condition.ifExists || condition.qualifier === 'forallvalues';
    return passesWithoutKey && !present.has(condition.key) ? [] : restrictionOf(condition);
  });
}

/** `StringEquals aws:SourceAccount 111111111111`, in lower case but for the values. */
export function describeCondition({ operator, key, values }: Condition): string {
  return `${operator} ${key} ${values.join(', ')}`;
}

const selecting: readonly string[] = [
  'stringequals',
  'stringequalsignorecase',
  'stringlike',
  'arnequals',
  'arnlike',
  'ipaddress',
];
const deselecting: readonly string[] = [
  'stringnotequals',
  'stringnotequalsignorecase',
  'stringnotlike',
  'arnnotequals',
  'arnnotlike',
  'notipaddress',
  'null',
];

/** How to read the values of a key: as accounts, ARNs, organizations, … */
const readings: Readonly<
  Record<string, readonly [(values: readonly string[], side: Side, said: string) => Restriction, Side]>
> = {
  'aws:principalaccount': [accounts, 'caller'],
  'aws:principalarn': [arns, 'caller'],
  'aws:principalorgid': [organizations, 'caller'],
  'aws:principalorgpaths': [organizations, 'caller'],
  's3:dataaccesspointaccount': [accounts, 'caller'],
  's3:dataaccesspointarn': [arns, 'caller'],
  'aws:sourceaccount': [accounts, 'source'],
  'aws:sourceowner': [accounts, 'source'],
  'aws:sourcearn': [arns, 'source'],
  'aws:sourceorgid': [organizations, 'source'],
  'aws:sourceorgpaths': [organizations, 'source'],
  'aws:sourcevpc': [fixed, 'caller'],
  'aws:sourcevpce': [fixed, 'caller'],
  'aws:vpceaccount': [fixed, 'caller'],
  'aws:vpceorgid': [fixed, 'caller'],
  'aws:sourceip': [networks, 'caller'],
  'aws:userid': [userIds, 'caller'],
  's3:x-amz-server-side-encryption-aws-kms-key-id': [fixed, 'caller'],
};

/** Anybody can satisfy these: they are set by the request itself, or by the account that asks. */
const saysNothingOfTheCaller =
  /^(aws:(securetransport|useragent|referer|requestedregion|principaltag\/.*|principaltype|username|multifactorauth.*|resourceaccount|resourceorgid|resourceorgpaths|vpcsourceip)|s3:.*)$/;

function restrictionOf(condition: Condition): readonly Restriction[] {
  const { operator, key, values } = condition;
  const said = describeCondition(condition);
  if (deselecting.includes(operator)) return [];
  const reading = readings[key];
  if (reading === undefined) return saysNothingOfTheCaller.test(key) ? [] : [{ to: 'undecidable', said }];
  // A value that holds a policy variable depends on the request.
  if (!selecting.includes(operator) || values.some((value) => value.includes('${')))
    return [{ to: 'undecidable', said }];
  const [read, side] = reading;
  return [read(values, side, said)];
}

function accounts(values: readonly string[], side: Side, said: string): Restriction {
  return values.every(isAccount) ? { to: 'accounts', side, ids: values, said } : { to: 'weak', said };
}

function arns(values: readonly string[], side: Side, said: string): Restriction {
  const parsed = values.map(parseArn);
  const ids = parsed.map((arn) => arn?.account ?? '');
  if (ids.every(isAccount)) return { to: 'accounts', side, ids, said };
  // Buckets have no account in their ARN; their name alone is unique.
  const buckets = parsed.every((arn) => arn?.service === 's3' && arn.account === '' && /^[^*?]+$/.test(arn.resource));
  return { to: side === 'source' && buckets ? 'bucket' : 'weak', said };
}

function organizations(values: readonly string[], side: Side, said: string): Restriction {
  const ids = values.map((value) => value.split('/')[0] ?? '');
  return ids.every((id) => /^o-[a-z0-9]+$/.test(id)) ? { to: 'organizations', side, ids, said } : { to: 'weak', said };
}

function fixed(values: readonly string[], _side: Side, said: string): Restriction {
  return { to: values.some(hasWildcard) ? 'weak' : 'elsewhere', said };
}

/** `AROA…:session`: the id of the role is what counts, the session name is the caller's choice. */
function userIds(values: readonly string[], side: Side, said: string): Restriction {
  return fixed(
    values.map((value) => value.split(':')[0] ?? ''),
    side,
    said,
  );
}

function hasWildcard(value: string): boolean {
  return /[*?]/.test(value);
}

/** S3 takes ranges wider than /8 (IPv6: /32) for public. */
function networks(values: readonly string[], _side: Side, said: string): Restriction {
  const narrow = values.every((cidr) => {
    const [address = '', bits] = cidr.split('/');
    const widest = address.includes(':') ? 32 : 8;
    return bits === undefined || Number(bits) >= widest;
  });
  return { to: narrow ? 'elsewhere' : 'weak', said };
}

function isAccount(text: string): boolean {
  return /^\d{12}$/.test(text);
}

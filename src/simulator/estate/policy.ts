/** A policy document as AWS stores it. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: readonly PolicyStatement[];
}

/** One statement. Values are AWS's own: a string or a list of them. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** A policy document of the statements. */
export function policy(...Statement: readonly PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement };
}

/** What a service says of itself when it acts on a resource: the values of the `aws:Source…` condition keys. */
export interface ServiceCaller {
  readonly service: string;
  readonly sourceArn?: string;
  readonly sourceAccount?: string;
  readonly sourceOrganization?: string;
}

/**
 * Whether a resource policy lets an AWS service do an action: an Allow that fits and no Deny that fits. Conditions on
 * other keys than the caller's own, such as `s3:x-amz-acl`, count as met for an Allow and as not met for a Deny.
 */
export function allowsService(document: PolicyDocument | undefined, caller: ServiceCaller, action: string): boolean {
  const fitting = (document?.Statement ?? []).filter((statement) => fits(statement, caller, action));
  return fitting.some(({ Effect }) => Effect === 'Allow') && !fitting.some(({ Effect }) => Effect === 'Deny');
}

const globs = new Map<string, RegExp>();

/** Glob match with `*` and `?`, as in IAM actions and ARNs; upper and lower case are the same. */
export function matchesGlob(pattern: string, text: string): boolean {
  let glob = globs.get(pattern);
  if (glob === undefined) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    glob = new RegExp(`^${source}$`, 'i');
    globs.set(pattern, glob);
  }
  return glob.test(text);
}

function fits(statement: PolicyStatement, caller: ServiceCaller, action: string): boolean {
  return (
    list(statement.Action).some((pattern) => matchesGlob(pattern, action)) &&
    isPrincipal(statement, caller.service) &&
    conditionsHold(statement, caller)
  );
}

function isPrincipal({ Principal }: PolicyStatement, service: string): boolean {
  if (Principal === '*') return true;
  return list(Principal?.['Service']).includes(service) || list(Principal?.['AWS']).includes('*');
}

function conditionsHold(statement: PolicyStatement, caller: ServiceCaller): boolean {
  const known = new Map([
    ['aws:sourcearn', caller.sourceArn],
    ['aws:sourceaccount', caller.sourceAccount],
    ['aws:sourceorgid', caller.sourceOrganization],
  ]);
  for (const keys of Object.values(statement.Condition ?? {})) {
    for (const [key, values] of Object.entries(keys)) {
      if (!known.has(key.toLowerCase())) {
        if (statement.Effect === 'Deny') return false;
        continue;
      }
      const actual = known.get(key.toLowerCase());
      if (actual === undefined || !list(values).some((value) => matchesGlob(value, actual))) return false;
    }
  }
  return true;
}

function list(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

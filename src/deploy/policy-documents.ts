/** A value of a policy: text, or CloudFormation's way to refer to one, which other formats translate. */
export type Given =
  | string
  | { readonly Ref: string }
  | { readonly 'Fn::Sub': string }
  | { readonly 'Fn::GetAtt': readonly [resource: string, attribute: string] }
  | { readonly 'Fn::If': readonly [condition: string, then: Given, otherwise: Given] };

/** One statement of a policy. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, Given | readonly string[]>>;
  readonly Action: string | readonly string[];
  readonly Resource?: Given | readonly Given[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Given>>>>;
}

/** A policy as IAM takes it. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/** A policy of the statements. */
export const policyOf = (...Statement: readonly Statement[]): PolicyDocument => ({ Version: '2012-10-17', Statement });

/** Characters of a managed policy, white space not counted (IAM User Guide, "IAM and AWS STS quotas"). */
const mostCharacters = 6144;

/** One policy that allows the actions on everything, however long it is. */
export const readPolicy = (actions: readonly string[]): PolicyDocument =>
  policyOf({ Sid: 'BlindspotReads', Effect: 'Allow', Action: actions, Resource: '*' });

/** The same as policies of which none is longer than a managed policy may be; a role takes ten of them. */
export function readPolicies(actions: readonly string[]): readonly PolicyDocument[] {
  const parts: string[][] = [[]];
  for (const action of actions) {
    const last = parts.at(-1) ?? [];
    if (JSON.stringify(readPolicy([...last, action])).length <= mostCharacters) last.push(action);
    else parts.push([action]);
  }
  return parts.map(readPolicy);
}

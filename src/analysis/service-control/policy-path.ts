import { collected, type Evidence } from '../../core/evidence.ts';
import { parsePolicy } from '../policy-document.ts';
import { unparsablePolicy } from '../undecided-policy.ts';
import type { PolicyLevel } from './decide.ts';

interface Policy {
  readonly Name: string;
  readonly Content: string;
  readonly Targets: readonly string[];
}

interface Place {
  readonly Id: string;
  readonly Path: readonly { readonly Id: string; readonly Name: string }[];
}

/** Where an account stands in the organization, with the policies that bind it. */
export interface PolicyPath {
  /** Root first, the account last. */
  readonly levels: readonly PolicyLevel[];
  /** The account's `aws:PrincipalOrgPaths`. */
  readonly orgPath: string;
}

/**
 * The policies from the root down to an account, parsed; unread when one cannot be understood, or when the listing of
 * the organizational units does not have the account.
 */
export function policyPathOf(
  account: string,
  orgId: string,
  policies: readonly Policy[],
  tree: readonly Place[],
): Evidence<PolicyPath> {
  const place = tree.find(({ Id }) => Id === account);
  if (!place) {
    const operation = 'organizations:ListAccountsForParent';
    const message = `the root and its units do not list account ${account}`;
    return { kind: 'failed', operation, code: 'AccountNotInTree', message, action: operation };
  }
  const levels: PolicyLevel[] = [];
  for (const { Id, Name } of [...place.Path, { Id: account, Name: `account ${account}` }]) {
    const attached: PolicyLevel['policies'][number][] = [];
    for (const policy of policies) {
      if (!policy.Targets.includes(Id)) continue;
      const parsed = parsePolicy(policy.Content);
      if (parsed.kind === 'unparsable')
        return unparsablePolicy('organizations:DescribePolicy', `${policy.Name}: ${parsed.reason}`);
      attached.push({ name: policy.Name, document: parsed.document });
    }
    levels.push({ name: Name, policies: attached });
  }
  return collected({ levels, orgPath: `${[orgId, ...place.Path.map(({ Id }) => Id)].join('/')}/` });
}

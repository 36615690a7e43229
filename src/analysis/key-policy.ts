import { parseArn } from '../core/arn.ts';
import { coversAction, type PolicyDocument, type Principal, type Statement } from './policy-document.ts';
import { restrictionsOf } from './policy-restriction.ts';

/** Somebody beyond the key's account whom a key policy lets make the key useless. */
export interface KeyThreat {
  /** `*`, `NotPrincipal`, an account or an ARN, as written. */
  readonly principal: string;
  /** Sid or `#n`. */
  readonly statement: string;
  readonly actions: readonly string[];
  /** A condition or a Deny may take it back, which cannot be judged here. */
  readonly decided: boolean;
}

/** Each makes what the key encrypted unreadable, or opens the way to it (AWS KMS Developer Guide, "Deleting keys"). */
const fatal: readonly string[] = [
  'kms:DisableKey',
  'kms:ScheduleKeyDeletion',
  'kms:DeleteImportedKeyMaterial',
  'kms:PutKeyPolicy',
];

/** All principals beyond `owner` that the key policy lets disable, delete or take over the key. */
export function keyThreats({ statements }: PolicyDocument, owner: string): readonly KeyThreat[] {
  const denials = statements.filter(({ effect }) => effect === 'Deny');
  return statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => {
      const actions = fatal.filter((action) => coversAction(statement, action));
      const left = leaves(statement, owner);
      if (actions.length === 0 || left === 'owner') return [];
      const denied = actions.every((action) => denials.some((denial) => coversAction(denial, action)));
      return strangers(statement, owner).map((principal) => ({
        principal,
        statement: statement.name,
        actions,
        decided: left === 'anybody' && !denied,
      }));
    });
}

/** Whom the conditions leave: the owner only, anybody, or it cannot be told. */
function leaves(statement: Statement, owner: string): 'owner' | 'anybody' | 'unclear' {
  const caller = statement.conditions.find(
    ({ key, operator, ifExists }) => key === 'kms:calleraccount' && operator === 'stringequals' && !ifExists,
  );
  if (caller?.values.every((value) => value === owner)) return 'owner';
  const restrictions = restrictionsOf(statement);
  const accounts = restrictions.find((one) => one.to === 'accounts' && one.side === 'caller');
  if (accounts?.to === 'accounts') return accounts.ids.every((id) => id === owner) ? 'owner' : 'anybody';
  return restrictions.some(({ to }) => to === 'undecidable' || to === 'elsewhere') ? 'unclear' : 'anybody';
}

function strangers({ principals }: Statement, owner: string): readonly string[] {
  if (principals.kind === 'absent') return [];
  if (principals.kind === 'except') return ['NotPrincipal'];
  const named = principals.principals
    .filter(({ type }) => type === 'AWS')
    .filter((one) => ![undefined, owner].includes(accountOf(one)));
  return [...(principals.anyone ? ['*'] : []), ...named.map(({ id }) => id)];
}

/** A deleted principal is left as a bare unique id, which nobody can be. */
function accountOf({ id }: Principal): string | undefined {
  return /^\d{12}$/.test(id) ? id : parseArn(id)?.account;
}

import { describeUnread, type Evidence, isCollected } from '../../core/evidence.ts';
import { parsePolicy } from '../policy-document.ts';
import type { ActAnswer } from './answer.ts';
import type { Intruder } from './intruder.ts';
import { allows, denies } from './resource-policy.ts';

/** A key without which a store can neither be read nor written. */
export interface GuardingKey {
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  /** null when the key is gone. */
  readonly key: Evidence<{ readonly KeyManager: string; readonly Origin?: string | undefined } | null>;
  readonly policy: Evidence<{ readonly Policy: string } | null>;
}

const day = 24 * 60 * 60 * 1000;
/** The shortest PendingWindowInDays (AWS KMS API Reference, ScheduleKeyDeletion). */
const shortestWait = 7 * day;

/**
 * What an intruder in the key's account could do to what the key encrypts. These operations cannot be called from
 * another account, whatever the key policy says (AWS KMS API Reference: "Cross-account use: No").
 */
export function keyActs(
  { arn, account, region, key, policy }: GuardingKey,
  by: Intruder | undefined,
  now: number,
): { readonly destroy: readonly ActAnswer[]; readonly silence: readonly ActAnswer[] } {
  if (by?.account !== account) return { destroy: [], silence: [] };
  if (isCollected(key) && (key.value === null || key.value.KeyManager === 'AWS')) return { destroy: [], silence: [] };

  const parsed = isCollected(policy) && policy.value ? parsePolicy(policy.value.Policy) : undefined;
  const document = parsed?.kind === 'parsed' ? parsed.document : undefined;
  const given = (action: string): Omit<ActAnswer, 'action'> => {
    const bound = by.may(action, arn, region);
    if (bound.truth === 'no') return bound;
    if (!isCollected(policy)) return { truth: 'maybe', because: describeUnread(policy).replace(/\.$/, '') };
    if (!document) return { truth: 'maybe', because: 'the key policy cannot be understood' };
    const allowed = allows(document, action, arn, by);
    const denied = denies(document, action, arn, by);
    if (allowed.truth === 'no') return { truth: 'no', because: 'the key policy gives it to nobody in the account' };
    if (denied.truth === 'yes') return { truth: 'no', because: `${denied.statement} of the key policy denies it` };
    if (allowed.truth === 'maybe' || denied.truth === 'maybe') {
      const statement = allowed.truth === 'maybe' ? allowed.statement : denied.statement;
      return { truth: 'maybe', because: `whether ${statement} of the key policy applies is not known` };
    }
    return bound;
  };
  const replaced = given('kms:PutKeyPolicy');
  /** Who may write the key policy can give themselves the rest, as far as nothing above the account stands against it. */
  const act = (action: string): ActAnswer => {
    const direct = given(action);
    if (direct.truth === 'yes' || replaced.truth === 'no') return { action, ...direct };
    const bound = by.may(action, arn, region);
    return { action, ...(bound.truth === 'yes' ? replaced : bound) };
  };
  const scheduled = act('kms:ScheduleKeyDeletion');
  const imported = isCollected(key) && key.value?.Origin === 'EXTERNAL';
  return {
    destroy: [
      scheduled.truth === 'yes'
        ? {
            action: 'kms:ScheduleKeyDeletion',
            truth: 'no',
            because: 'AWS KMS waits 7 days at least before it deletes the key, without which nothing can be read',
            until: now + shortestWait,
          }
        : scheduled,
      ...(imported ? [act('kms:DeleteImportedKeyMaterial')] : []),
    ],
    silence: [act('kms:DisableKey'), { action: 'kms:PutKeyPolicy', ...replaced }],
  };
}

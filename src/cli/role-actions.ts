import type { CollectorEntry } from '../aws/collector.ts';
import { collectors } from '../catalog/generated/collectors.ts';
import { collectorsFor, fallbackKinds } from '../collect/collectors-for.ts';
import type { Check } from '../core/check.ts';
import { type Extras, neededKinds } from './needed-kinds.ts';

/** Whose actions: the audit role's in each account; the auditor's, who also reads the organization. */
export type RoleKind = 'account' | 'auditor';

/**
 * The IAM actions that a scan of the checks needs, sorted; those of entering accounts left out.
 * @param extras what it reads beyond their needs
 */
export function roleActions(checks: readonly Check[], kind: RoleKind, extras: Extras = {}): readonly string[] {
  const needed = neededKinds(checks, extras);
  const actions = new Set(
    collectorsFor(needed, collectors)
      .filter((entry) => isRead(entry, kind))
      .flatMap(({ actions, vantage }) => [...actions, ...((extras.vantage && vantage?.actions) || [])]),
  );
  // S3 decrypts an object as whoever asks for it.
  if (actions.has('s3:GetObject')) actions.add('kms:Decrypt');
  return [...actions].sort();
}

/** The organization is read by the caller alone; a fallback is not needed by who may do what comes first. */
const isRead = ({ kind }: CollectorEntry, role: RoleKind): boolean =>
  !fallbackKinds.includes(kind.id) && (role === 'auditor' || kind.breadth !== 'organization');

import { coversAction, type Statement } from './policy-document.ts';

/**
 * What one may do to a log bucket. `inspect` looks at settings only; `administer` changes settings that protect the
 * logs (policy, lifecycle, lock, versioning, …), which is as good as deleting them.
 */
export type BucketAccess = 'inspect' | 'read' | 'write' | 'delete' | 'administer';

const actions: Readonly<Record<Exclude<BucketAccess, 'inspect'>, readonly string[]>> = {
  read: ['GetObject', 'GetObjectVersion', 'GetObjectTorrent', 'ListBucket', 'ListBucketVersions'],
  write: [
    'PutObject',
    'ReplicateObject',
    'RestoreObject',
    'AbortMultipartUpload',
    'PutObjectAcl',
    'PutObjectVersionAcl',
  ],
  delete: ['DeleteObject', 'DeleteObjectVersion', 'ReplicateDelete', 'DeleteBucket'],
  administer: [
    'PutBucketPolicy',
    'DeleteBucketPolicy',
    'PutBucketAcl',
    'PutLifecycleConfiguration',
    'PutBucketVersioning',
    'PutBucketObjectLockConfiguration',
    'PutObjectRetention',
    'PutObjectLegalHold',
    'BypassGovernanceRetention',
    'PutBucketPublicAccessBlock',
    'PutBucketOwnershipControls',
    'PutEncryptionConfiguration',
    'PutReplicationConfiguration',
    'PutBucketLogging',
    'PutBucketNotification',
    'ObjectOwnerOverrideToBucketOwner',
  ],
};
const kinds = ['read', 'write', 'delete', 'administer'] as const;

/** The access that a statement speaks of; empty where it speaks of no S3 action at all. */
export function accessOf(statement: Statement): readonly BucketAccess[] {
  const spoken = kinds.filter((kind) => actionsFor(statement, [kind]).length > 0);
  const rest = otherActions(statement);
  const changes = rest.some((pattern) => !/^(get|list|describe|head)/.test(pattern));
  const all = new Set<BucketAccess>([...(rest.length > 0 && !changes ? (['inspect'] as const) : []), ...spoken]);
  if (changes) all.add('administer');
  return (['inspect', ...kinds] as const).filter((kind) => all.has(kind));
}

/** The actions of these kinds that a statement speaks of, such as `s3:PutObject`. */
export function actionsFor(statement: Statement, access: readonly BucketAccess[]): readonly string[] {
  return access
    .flatMap((kind) => (kind === 'inspect' ? [] : actions[kind]))
    .map((name) => `s3:${name}`)
    .filter((action) => coversAction(statement, action));
}

/** S3 action patterns without `s3:` that match none of the actions above: settings, tags, or new to us. */
function otherActions(statement: Statement): readonly string[] {
  if (statement.actions.kind !== 'only') return [];
  return statement.actions.patterns
    .map((pattern) => pattern.toLowerCase())
    .filter((pattern) => pattern.startsWith('s3:'))
    .filter(
      (pattern) => actionsFor({ ...statement, actions: { kind: 'only', patterns: [pattern] } }, kinds).length === 0,
    )
    .map((pattern) => pattern.slice('s3:'.length));
}

import { isPublic } from './bucket-policy.ts';
import { parsePolicy } from './policy-document.ts';

/** PublicAccessBlockConfiguration, as the AWS SDK for JavaScript v3 gives it. */
export interface PublicAccessBlock {
  readonly BlockPublicAcls?: boolean | undefined;
  readonly IgnorePublicAcls?: boolean | undefined;
  readonly BlockPublicPolicy?: boolean | undefined;
  readonly RestrictPublicBuckets?: boolean | undefined;
}

/** Each part may be `unread`; `none` is AWS's word that there is none. */
export interface PublicAccessQuestion {
  readonly bucketBlock: PublicAccessBlock | 'none' | 'unread';
  readonly accountBlock: PublicAccessBlock | 'none' | 'unread';
  /** Grants of GetBucketAcl. */
  readonly acl: readonly AclGrant[] | 'unread';
  /** ObjectOwnership; BucketOwnerEnforced switches ACLs off. */
  readonly ownership?: string | undefined;
  /** The text of GetBucketPolicy. */
  readonly policy: { readonly text: string } | 'none' | 'unread';
}

export interface AclGrant {
  readonly Grantee?: { readonly URI?: string | undefined } | undefined;
  readonly Permission?: string | undefined;
}

/** `not-blocked`: nobody is let in today, but nothing stops the next change from doing so. */
export interface PublicAccess {
  readonly state: 'blocked' | 'public' | 'not-blocked' | 'unknown';
  readonly because: readonly string[];
}

type Flag = keyof PublicAccessBlock;
type Answer = 'open' | 'closed' | 'unknown';

const flags: readonly Flag[] = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'];

/**
 * Whether the world can reach a bucket. A block flag holds if either the bucket or its account sets it (Amazon S3
 * User Guide, "Blocking public access to your Amazon S3 storage"). An unread part makes the answer unknown, unless
 * the others decide it.
 */
export function publicAccess(question: PublicAccessQuestion): PublicAccess {
  const states = new Map(flags.map((flag) => [flag, flagState(flag, question)]));
  const acl = throughAcl(question, states.get('IgnorePublicAcls'));
  const policy = throughPolicy(question, states.get('RestrictPublicBuckets'));
  const paths = [acl, policy];
  const open = paths.filter(({ answer }) => answer === 'open');
  if (open.length > 0) return { state: 'public', because: open.map(({ said }) => said) };
  const off = flags.filter((flag) => states.get(flag) === 'off');
  const unread = flags.filter((flag) => states.get(flag) === 'unknown');
  if (off.length + unread.length === 0) return { state: 'blocked', because: ['all four block flags are on'] };
  const unsure = paths.filter(({ answer }) => answer === 'unknown');
  if (unsure.length > 0) return { state: 'unknown', because: unsure.map(({ said }) => said) };
  if (off.length > 0)
    return { state: 'not-blocked', because: off.map((flag) => `${flag} is off for bucket and account`) };
  return { state: 'unknown', because: unread.map((flag) => `${flag} could not be read`) };
}

function flagState(flag: Flag, { bucketBlock, accountBlock }: PublicAccessQuestion): 'on' | 'off' | 'unknown' {
  const levels = [bucketBlock, accountBlock];
  if (levels.some((level) => typeof level === 'object' && level[flag] === true)) return 'on';
  return levels.includes('unread') ? 'unknown' : 'off';
}

function throughAcl(
  { acl, ownership }: PublicAccessQuestion,
  ignored: string | undefined,
): { answer: Answer; said: string } {
  if (ownership === 'BucketOwnerEnforced') return { answer: 'closed', said: 'ACLs are off' };
  if (ignored === 'on') return { answer: 'closed', said: 'public ACLs are ignored' };
  if (acl === 'unread') return { answer: 'unknown', said: 'the ACL could not be read' };
  const worldly = acl.filter(({ Grantee }) => publicGroups.test(Grantee?.URI ?? ''));
  if (worldly.length === 0) return { answer: 'closed', said: 'no ACL grant to everybody' };
  const said = worldly.map(
    ({ Grantee, Permission }) => `ACL grants ${Permission ?? 'something'} to ${Grantee?.URI?.split('/').at(-1)}`,
  );
  return ignored === 'off'
    ? { answer: 'open', said: said.join(', ') }
    : { answer: 'unknown', said: `${said.join(', ')}, and whether IgnorePublicAcls is on could not be read` };
}

const publicGroups = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/;

function throughPolicy(
  { policy }: PublicAccessQuestion,
  restricted: string | undefined,
): { answer: Answer; said: string } {
  if (restricted === 'on') return { answer: 'closed', said: 'public policies are restricted' };
  if (policy === 'none') return { answer: 'closed', said: 'no policy' };
  if (policy === 'unread') return { answer: 'unknown', said: 'the policy could not be read' };
  const parsed = parsePolicy(policy.text);
  if (parsed.kind === 'unparsable')
    return { answer: 'unknown', said: `the policy cannot be understood: ${parsed.reason}` };
  switch (isPublic(parsed.document)) {
    case 'no':
      return { answer: 'closed', said: 'the policy is not public' };
    case 'undecidable':
      return { answer: 'unknown', said: 'whether the policy is public depends on conditions that cannot be judged' };
    case 'yes':
      return restricted === 'off'
        ? { answer: 'open', said: 'the policy grants access to everybody' }
        : {
            answer: 'unknown',
            said: 'the policy grants access to everybody, and whether RestrictPublicBuckets is on could not be read',
          };
  }
}

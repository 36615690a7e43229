import type { AccountTags } from '../core/account-tags.ts';
import type { EstateReader } from '../core/derivation.ts';
import { collected, type Evidence, isCollected, type Unread } from '../core/evidence.ts';
import type { EvidenceKind } from '../core/evidence-kind.ts';
import type { Manifest } from '../core/manifest.ts';
import type { ProductionSettings } from '../core/settings.ts';
import { accountMatcher, type PlacedAccounts, textMatcher } from './finding-matcher.ts';

/** What is known of production. */
export interface Production {
  /** Whether what is found in an account weighs more; null is the organization's place. */
  has(account: string | null): boolean;
  /** Accounts that count as production only because what would tell was not read, and why it was not. */
  readonly assumed: ReadonlyMap<string, { readonly kind: keyof ProductionKinds; readonly unread: Unread }>;
}

/** The kinds of evidence that tell of production. */
export interface ProductionKinds {
  readonly tags: EvidenceKind<AccountTags, 'organization'>;
  readonly tree: EvidenceKind<unknown, 'organization'>;
}

/** What tells of production beside the ids of accounts. */
export interface ProductionEvidence {
  readonly tags: Evidence<AccountTags>;
  /** Keys of the tags that were asked for: that an account has no other says nothing. */
  readonly keys: readonly string[];
  /** What is said of tags that the bundle does not hold. */
  readonly notCollected: Unread;
  /** The OUs of the accounts; that they were read is all that counts here. */
  readonly tree: Evidence<unknown>;
}

/** @param notCollected what is said of tags that the bundle does not hold */
export const productionEvidence = (
  kinds: ProductionKinds,
  read: EstateReader,
  { organization, options }: Manifest,
  notCollected: Unread,
): ProductionEvidence => ({
  tags: read.ofOrganization(kinds.tags),
  keys: options.accountTags ?? [],
  notCollected,
  tree: organization ? read.ofOrganization(kinds.tree) : collected([]),
});

/**
 * The accounts of production: those that `account` and `ou` choose, and those with all of `tags`. Where what would tell
 * was not read an account counts as production: nobody knows that it is none.
 * @param accounts those of the organization; another's is chosen by its id alone
 */
export function productionOf(
  production: ProductionSettings | undefined,
  accounts: PlacedAccounts,
  evidence: ProductionEvidence,
): Production {
  const assumed = new Map<string, { kind: keyof ProductionKinds; unread: Unread }>();
  if (production === undefined) return { has: () => false, assumed };
  const { account, ou, tags } = production;
  const byTagsAlone = tags !== undefined && account === undefined && ou === undefined;
  const isPlaced = byTagsAlone ? () => false : accountMatcher(production, accounts);
  const unreadPlace = ou === undefined || isCollected(evidence.tree) ? undefined : evidence.tree;
  const isId = textMatcher(account);
  const tagged = new Set<string>();
  for (const { id } of accounts) {
    const own = tags && tagsOf(id, tags, evidence);
    if (tags && own && isCollected(own) && hasAll(tags, own.value)) tagged.add(id);
    if (isPlaced(id) || tagged.has(id)) continue;
    if (own && !isCollected(own)) assumed.set(id, { kind: 'tags', unread: own });
    else if (unreadPlace && isId(id)) assumed.set(id, { kind: 'tree', unread: unreadPlace });
  }
  return { has: (id) => isPlaced(id) || (id !== null && (tagged.has(id) || assumed.has(id))), assumed };
}

type Tags = readonly { readonly Key: string; readonly Value: string }[];
type WantedTags = NonNullable<ProductionSettings['tags']>;

function tagsOf(id: string, wanted: WantedTags, { tags, keys, notCollected }: ProductionEvidence): Evidence<Tags> {
  if (!isCollected(tags)) return tags;
  if (!Object.keys(wanted).every((key) => keys.includes(key))) return notCollected;
  return tags.value.find(({ Id }) => Id === id)?.Tags ?? notCollected;
}

const hasAll = (wanted: WantedTags, tags: Tags): boolean =>
  Object.entries(wanted).every(([key, globs]) =>
    tags.some(({ Key, Value }) => Key === key && textMatcher(globs)(Value)),
  );

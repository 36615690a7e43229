import { accountTagsSchema } from '../core/account-tags.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

/**
 * The tags of the accounts that are scanned, of those keys alone that the settings ask for: what else a company writes
 * there is nobody's business (AWS Organizations API Reference, ListTagsForResource).
 */
export const organizationAccountTags = defineEvidence({
  id: 'organization-account-tags',
  version: 1,
  breadth: 'organization',
  title: 'the tags of accounts',
  schema: accountTagsSchema,
});

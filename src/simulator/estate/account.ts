import type { RegionOptStatus } from '@aws-sdk/client-account';
import type { PublicAccessBlockConfiguration } from '@aws-sdk/client-s3-control';
import { type Ago, days } from './ago.ts';
import { type Bucket, blockAllPublicAccess } from './bucket.ts';
import type { HostedZone } from './dns.ts';
import { type Identity, identity } from './identity.ts';
import { emptyRegion, type RegionEstate } from './region.ts';
import type { FindingAggregator } from './security-hub.ts';
import type { Distribution } from './web.ts';

/** An account. Regions not stated in `regions` are as `template` makes them, made when first looked at. */
export interface Account {
  id: string;
  name: string;
  email: string;
  /** The path of organizational units below the root, such as `['Workloads', 'Production']`. */
  ou: string[];
  state: 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | 'CLOSED' | 'PENDING_ACTIVATION';
  joined: 'CREATED' | 'INVITED';
  joinedAgo: Ago;
  /** Its tags in the organization. */
  tags: Record<string, string>;
  /** Regions that one has to opt in to, where this account differs from "not opted in". */
  optIn: Record<string, RegionOptStatus>;
  roles: Role[];
  /** IAM actions or globs that the auditor's user may do; all when absent. */
  auditorAllows?: readonly string[] | undefined;
  securityContact?: { Name: string; Title: string; EmailAddress: string; PhoneNumber: string } | undefined;
  publicAccessBlock?: PublicAccessBlockConfiguration | undefined;
  buckets: Bucket[];
  identity: Identity;
  findingAggregator?: FindingAggregator | undefined;
  distributions: Distribution[];
  hostedZones: HostedZone[];
  regions: Record<string, RegionEstate>;
  template: (region: string) => RegionEstate;
}

/** A role that can be assumed. */
export interface Role {
  name: string;
  /** ARNs of users, roles or account roots (`arn:aws:iam::111111111111:root`), or `*`. */
  trusts: string[];
  /** Principals must belong to this organization. */
  organizationId?: string | undefined;
  externalId?: string | undefined;
  maxSessionSeconds: number;
  /** IAM actions or globs that its sessions may do; all when absent. */
  allows?: readonly string[] | undefined;
}

/** What a description of an account may state: each Region in part, the rest as the template has it. */
export interface AccountGiven extends Partial<Omit<Account, 'id' | 'regions'>> {
  regions?: Record<string, Partial<RegionEstate>>;
}

/** An active account with nothing in it. */
export function account(id: string, given: AccountGiven = {}): Account {
  const { regions = {}, ...rest } = given;
  const template = rest.template ?? (() => emptyRegion());
  const name = rest.name ?? `account-${id}`;
  return {
    id,
    name,
    email: `aws+${name}@example.com`,
    ou: [],
    state: 'ACTIVE',
    joined: 'CREATED',
    joinedAgo: days(800),
    tags: {},
    optIn: {},
    roles: [],
    securityContact: {
      Name: 'SOC',
      Title: 'Security operations',
      EmailAddress: 'soc@example.com',
      PhoneNumber: '+15550100',
    },
    publicAccessBlock: { ...blockAllPublicAccess },
    buckets: [],
    identity: identity(),
    distributions: [],
    hostedZones: [],
    ...rest,
    template,
    regions: Object.fromEntries(
      Object.entries(regions).map(([region, part]) => [region, { ...template(region), ...part }]),
    ),
  };
}

/** What the account has in a Region, to read or to change. */
export function regionOf(owner: Account, region: string): RegionEstate {
  const known = owner.regions[region];
  if (known !== undefined) return known;
  const made = owner.template(region);
  owner.regions[region] = made;
  return made;
}

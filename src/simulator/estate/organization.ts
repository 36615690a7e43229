import type { FeatureType } from '@aws-sdk/client-iam';
import type { DeniedBy } from '../identity/refusals.ts';
import { type Account, regionOf } from './account.ts';
import type { PolicyDocument } from './policy.ts';
import { policy } from './policy.ts';
import type { RegionEstate } from './region.ts';
import { defaultRegions } from './regions.ts';

/** A whole simulated organization: plain data, to be read and changed freely, also while it is being served. */
export interface Organization {
  id: string;
  rootId: string;
  partition: 'aws';
  /** False: the accounts stand alone, and Organizations says so. */
  inUse: boolean;
  managementAccountId: string;
  accounts: Account[];
  /** Regions enabled in every account; opt-in Regions are stated by each account. */
  regions: string[];
  /** Principals of the services with trusted access. */
  serviceAccess: string[];
  delegatedAdministrators: { accountId: string; services: string[] }[];
  scpsEnabled: boolean;
  policies: ControlPolicy[];
  rcpsEnabled: boolean;
  resourcePolicies: ControlPolicy[];
  /** GuardDuty's administrator, and the Regions where it is another account, or none (`null`). */
  guardDutyAdministrator?: string | undefined;
  guardDutyAdministratorIn: Record<string, string | null>;
  /** What IAM may do to the members' root users: RootCredentialsManagement, RootSessions. */
  rootFeatures: FeatureType[];
  /** Calls of the auditor that are refused. */
  denials: Denial[];
}

/** A service or resource control policy. Targets are account ids, the paths of organizational units (`Workloads/Production`), or `Root`. */
export interface ControlPolicy {
  name: string;
  description: string;
  content: PolicyDocument;
  targets: string[];
}

/** A refusal of what the auditor asks, as an IAM or organization policy makes it. */
export interface Denial {
  /** An IAM action or a glob: `cloudtrail:GetTrailStatus`, `guardduty:*`. */
  action: string;
  /** All accounts when absent. */
  accounts?: string[];
  /** All Regions when absent. */
  regions?: string[];
  by?: DeniedBy;
}

/** An organization with all features and nothing in it but the accounts; the first is the management account unless said. */
export function organization(given: Partial<Organization> & Pick<Organization, 'accounts'>): Organization {
  return {
    id: 'o-simulated1',
    rootId: 'r-sim1',
    partition: 'aws',
    inUse: true,
    managementAccountId: given.accounts[0]?.id ?? '',
    regions: [...defaultRegions],
    serviceAccess: [],
    delegatedAdministrators: [],
    scpsEnabled: true,
    policies: [],
    rcpsEnabled: false,
    resourcePolicies: [],
    guardDutyAdministratorIn: {},
    rootFeatures: [],
    denials: [],
    ...given,
  };
}

/** One account that belongs to no organization. */
export function standalone(only: Account, given: Partial<Organization> = {}): Organization {
  return organization({ accounts: [only], inUse: false, scpsEnabled: false, ...given });
}

/** An account of the organization. */
export function accountOf(from: Organization, id: string): Account {
  const found = from.accounts.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`the organization has no account ${id}`);
  return found;
}

/** What an account has in a Region, to read or to change. */
export function placeOf(from: Organization, id: string, region: string): RegionEstate {
  return regionOf(accountOf(from, id), region);
}

/** The policies that AWS attaches everywhere when a type is enabled. */
export const fullAccess: ControlPolicy = {
  name: 'FullAWSAccess',
  description: 'Allows access to every operation',
  content: policy({ Effect: 'Allow', Action: '*', Resource: '*' }),
  targets: [],
};
export const fullResourceAccess: ControlPolicy = {
  name: 'RCPFullAWSAccess',
  description: 'Allows access to every resource',
  content: policy({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }),
  targets: [],
};

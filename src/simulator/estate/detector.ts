import type { FindingCriteria } from '@aws-sdk/client-guardduty';
import { type Ago, days } from './ago.ts';

/** A GuardDuty detector. Who administers it is stated by the organization. */
export interface Detector {
  Status: 'ENABLED' | 'DISABLED';
  FindingPublishingFrequency: 'FIFTEEN_MINUTES' | 'ONE_HOUR' | 'SIX_HOURS';
  /** Every feature that the Region offers. */
  features: Record<string, 'ENABLED' | 'DISABLED'>;
  createdAgo: Ago;
  /** How the administrator sees this account; `undefined`: it is no member. Of no meaning in the administrator itself. */
  relationship?: Relationship | undefined;
  /** Of meaning in the administrator's account only. */
  organization: OrganizationConfiguration;
  publishingDestinations: PublishingDestination[];
  filters: Filter[];
  ipSets: AddressList[];
  trustedEntitySets: AddressList[];
  findings: FindingSummary[];
}

/** GuardDuty's words for a member's state. */
export type Relationship =
  | 'Enabled'
  | 'Disabled'
  | 'Created'
  | 'Invited'
  | 'Resigned'
  | 'Removed'
  | 'AccountSuspended'
  | 'RegionDisabled';

/** What new accounts of the organization get. */
export interface OrganizationConfiguration {
  AutoEnableOrganizationMembers: 'ALL' | 'NEW' | 'NONE';
  MemberAccountLimitReached: boolean;
  features: Record<string, 'ALL' | 'NEW' | 'NONE'>;
}

/** Where findings are exported to. The status follows from the bucket unless given. */
export interface PublishingDestination {
  bucketArn: string;
  kmsKeyArn: string;
  Status?: 'PENDING_VERIFICATION' | 'PUBLISHING' | 'UNABLE_TO_PUBLISH_FIX_DESTINATION_PROPERTY' | 'STOPPED' | undefined;
}

/** A suppression rule (`ARCHIVE`) or a saved view (`NOOP`). */
export interface Filter {
  Name: string;
  Action: 'ARCHIVE' | 'NOOP';
  Description?: string | undefined;
  FindingCriteria: FindingCriteria;
}

/** A trusted list: findings about what it names are not made. */
export interface AddressList {
  Name: string;
  Location: string;
  Status: 'ACTIVE' | 'INACTIVE' | 'ERROR' | 'DELETED';
}

/** A finding. */
export interface FindingSummary {
  Type: string;
  Severity: number;
  Title: string;
  archived: boolean;
  updatedAgo: Ago;
}

/** The sources that every detector has and none can switch off. */
export const foundationalFeatures = ['CLOUD_TRAIL', 'DNS_LOGS', 'FLOW_LOGS'] as const;

/** The protection plans that can be switched. */
export const protectionPlans = [
  'S3_DATA_EVENTS',
  'EKS_AUDIT_LOGS',
  'EBS_MALWARE_PROTECTION',
  'RDS_LOGIN_EVENTS',
  'LAMBDA_NETWORK_LOGS',
  'RUNTIME_MONITORING',
] as const;

/** A detector with everything on, a member if there is an administrator. */
export function detector(given: Partial<Detector> = {}): Detector {
  return {
    Status: 'ENABLED',
    FindingPublishingFrequency: 'FIFTEEN_MINUTES',
    features: Object.fromEntries(
      [...foundationalFeatures, ...protectionPlans].map((name) => [name, 'ENABLED' as const]),
    ),
    createdAgo: days(300),
    relationship: 'Enabled',
    organization: {
      AutoEnableOrganizationMembers: 'ALL',
      MemberAccountLimitReached: false,
      features: Object.fromEntries(protectionPlans.map((name) => [name, 'ALL' as const])),
    },
    publishingDestinations: [],
    filters: [],
    ipSets: [],
    trustedEntitySets: [],
    findings: [],
    ...given,
  };
}

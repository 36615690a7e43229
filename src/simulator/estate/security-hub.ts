import type { StandardsStatus } from '@aws-sdk/client-securityhub';

/** Security Hub of one account in one Region. */
export interface SecurityHub {
  /** The account that administers it; none where it stands alone, or administers itself. */
  administrator?: string | undefined;
  standards: { name: string; status: StandardsStatus }[];
}

/** Security Hub with AWS's own standard. */
export function securityHub(given: Partial<SecurityHub> = {}): SecurityHub {
  return { standards: [{ name: 'aws-foundational-security-best-practices/v/1.0.0', status: 'READY' }], ...given };
}

/** Where an account gathers the findings of its Regions, and of which. */
export interface FindingAggregator {
  region: string;
  mode: 'ALL_REGIONS' | 'ALL_REGIONS_EXCEPT_SPECIFIED' | 'SPECIFIED_REGIONS' | 'NO_REGIONS';
  regions: string[];
}

/** An IAM Access Analyzer. */
export interface Analyzer {
  name: string;
  type: 'ACCOUNT' | 'ORGANIZATION' | 'ACCOUNT_UNUSED_ACCESS' | 'ORGANIZATION_UNUSED_ACCESS';
  status: 'ACTIVE' | 'CREATING' | 'DISABLED' | 'FAILED';
}

/** An active analyzer of external access to what the account has. */
export function analyzer(given: Partial<Analyzer> = {}): Analyzer {
  return { name: 'external-access', type: 'ACCOUNT', status: 'ACTIVE', ...given };
}

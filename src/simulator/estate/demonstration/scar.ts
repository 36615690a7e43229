import type { Organization } from '../organization.ts';

/** A finding that a scan of the demonstration must produce, and why. */
export interface Planted {
  readonly check: string;
  /** Null for what is said of the organization as a whole. */
  readonly account: string | null;
  readonly region: string | null;
  /** The ARN that the finding names, where one place has several. */
  readonly resource?: string;
  readonly outcome: 'fail' | 'unknown';
  /** How it fails; none where it is unknown. */
  readonly gap?: 'missing' | 'unsound';
  readonly because: string;
}

/** One thing that went wrong in the company's history: what it did to the estate, and what a scan must say of it. */
export interface Scar {
  readonly because: string;
  readonly plant: (organization: Organization) => void;
  readonly shows: readonly Omit<Planted, 'because'>[];
}

/** A finding that something is not there. */
export function missing(
  check: string,
  account: string | null,
  region: string | null,
  resource?: string,
): Omit<Planted, 'because'> {
  return { check, account, region, outcome: 'fail', gap: 'missing', ...(resource !== undefined && { resource }) };
}

/** A finding that something is there and does not do its job. */
export function unsound(
  check: string,
  account: string | null,
  region: string | null,
  resource?: string,
): Omit<Planted, 'because'> {
  return { check, account, region, outcome: 'fail', gap: 'unsound', ...(resource !== undefined && { resource }) };
}

/** A question that the scan cannot answer. */
export function unknown(
  check: string,
  account: string | null,
  region: string | null,
  resource?: string,
): Omit<Planted, 'because'> {
  return { check, account, region, outcome: 'unknown', ...(resource !== undefined && { resource }) };
}

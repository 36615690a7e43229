import type { AccountGiven } from '../account.ts';
import { days } from '../ago.ts';
import { healthyAccounts, healthyOrganization } from '../healthy.ts';
import { accountOf, type Organization } from '../organization.ts';
import { defaultRegions } from '../regions.ts';

/** The accounts of Harbourline, a shop that bought two others: Fernmail in 2023 and Brightcart in 2025. */
export const company = {
  ...healthyAccounts,
  network: '444444444444',
  shop: '555555555555',
  staging: '666666666666',
  lake: '777777777777',
  payments: '888888888888',
  sandbox: '999999999999',
  fernmail: '121212121212',
  fernmailDev: '131313131313',
  brightcart: '141414141414',
  brightcartOld: '151515151515',
  hrPortal: '161616161616',
} as const;

/** The accounts that a scan can enter; one refuses the role, one is suspended. */
export const reachable = [
  company.management,
  company.logArchive,
  company.security,
  company.network,
  company.shop,
  company.staging,
  company.lake,
  company.payments,
  company.sandbox,
  company.fernmail,
  company.fernmailDev,
  company.brightcart,
];

/** The Regions that some accounts have opted in to. */
export const optedIn = ['eu-south-1', 'me-central-1'] as const;

const production = ['Workloads', 'Production'];
const enabled = () => ({ optIn: Object.fromEntries(optedIn.map((region) => [region, 'ENABLED' as const])) });

/** Who works in the company: names, units, and how they came to it. */
const workloads = (): readonly ({ readonly id: string } & AccountGiven)[] => [
  { id: company.network, name: 'network', ou: ['Infrastructure'], joinedAgo: days(1900) },
  { id: company.shop, name: 'shop-production', ou: [...production], joinedAgo: days(1850), ...enabled() },
  { id: company.staging, name: 'shop-staging', ou: ['Workloads', 'Staging'], joinedAgo: days(1840) },
  { id: company.lake, name: 'data-lake', ou: [...production], joinedAgo: days(1200), ...enabled() },
  { id: company.payments, name: 'payments-production', ou: [...production], joinedAgo: days(600) },
  { id: company.sandbox, name: 'sandbox', ou: ['Sandbox'], joinedAgo: days(1500) },
  { id: company.fernmail, name: 'fernmail', ou: ['Acquired', 'Fernmail'], joined: 'INVITED', joinedAgo: days(980) },
  {
    id: company.fernmailDev,
    name: 'fernmail-dev',
    ou: ['Acquired', 'Fernmail'],
    joined: 'INVITED',
    joinedAgo: days(980),
  },
  {
    id: company.brightcart,
    name: 'brightcart',
    ou: ['Acquired', 'Brightcart'],
    joined: 'INVITED',
    joinedAgo: days(310),
  },
  {
    id: company.brightcartOld,
    name: 'brightcart-legacy',
    ou: ['Acquired', 'Brightcart'],
    joined: 'INVITED',
    joinedAgo: days(310),
    state: 'SUSPENDED',
  },
  { id: company.hrPortal, name: 'hr-portal', ou: ['Workloads', 'Production'], joinedAgo: days(40) },
];

/** The company as its platform team meant it to be: everything recorded, kept, watched and guarded. */
export function asIntended(): Organization {
  const organization = healthyOrganization({
    id: 'o-simulated1',
    regions: [...defaultRegions],
    workloads: workloads(),
  });
  for (const id of [company.management, company.security]) Object.assign(accountOf(organization, id), enabled());
  return organization;
}

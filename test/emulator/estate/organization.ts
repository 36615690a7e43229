import {
  CloseAccountCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  EnableAWSServiceAccessCommand,
  ListRootsCommand,
  MoveAccountCommand,
  RegisterDelegatedAdministratorCommand,
  TagResourceCommand,
} from '@aws-sdk/client-organizations';
import { type Clients, clientsOf, type Keys, sessionKeys, userKeys } from './clients.ts';
import { type Account, type Region, regions, type World } from './world.ts';

const managementId = '111111111111';

/** The accounts that the scan enters. */
export interface Accounts {
  readonly management: Account;
  readonly logArchive: Account;
  readonly security: Account;
  readonly payments: Account;
  readonly shop: Account;
  readonly data: Account;
  readonly legacy: Account;
  readonly sandbox: Account;
  readonly platform: Account;
}

export interface Organization {
  readonly id: string;
  readonly accounts: Accounts;
  /** The account whose role nobody may assume. */
  readonly closed: string;
  /** What the scan starts with: a user of the management account. */
  readonly keys: Keys;
}

/** An organization with its accounts in organizational units, and who administers what. */
export async function seedOrganization(world: World, endpoint: string): Promise<Organization> {
  const keys = await userKeys(endpoint, managementId);
  const management = accountOf(endpoint, 'management', managementId, keys);
  const caller = management.at('us-east-1');
  const { organizations } = caller;
  const { Organization } = await organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const { Roots } = await organizations.send(new ListRootsCommand({}));
  const root = Roots?.[0]?.Id ?? '';
  const unit = async (Name: string, ParentId: string): Promise<string> => {
    const answer = await organizations.send(new CreateOrganizationalUnitCommand({ Name, ParentId }));
    return answer.OrganizationalUnit?.Id ?? '';
  };
  const securityUnit = await unit('Security', root);
  const workloads = await unit('Workloads', root);
  const production = await unit('Production', workloads);
  const create = async (AccountName: string, to: string): Promise<string> => {
    const request = { AccountName, Email: `${AccountName}@example.com` };
    const { CreateAccountStatus } = await organizations.send(new CreateAccountCommand(request));
    const AccountId = CreateAccountStatus?.AccountId ?? '';
    await organizations.send(new MoveAccountCommand({ AccountId, SourceParentId: root, DestinationParentId: to }));
    return AccountId;
  };
  const member = async (name: string, to: string): Promise<Account> => {
    const id = await create(name, to);
    return accountOf(endpoint, name, id, await sessionKeys(caller, id));
  };
  const accounts = {
    management,
    logArchive: await member('log-archive', securityUnit),
    security: await member('security', securityUnit),
    payments: await member('payments', production),
    shop: await member('shop', production),
    data: await member('data', production),
    legacy: await member('legacy', workloads),
    sandbox: await member('sandbox', workloads),
    platform: await member('platform', workloads),
  };
  const tags = [{ Key: 'environment', Value: 'production' }];
  await organizations.send(new TagResourceCommand({ ResourceId: accounts.payments.id, Tags: tags }));
  for (const { id } of Object.values(accounts)) {
    world.add({ kind: 'account', account: id, region: null, resource: null });
    for (const region of regions) world.add({ kind: 'target', account: id, region, resource: null });
  }
  world.add({ kind: 'organization', account: null, region: null, resource: null });
  const ruler = { account: managementId, region: null, resource: null };
  world.says('organization/logging-is-guarded', ruler, 'not-applicable', 'no policy binds the management account');

  // An account that is closed is not scanned: no finding speaks of it.
  const AccountId = await create('retired', workloads);
  await organizations.send(new CloseAccountCommand({ AccountId }));

  // An account that lets nobody in.
  const closed = await create('vault', production);
  world.gap(
    'organization/accounts-are-reachable',
    world.add({ kind: 'account', account: closed, region: null, resource: null }),
    'missing',
    'its role cannot be assumed',
  );

  await seedServices(world, caller, accounts.security.id);
  return { id: Organization?.Id ?? '', accounts, closed, keys };
}

/** Trusted access and delegated administrators: GuardDuty has both, CloudTrail the first, AWS Config neither. */
async function seedServices(world: World, { organizations }: Clients, security: string): Promise<void> {
  const trusted = (resource: string) => world.add({ kind: 'trusted-service', account: null, region: null, resource });
  for (const ServicePrincipal of ['cloudtrail.amazonaws.com', 'guardduty.amazonaws.com']) {
    await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
    trusted(ServicePrincipal);
  }
  const config = trusted('config-multiaccountsetup.amazonaws.com');
  world.gap('organization/trusted-access-is-enabled', config, 'missing', 'it was never enabled');

  const administered = (resource: string) =>
    world.add({ kind: 'delegated-service', account: null, region: null, resource });
  const check = 'organization/security-administrator-is-delegated';
  await organizations.send(
    new RegisterDelegatedAdministratorCommand({ AccountId: security, ServicePrincipal: 'guardduty.amazonaws.com' }),
  );
  administered('guardduty.amazonaws.com');
  world.gap(check, administered('config.amazonaws.com'), 'missing', 'nobody was registered');
  world.gap(check, administered('cloudtrail.amazonaws.com'), 'missing', 'nobody was registered');
  world.says(check, administered('securityhub.amazonaws.com'), 'not-applicable', 'Security Hub is not used');
}

/** One account, with clients that are made when they are first asked for. */
function accountOf(endpoint: string, name: string, id: string, keys: Keys): Account {
  const made = new Map<Region, Clients>();
  return {
    name,
    id,
    at(region) {
      const clients = made.get(region) ?? clientsOf(endpoint, keys, region);
      made.set(region, clients);
      return clients;
    },
  };
}

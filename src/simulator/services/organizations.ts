import type * as Organizations from '@aws-sdk/client-organizations';
import type { Account as AwsAccount } from '@aws-sdk/client-organizations';
import type { Answers } from '../answers.ts';
import type { Call, PageRequest } from '../call.ts';
import type { Account } from '../estate/account.ts';
import type { Organization } from '../estate/organization.ts';
import { AwsError } from '../wire/aws-error.ts';
import {
  attachmentOf,
  enabledTypes,
  organizationArn,
  policiesOf,
  policyWith,
  summary,
  targetsOf,
} from './organization-policies.ts';
import { unitId, unitsOf } from './organization-tree.ts';

/** AWS Organizations. Every list may answer an empty page that has a token. */
export const organizations: Answers<typeof Organizations> = {
  DescribeOrganization(_input, call) {
    const { organization } = inUse(call);
    const { id, managementAccountId } = organization;
    const management = call.world.account(managementAccountId);
    return {
      Organization: {
        Id: id,
        Arn: organizationArn(organization, `organization/${id}`),
        FeatureSet: 'ALL',
        MasterAccountArn: organizationArn(organization, `account/${id}/${managementAccountId}`),
        MasterAccountId: managementAccountId,
        MasterAccountEmail: management?.email,
        AvailablePolicyTypes: enabledTypes(organization),
      },
    };
  },

  ListAccounts(input, call) {
    const { organization } = administrator(call);
    const page = call.page(organization.accounts, paging(input));
    return { Accounts: page.items.map((account) => describe(account, call)), NextToken: page.next };
  },

  DescribeAccount({ AccountId = '' }, call) {
    administrator(call);
    return { Account: describe(existing(AccountId, call), call) };
  },

  ListRoots(input, call) {
    const { organization } = administrator(call);
    const root = {
      Id: organization.rootId,
      Arn: organizationArn(organization, `root/${organization.id}/${organization.rootId}`),
      Name: 'Root',
      PolicyTypes: enabledTypes(organization),
    };
    const page = call.page([root], paging(input));
    return { Roots: page.items, NextToken: page.next };
  },

  ListOrganizationalUnitsForParent({ ParentId = '', ...input }, call) {
    const { organization } = administrator(call);
    parent(ParentId, organization);
    const children = unitsOf(organization).filter((unit) => unit.parentId === ParentId);
    const page = call.page(children, paging(input));
    return {
      OrganizationalUnits: page.items.map((unit) => ({
        Id: unit.id,
        Arn: organizationArn(organization, `ou/${organization.id}/${unit.id}`),
        Name: unit.name,
      })),
      NextToken: page.next,
    };
  },

  ListAccountsForParent({ ParentId = '', ...input }, call) {
    const { organization } = administrator(call);
    parent(ParentId, organization);
    const path =
      unitsOf(organization)
        .find(({ id }) => id === ParentId)
        ?.path.join('/') ?? '';
    const children = organization.accounts.filter(({ ou }) => ou.join('/') === path);
    const page = call.page(children, paging(input));
    return { Accounts: page.items.map((account) => describe(account, call)), NextToken: page.next };
  },

  ListParents({ ChildId = '', ...input }, call) {
    const { organization } = administrator(call);
    const unit = unitsOf(organization).find(({ id }) => id === ChildId);
    const parentId =
      unit === undefined ? unitId(organization, existing(ChildId, call, 'ChildNotFoundException').ou) : unit.parentId;
    const page = call.page([parentId], paging(input));
    return {
      Parents: page.items.map((Id) => ({ Id, Type: Id === organization.rootId ? 'ROOT' : 'ORGANIZATIONAL_UNIT' })),
      NextToken: page.next,
    };
  },

  ListDelegatedAdministrators({ ServicePrincipal, ...input }, call) {
    const { organization } = administrator(call);
    const delegated = organization.delegatedAdministrators.filter(
      ({ services }) => ServicePrincipal === undefined || services.includes(ServicePrincipal),
    );
    const page = call.page(delegated, paging(input));
    return {
      DelegatedAdministrators: page.items.map(({ accountId }) => ({
        ...describe(existing(accountId, call), call),
        DelegationEnabledDate: call.world.at(existing(accountId, call).joinedAgo),
      })),
      NextToken: page.next,
    };
  },

  ListDelegatedServicesForAccount({ AccountId = '', ...input }, call) {
    const { organization } = administrator(call);
    const delegated = organization.delegatedAdministrators.find(({ accountId }) => accountId === AccountId);
    if (delegated === undefined) {
      throw new AwsError('AccountNotRegisteredException', 'The specified account is not a delegated administrator.');
    }
    const page = call.page(delegated.services, paging(input));
    const since = call.world.at(existing(AccountId, call).joinedAgo);
    return {
      DelegatedServices: page.items.map((ServicePrincipal) => ({ ServicePrincipal, DelegationEnabledDate: since })),
      NextToken: page.next,
    };
  },

  ListAWSServiceAccessForOrganization(input, call) {
    const { organization } = administrator(call);
    const page = call.page(organization.serviceAccess, paging(input));
    const since = call.world.at(existing(organization.managementAccountId, call).joinedAgo);
    return {
      EnabledServicePrincipals: page.items.map((ServicePrincipal) => ({ ServicePrincipal, DateEnabled: since })),
      NextToken: page.next,
    };
  },

  ListPolicies({ Filter, ...input }, call) {
    const { organization } = administrator(call);
    const page = call.page(policiesOf(organization, Filter), paging(input));
    return { Policies: page.items.map((policy) => summary(policy, organization)), NextToken: page.next };
  },

  ListPoliciesForTarget({ Filter, TargetId = '', ...input }, call) {
    const { organization } = administrator(call);
    if (!isTarget(TargetId, call)) throw targetNotFound();
    const attached = policiesOf(organization, Filter).filter((policy) => attachmentOf(policy, organization)(TargetId));
    const page = call.page(attached, paging(input));
    return { Policies: page.items.map((policy) => summary(policy, organization)), NextToken: page.next };
  },

  ListTargetsForPolicy({ PolicyId = '', ...input }, call) {
    const { organization } = administrator(call);
    const isAttached = attachmentOf(policyWith(PolicyId, organization), organization);
    const page = call.page(
      targetsOf(organization).filter(({ id }) => isAttached(id)),
      paging(input),
    );
    return {
      Targets: page.items.map(({ id, name, type, arn }) => ({ TargetId: id, Arn: arn, Name: name, Type: type })),
      NextToken: page.next,
    };
  },

  ListTagsForResource({ ResourceId = '', ...input }, call) {
    administrator(call);
    if (!isTarget(ResourceId, call)) throw targetNotFound();
    const tags = Object.entries(call.world.account(ResourceId)?.tags ?? {}); // nothing but accounts is tagged here
    const page = call.page(tags, paging(input));
    return { Tags: page.items.map(([Key, Value]) => ({ Key, Value })), NextToken: page.next };
  },

  DescribePolicy({ PolicyId = '' }, call) {
    const { organization } = administrator(call);
    const policy = policyWith(PolicyId, organization);
    return { Policy: { PolicySummary: summary(policy, organization), Content: JSON.stringify(policy.content) } };
  },
};

/** The calling account must be in an organization. */
function inUse(call: Call): { organization: Organization } {
  const { organization } = call.world;
  if (!organization.inUse) {
    throw new AwsError('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.');
  }
  return { organization };
}

/** Most calls are for the management account and delegated administrators only. */
function administrator(call: Call): { organization: Organization } {
  const { organization } = inUse(call);
  const isDelegated = organization.delegatedAdministrators.some(({ accountId }) => accountId === call.account.id);
  if (call.account.id !== organization.managementAccountId && !isDelegated) {
    throw new AwsError('AccessDeniedException', "You don't have permissions to access this resource.");
  }
  return { organization };
}

function paging(input: { NextToken?: string | undefined; MaxResults?: number | undefined }): PageRequest {
  return {
    token: input.NextToken,
    size: input.MaxResults,
    most: 20,
    invalid: 'InvalidInputException',
    mayBeEmpty: true,
  };
}

function describe(account: Account, call: Call): AwsAccount {
  const { organization } = call.world;
  // The older Status knows fewer states than State.
  const status =
    account.state === 'ACTIVE' ? 'ACTIVE' : account.state === 'PENDING_CLOSURE' ? 'PENDING_CLOSURE' : 'SUSPENDED';
  return {
    Id: account.id,
    Arn: organizationArn(organization, `account/${organization.id}/${account.id}`),
    Email: account.email,
    Name: account.name,
    Status: status,
    State: account.state,
    JoinedMethod: account.joined,
    JoinedTimestamp: call.world.at(account.joinedAgo),
  };
}

function existing(id: string, call: Call, code = 'AccountNotFoundException'): Account {
  const account = call.world.account(id);
  if (account === undefined) throw new AwsError(code, 'You specified an account that does not exist.');
  return account;
}

/** Whether there is a root, a unit or an account of this id. */
const isTarget = (id: string, { world }: Call): boolean =>
  id === world.organization.rootId ||
  unitsOf(world.organization).some((unit) => unit.id === id) ||
  world.account(id) !== undefined;

function parent(id: string, organization: Organization): void {
  if (id !== organization.rootId && !unitsOf(organization).some((unit) => unit.id === id)) {
    throw new AwsError('ParentNotFoundException', "You specified a root or OU that doesn't exist.");
  }
}

function targetNotFound(): AwsError {
  return new AwsError(
    'TargetNotFoundException',
    "We can't find a root, OU, account, or policy with the TargetId that you specified.",
  );
}

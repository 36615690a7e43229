import {
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
} from '@aws-sdk/client-organizations';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { organizations } from '../aws/services.ts';
import { organizationTree } from '../evidence/organization-tree.ts';

interface Unit {
  readonly Id: string;
  readonly Name: string;
}

export default defineCollector({
  kind: organizationTree,
  service: organizations,
  operations: {
    ListRoots: ListRootsCommand,
    ListOrganizationalUnitsForParent: ListOrganizationalUnitsForParentCommand,
    ListAccountsForParent: ListAccountsForParentCommand,
  },
  each: {
    ListOrganizationalUnitsForParent: 'root and organizational unit',
    ListAccountsForParent: 'root and organizational unit',
  },
  async collect({ call }) {
    const unit = ({ Id, Name }: { Id?: string | undefined; Name?: string | undefined }): Unit => ({
      Id: required(Id, 'Id'),
      Name: required(Name, 'Name'),
    });
    const below = async (Path: readonly Unit[]): Promise<{ Id: string; Path: Unit[] }[]> => {
      const ParentId = Path.at(-1)?.Id;
      const [accounts, units] = await Promise.all([
        allPages(
          (NextToken) => call.ListAccountsForParent({ ParentId, NextToken }),
          (page) => page.Accounts,
          (page) => page.NextToken,
        ),
        allPages(
          (NextToken) => call.ListOrganizationalUnitsForParent({ ParentId, NextToken }),
          (page) => page.OrganizationalUnits,
          (page) => page.NextToken,
        ),
      ]);
      const deeper = await Promise.all(units.map((child) => below([...Path, unit(child)])));
      return [...accounts.map(({ Id }) => ({ Id: required(Id, 'Id'), Path: [...Path] })), ...deeper.flat()];
    };
    const roots = await allPages(
      (NextToken) => call.ListRoots({ NextToken }),
      (page) => required(page.Roots, 'Roots'),
      (page) => page.NextToken,
    );
    return (await Promise.all(roots.map((root) => below([unit(root)])))).flat();
  },
});

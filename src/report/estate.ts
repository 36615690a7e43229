import type { Audit } from '../core/audit.ts';
import { type EstateFile, estateFileSchemaVersion } from '../core/estate-file.ts';

/** `estate.json`: the organization with its units, and where its telemetry flows, for other tools. */
export function renderEstate({ tool, run, organization, estate }: Audit): string {
  const roles = new Map(estate?.accounts.map(({ id, roles }) => [id, roles]));
  const own = new Set(organization.accounts.map(({ id }) => id));
  const file: EstateFile = {
    schemaVersion: estateFileSchemaVersion,
    tool,
    run: { startedAt: run.startedAt, complete: run.complete },
    organization: { id: organization.id, managementAccountId: organization.managementAccountId },
    accounts: [
      ...organization.accounts.map(({ id, name, ou, state, scanned }) => ({
        id,
        name,
        ou,
        state,
        scanned,
        roles: roles.get(id) ?? [],
      })),
      ...[...roles]
        .filter(([id]) => !own.has(id))
        .map(([id, roles]) => ({ id, name: null, ou: null, state: null, scanned: false, roles })),
    ],
    flows: estate?.flows ?? null,
    readers: estate?.readers ?? null,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

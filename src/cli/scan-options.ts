import { z } from 'zod';
import { AuditError } from '../core/audit-error.ts';
import type { Check } from '../core/check.ts';
import { accountIdSchema, regionNameSchema } from '../core/ids.ts';
import { defaultChangesHours, defaultDeepHours, type ScanOptions } from '../core/manifest.ts';
import type { Settings } from '../core/settings.ts';
import { type CheckFlags, type ChecksDirFlags, isDeep } from './choose-checks.ts';
import { listed, listedAs } from './list-option.ts';
import type { SettingsFlags } from './settings-file.ts';

/** The scope flags as commander gives them. */
export interface ScopeFlags extends CheckFlags, ChecksDirFlags, SettingsFlags {
  readonly profile?: string;
  readonly roleName: string;
  readonly externalId?: string;
  readonly managementRoleName?: string;
  readonly accounts?: string;
  readonly excludeAccounts?: string;
  readonly ous?: string;
  readonly regions?: string;
  readonly concurrency: string;
  readonly workers?: string;
  readonly endpointUrl?: string;
  readonly sdkPath?: true;
  readonly logLevel?: 'error' | 'info' | 'debug';
  readonly singleAccount?: true;
  /** Hours, or the default number of them. */
  readonly changes?: string | true;
  readonly vantage?: true;
}

const roleSchema = z.string().regex(/^[\w+=,.@/-]{1,128}$/);

/**
 * @param chosen the checks that the flags choose
 * @param production of the settings: its tags are read
 * @throws {AuditError} `usage` naming the flag that is wrong
 */
export function scanOptions(
  flags: ScopeFlags,
  chosen: readonly Check[],
  production?: Settings['production'],
): ScanOptions {
  if (flags.singleAccount && (flags.accounts || flags.ous || flags.excludeAccounts))
    throw new AuditError(
      'usage',
      '--single-account leaves no accounts to choose: drop --accounts, --exclude-accounts and --ous.',
    );
  const { roleName, managementRoleName } = flags;
  return {
    roleName: roleOf('--role-name', roleName),
    managementRoleName: managementRoleName === undefined ? null : roleOf('--management-role-name', managementRoleName),
    accounts: listedAs('--accounts', flags.accounts, accountIdSchema),
    excludeAccounts: listedAs('--exclude-accounts', flags.excludeAccounts, accountIdSchema) ?? [],
    ous: listedAs('--ous', flags.ous, z.string()),
    regions: listedAs('--regions', flags.regions, regionNameSchema),
    // A framework's checks, and all but some, change with the catalogue: what was gathered for is noted by name.
    checks:
      flags.framework === undefined && flags.excludeChecks === undefined
        ? listed(flags.checks)
        : chosen.map(({ id }) => id),
    singleAccount: flags.singleAccount ?? false,
    ...(isDeep(flags) && { deepHours: deepHoursOf(flags) }),
    ...(flags.changes !== undefined && { changesHours: changesHoursOf(flags.changes) }),
    ...(flags.vantage && { vantage: true as const }),
    ...(production?.tags && { accountTags: Object.keys(production.tags).sort() }),
  };
}

/** @throws {AuditError} `usage` when it is not a whole number from 1 to 8760, the hours of a year */
function deepHoursOf({ deepHours }: ScopeFlags): number {
  const hours = z.coerce.number().int().min(1).max(8760);
  const parsed = hours.safeParse(deepHours ?? defaultDeepHours);
  if (parsed.success) return parsed.data;
  throw new AuditError('usage', `--deep-hours takes a whole number from 1 to 8760, not ${deepHours}.`);
}

/** @throws {AuditError} `usage` when it is not a whole number from 1 to 2160: CloudTrail's event history goes back 90 days */
function changesHoursOf(hours: string | true): number {
  if (hours === true) return defaultChangesHours;
  const parsed = z.coerce.number().int().min(1).max(2160).safeParse(hours);
  if (parsed.success) return parsed.data;
  throw new AuditError('usage', `--changes takes a whole number of hours from 1 to 2160 (90 days), not ${hours}.`);
}

/** A role name may hold a comma: it is no list. */
function roleOf(flag: string, name: string): string {
  if (roleSchema.safeParse(name).success) return name;
  throw new AuditError('usage', `${flag}: ${name || 'nothing'} is not a role name.`);
}

/** How AWS is reached. */
export const connectionSchema = z.object({
  /** Calls under way at a time. */
  concurrency: z.int(),
  /** An emulator instead of AWS. */
  endpoint: z.string().optional(),
  /** What every audit role asks for. It is never written down. */
  externalId: z.string().optional(),
  /** The AWS profile to start from. */
  profile: z.string().optional(),
  /** Every call through the SDK's middleware. */
  sdkPath: z.boolean().optional(),
  /** A line on stderr for every call; never its input or answer. */
  logCalls: z.boolean().optional(),
});
/** The flags that say how AWS is reached. */
export type ConnectionFlags = Pick<
  ScopeFlags,
  'concurrency' | 'endpointUrl' | 'externalId' | 'logLevel' | 'profile' | 'sdkPath'
>;

export type Connection = Readonly<z.infer<typeof connectionSchema>>;

/** @throws {AuditError} `usage` naming the flag that is wrong */
export const connectionOf = (flags: ConnectionFlags): Connection => ({
  concurrency: concurrencyOf(flags),
  endpoint: endpointOf(flags),
  externalId: flags.externalId,
  profile: flags.profile,
  sdkPath: flags.sdkPath,
  logCalls: flags.logLevel === 'debug',
});

/** @throws {AuditError} `usage` when it is not a whole number from 1 to 4096 */
function concurrencyOf({ concurrency }: ConnectionFlags): number {
  const parsed = z.coerce.number().int().min(1).max(4096).safeParse(concurrency);
  if (parsed.success) return parsed.data;
  throw new AuditError('usage', `--concurrency takes a whole number from 1 to 4096, not ${concurrency}.`);
}

/**
 * How many processes are to read accounts; undefined when that is not said.
 * @throws {AuditError} `usage` when it is not a whole number from 1 to 256
 */
export function workersOf({ workers }: ScopeFlags): number | undefined {
  const parsed = z.coerce.number().int().min(1).max(256).optional().safeParse(workers);
  if (parsed.success) return parsed.data;
  throw new AuditError('usage', `--workers takes a whole number from 1 to 256, not ${workers}.`);
}

/** @throws {AuditError} `usage` when it is not a URL */
function endpointOf({ endpointUrl }: ConnectionFlags): string | undefined {
  if (endpointUrl === undefined || /^https?:\/\/[^\s/]+/.test(endpointUrl)) return endpointUrl;
  throw new AuditError('usage', `--endpoint-url takes a URL such as http://127.0.0.1:4566, not ${endpointUrl}.`);
}

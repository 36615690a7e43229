import { checksWith } from '../catalog/own-checks.ts';
import { readAccount } from '../collect/account.ts';
import { expectedCalls } from '../collect/expected-calls.ts';
import { counted } from '../core/counted.ts';
import type { AccountScope } from '../core/manifest.ts';
import { chooseChecks } from './choose-checks.ts';
import { interruptible } from './interrupt.ts';
import { planTable } from './plan-table.ts';
import { printable } from './printable.ts';
import { connectionOf, type ScopeFlags, scanOptions } from './scan-options.ts';
import { scopedFlags } from './scoped-flags.ts';
import { readSettings } from './settings-file.ts';
import { startAws } from './start-aws.ts';

/** `blindspot plan`: enters the accounts to learn their Regions, and calls nothing else. @returns the exit status */
export async function planCommand(given: ScopeFlags & { readonly json?: true }): Promise<number> {
  const now = new Date();
  const catalogue = await checksWith(given.checksDir);
  const settings = await readSettings(given, now, catalogue);
  const flags = scopedFlags(given, settings.scope);
  const checks = chooseChecks(flags, catalogue);
  const options = scanOptions(flags, checks, settings.production);
  const signal = interruptible();
  const { aws, sessions, discovery, collectors } = await startAws({
    connection: connectionOf(flags),
    options,
    checks,
    signal,
    now,
  });
  const regional = ['account-regions', 'ec2-regions'];
  const loaded = await Promise.all(
    collectors.filter(({ kind }) => regional.includes(kind.id)).map(({ load }) => load()),
  );
  const reader = { aws, sessions, plan: discovery.plan, options, collectors: loaded, now: () => new Date() };
  const accounts: readonly AccountScope[] = await Promise.all(
    discovery.accounts.map(async (account) => (account.skipped ? account : (await readAccount(reader, account)).scope)),
  ).finally(() => aws.close());

  const planned = accounts.filter(({ skipped, unreachable }) => !skipped && !unreachable);
  const targets = planned.reduce((count, { regions }) => count + regions.length, 0);
  const operations = expectedCalls(collectors, planned, discovery.plan, discovery.organization !== null, options);
  const callsAtLeast = operations.reduce((sum, { atLeast }) => sum + atLeast, 0);
  if (flags.json) {
    const shown = accounts.map(({ id, name, regions, skipped, unreachable }) => ({
      id,
      name,
      regions,
      skipped,
      unreachable: unreachable?.code,
    }));
    process.stdout.write(`${JSON.stringify({ accounts: shown, targets, operations, callsAtLeast }, null, 2)}\n`);
    return 0;
  }
  for (const { id, name, regions, skipped, unreachable } of accounts) {
    const what =
      skipped ?? (unreachable ? `cannot be entered: ${unreachable.code}` : counted(regions.length, 'Region'));
    process.stdout.write(`${id}  ${printable(name)}: ${what}\n`);
  }
  process.stdout.write(`${planTable(operations)}\n`);
  process.stdout.write(
    `${counted(planned.length, 'account')}, ${counted(targets, 'target')}, at least ${counted(callsAtLeast, 'call')}, none of them a write\n`,
  );
  return 0;
}

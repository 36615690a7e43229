import { type Command, Option } from 'commander';
import { profileNames } from '../core/profile.ts';
import { type Severity, severities } from '../core/severity.ts';
import { formatNames } from '../report/format-files.ts';

/** `--goals`. */
export const goalsOption = (): Option =>
  new Option('--goals <profile>', 'the measure where the settings state none (default: pci)').choices(profileNames);

/** `--checks-dir`. */
export const checksDirOption = (): Option =>
  new Option('--checks-dir <dir>', 'also checks of your own: <dir>/<folder>/<check>.js');

/** Fewer accounts than these are read by one process before others have started. */
export const accountsWorthProcesses = 50;

/** `--workers`. */
export const workersOption = (): Option =>
  new Option(
    '--workers <n>',
    `processes that read accounts; --concurrency is shared among them (default: one per core; one below ${accountsWorthProcesses} accounts)`,
  );

/** Flags of whatever reads an estate. */
export function scopeFlags(command: Command): Command {
  return command
    .option('--profile <name>', 'AWS profile to start from')
    .option('--role-name <name>', 'audit role in every account', 'BlindspotAudit')
    .option('--external-id <id>', 'external id that the role asks for')
    .option('--management-role-name <name>', "role of the management account (default: the caller's own credentials)")
    .option('--accounts <ids>', 'only these accounts, comma-separated')
    .option('--exclude-accounts <ids>', 'not these accounts')
    .option('--ous <names>', 'only accounts below these OUs, by id or name')
    .option('--regions <names>', "only these Regions (default: each account's enabled ones)")
    .option('--checks <globs>', 'only these checks, such as cloudtrail/*,guardduty/*')
    .option('--framework <ids>', 'only checks that serve these frameworks, such as pci-dss-4.0.1')
    .option('--exclude-checks <globs>', 'not these checks')
    .addOption(checksDirOption())
    .option('--settings <file>', 'settings file (default: blindspot.yaml if there)')
    .addOption(goalsOption())
    .option('--concurrency <n>', 'calls under way at a time', '256')
    .option(
      '--sdk-path',
      "every call through the SDK's middleware: slower; to rule out the short way it takes otherwise",
    )
    .option('--endpoint-url <url>', 'an emulator instead of AWS (also AWS_ENDPOINT_URL)')
    .addOption(
      new Option('--log-level <level>', 'error: no progress; debug: every call')
        .choices(['error', 'info', 'debug'])
        .default('info'),
    )
    .option('--single-account', "no organization: just the caller's account")
    .option('--deep', 'also read stored digests and log files, and verify them')
    .option('--deep-hours <n>', 'how many hours back a deep scan reads (default: 24; implies --deep)')
    .option('--changes [hours]', 'also look up what changed lately in logging, IAM and network (default: 24 hours)')
    .option('--vantage', 'ask the administrators of GuardDuty and Security Hub about their members: fewer calls');
}

/**
 * Flags of whatever ends in reports.
 * @param failOn the default of --fail-on
 */
export function outputFlags(command: Command, failOn: Severity | 'none' = 'high'): Command {
  return command
    .option('--out <dir>', 'where reports go', 'reports')
    .option('--format <list>', `comma-separated: ${formatNames}`, 'html,json')
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 from this severity on')
        .choices([...severities, 'none'])
        .default(failOn),
    )
    .option('--baseline <file>', 'an earlier audit.json: exit 1 only for what is new, worse or newly unknown since')
    .option('--sign-key <file>', 'an Ed25519 private key in PEM: sign the hashes of all files written')
    .option('--redact', 'reports without e-mail addresses and the names of accounts, OUs and owners')
    .option('--allow-incomplete', 'exit 0 even if something could not be read')
    .option('--quiet', 'no progress, no summary')
    .option('--no-color', 'no colour (also NO_COLOR)');
}

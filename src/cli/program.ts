import { Command, CommanderError, Option } from 'commander';
import { AuditError } from '../core/audit-error.ts';
import { severities } from '../core/severity.ts';
import { toolVersion } from '../core/version.ts';
import { formatNames } from '../report/format-files.ts';
import { checksDirOption, goalsOption, outputFlags, scopeFlags, workersOption } from './flags.ts';
import { patternHelp, ruleStates } from './pattern-help.ts';
import { policyHelp } from './policy-help.ts';
import { pulseOption, queueOption, workerFlags } from './queue-flags.ts';
import { scheduleHelp } from './schedule-help.ts';

/**
 * Parses the arguments and runs the command.
 * @param argv as Node gives it
 * @returns the exit status
 * @throws {AuditError} when it cannot run
 */
export async function program(argv: readonly string[]): Promise<number> {
  let status = 0;
  /** Runs a command's module, which is loaded only now: `--help` answers at once. */
  const run =
    (load: () => Promise<(...args: never[]) => Promise<number>>) =>
    async (...args: unknown[]): Promise<void> => {
      const action = (await load()) as (...rest: unknown[]) => Promise<number>; // commander's own argument order
      status = await action(...args.slice(0, -1));
    };
  const root = new Command('blindspot')
    .description('Tells a defender what an intruder could do in an AWS organization without being seen. Read-only.')
    .version(toolVersion)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .showHelpAfterError(false)
    .addHelpText(
      'after',
      `
Exit status: 0 nothing failing at or above --fail-on, 1 findings, 2 could not run,
             3 what could not be read leaves the answer open (see --allow-incomplete).

Start with:
  blindspot policy --format cloudformation > audit-role.yaml    the role to deploy in every account
  blindspot scan                                                from the management account or a delegated administrator`,
    );

  const scan = scopeFlags(root.command('scan').description('discover, collect, evaluate, report: the main job'));
  outputFlags(scan)
    .option('--resume', 'go on with the newest unfinished scan below --out, or the one in --store')
    .addOption(workersOption())
    .option('--store <place>', 'where the evidence goes, if not beside the reports: a directory, or s3://BUCKET/PREFIX')
    .addOption(queueOption().conflicts('workers'))
    .addOption(pulseOption())
    .action(run(async () => (await import('./scan.ts')).scanCommand));

  scopeFlags(root.command('collect').description('discover and collect only; judge later with evaluate'))
    .requiredOption('--bundle <dir>', 'where the evidence goes')
    .option('--resume', 'go on with an unfinished bundle')
    .addOption(workersOption())
    .option('--quiet', 'no progress')
    .action(run(async () => (await import('./collect.ts')).collectCommand));

  workerFlags(
    root.command('worker').description('read accounts for the scans of a queue, on this machine, until stopped'),
  ).action(run(async () => (await import('./worker.ts')).workerCommand));

  outputFlags(
    root
      .command('evaluate')
      .description('judge a bundle offline')
      .argument('<bundle>', 'a bundle: a directory, or s3://BUCKET/PREFIX'),
  )
    .option('--checks <globs>', 'only these checks, comma-separated')
    .option('--framework <ids>', 'only checks that serve these frameworks, such as pci-dss-4.0.1')
    .option('--exclude-checks <globs>', 'not these checks')
    .addOption(checksDirOption())
    .option('--settings <file>', 'settings file (default: blindspot.yaml if there)')
    .addOption(goalsOption())
    .action(run(async () => (await import('./evaluate.ts')).evaluateCommand));

  root
    .command('report')
    .description('render an audit result again')
    .argument('<audit>', 'an audit.json')
    .option('--format <list>', `comma-separated: ${formatNames}`, 'html')
    .option('--out <dir>', 'directory to write to (default: beside the audit)')
    .option('--redact', 'without e-mail addresses and the names of accounts, OUs and owners')
    .action(run(async () => (await import('./report.ts')).reportCommand));

  root
    .command('diff')
    .description('what is new, worse, newly unknown or mended between two audits; exits 1 when something regressed')
    .argument('<before>', 'an audit.json')
    .argument('<after>', 'a later audit.json of the same organization')
    .addOption(new Option('--format <format>', 'how').choices(['text', 'json', 'markdown']).default('text'))
    .action(run(async () => (await import('./diff.ts')).diffCommand));

  root
    .command('history')
    .description('what the audits of an organization tell over time; writes index.html beside them')
    .argument('[dir]', 'the directory with the runs, or the one above it', 'reports')
    .option('--json', 'as JSON')
    .action(run(async () => (await import('./history.ts')).historyCommand));

  root
    .command('verify')
    .description('check hashes, signature, schema and completeness of a run or a bundle')
    .argument('<dir>', 'the directory of a run, with its SHA256SUMS, or a bundle, which may be s3://BUCKET/PREFIX')
    .option('--public-key <file>', 'an Ed25519 public key in PEM: also check the signature of a run')
    .action(run(async () => (await import('./verify.ts')).verifyCommand));

  root
    .command('checks')
    .description('list the catalogue')
    .option('--json', 'as JSON')
    .option('--checks <globs>', 'only these, comma-separated')
    .option('--framework <ids>', 'only checks that serve these frameworks, such as pci-dss-4.0.1')
    .addOption(checksDirOption())
    .action(run(async () => (await import('./checks.ts')).checksCommand));

  root
    .command('explain')
    .description('one check in full: why, what proves it, remedy, controls')
    .argument('<check>', 'an id such as cloudtrail/log-files-are-validated')
    .addOption(checksDirOption())
    .action(run(async () => (await import('./explain.ts')).explainCommand));

  root
    .command('settings')
    .description('check a settings file and print what is in force')
    .option('--settings <file>', 'settings file (default: blindspot.yaml if there)')
    .addOption(goalsOption())
    .option('--schema', 'print the JSON Schema of the file instead, for editors')
    .option('--example', 'print a file to begin with instead')
    .addOption(checksDirOption())
    .action(run(async () => (await import('./settings.ts')).settingsCommand));

  scopeFlags(root.command('plan').description('what a scan would call, without calling it'))
    .option('--json', 'as JSON')
    .action(run(async () => (await import('./plan.ts')).planCommand));

  root
    .command('policy')
    .description('the least-privilege roles for the chosen checks')
    .addOption(new Option('--format <format>', 'how').choices(['json', 'cloudformation', 'terraform']).default('json'))
    .option('--checks <globs>', 'only for these checks, comma-separated')
    .option('--framework <ids>', 'only for checks that serve these frameworks, such as pci-dss-4.0.1')
    .addOption(checksDirOption())
    .addOption(new Option('--for <whom>', 'whose role, see below').choices(['account', 'organization', 'auditor']))
    .option('--role-name <name>', 'name of the audit role, the same in every account', 'BlindspotAudit')
    .option(
      '--principal <arn>',
      'who may take the role: one role or user; for the auditor also github:OWNER/REPO@BRANCH',
    )
    .option('--external-id <id>', 'what the scan gives as --external-id')
    .option('--organization-id <id>', 'whose audit roles the auditor may enter')
    .option('--ous <ids>', 'the root or organizational units whose accounts get the role, comma-separated')
    .option('--deep', 'also what --deep of a scan needs: reading and decrypting objects')
    .option('--changes', 'also what --changes of a scan needs: looking events up')
    .option('--vantage', "also what --vantage of a scan needs: listing an administrator's members")
    .option('--account-tags', 'also what production.tags of the settings needs: reading the tags of accounts')
    .addHelpText('after', policyHelp)
    .action(run(async () => (await import('./policy.ts')).policyCommand));

  root
    .command('schedule')
    .description('what scans every day: a pipeline, or a CloudFormation template for AWS')
    .addOption(
      new Option('--format <format>', 'where it runs')
        .choices(['github', 'gitlab', 'cloudformation'])
        .makeOptionMandatory(),
    )
    .option('--auditor-arn <arn>', 'the role that a pipeline becomes (default: its variable BLINDSPOT_ROLE_ARN)')
    .option('--role-name <name>', 'name of the audit role in every account', 'BlindspotAudit')
    .option('--external-id <id>', 'of the audit roles; pipelines keep it as a secret instead')
    .option('--organization-id <id>', 'whose audit roles may be entered')
    .option('--region <name>', 'the Region that a pipeline works from', 'us-east-1')
    .option('--at <time>', 'when, in UTC', '04:17')
    .option('--regions <names>', "scan only these Regions (default: each account's enabled ones)")
    .option('--checks <globs>', 'only these checks, such as cloudtrail/*,guardduty/*')
    .option('--framework <ids>', 'only checks that serve these frameworks, such as pci-dss-4.0.1')
    .option('--deep', 'also read stored digests and log files, and verify them')
    .addOption(
      new Option('--fail-on <severity>', 'fail from this severity on').choices([...severities, 'none']).default('high'),
    )
    .option('--allow-incomplete', 'do not fail because something could not be read')
    .addHelpText('after', scheduleHelp)
    .action(run(async () => (await import('./schedule.ts')).scheduleCommand));

  root
    .command('pattern')
    .description(
      'what a CloudWatch Logs filter pattern or an EventBridge event pattern catches, misses, and should not',
    )
    .argument('[filter]', 'a filter pattern as of a metric filter; - reads it from standard input')
    .option('--event-pattern <file>', 'an EventBridge event pattern instead; - reads it from standard input')
    .option('--region <name>', "the Region of the rule: it sees only that Region's events")
    .addOption(new Option('--state <state>', 'the state of the rule').choices(ruleStates))
    .option('--events <file>', 'also try these events: JSON lines, or a CloudTrail log file; gzip or not')
    .option('--json', 'as JSON')
    .option('--confirm-with-aws', 'let AWS try our sample events too, and report where it disagrees')
    .option('--profile <name>', 'AWS profile for --confirm-with-aws')
    .option('--no-color', 'no colour (also NO_COLOR)')
    .addHelpText('after', patternHelp)
    .action(run(async () => (await import('./pattern.ts')).patternCommand));

  outputFlags(
    root.command('demo').description('the whole main job on a simulated organization, in one process'),
    'none',
  )
    .option('--checks <globs>', 'only these checks, comma-separated')
    .option('--framework <ids>', 'only checks that serve these frameworks, such as pci-dss-4.0.1')
    .addOption(checksDirOption())
    .option('--settings <file>', 'settings file')
    .addOption(goalsOption())
    .action(run(async () => (await import('./demo.ts')).demoCommand));

  root
    .command('simulate')
    .description('serve the simulated organization to any AWS client, until stopped')
    .option('--port <n>', 'port on 127.0.0.1 (default: a free one)', '0')
    .option('--latency <ms>', 'wait so long before each answer', '0')
    .option('--page-size <n>', 'the most items in any page')
    .action(run(async () => (await import('./simulate.ts')).simulateCommand));

  try {
    await root.parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0; // --help and --version have printed
    if (error.code === 'commander.help') return 2; // no command: the help has been printed
    throw new AuditError('usage', `${error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')}. Try --help.`, {
      cause: error,
    });
  }
  return status;
}

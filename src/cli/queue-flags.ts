import { type Command, Option } from 'commander';
import { AuditError } from '../core/audit-error.ts';
import { wholeNumber } from './whole-number.ts';

/** Names the queue where no argument does: its password is then in no list of processes. */
const variable = 'BLINDSPOT_QUEUE';

/** `--queue`. */
export const queueOption = (): Option =>
  new Option(
    '--queue [url]',
    `redis:// or rediss:// (default: ${variable}, which keeps a password off the command line)`,
  );

const defaultPulse = '30';

/** Seconds after which a worker that is not heard of loses its accounts; tests cannot wait as long. */
export const pulseOption = (): Option => new Option('--pulse <seconds>').default(defaultPulse).hideHelp();

/** The flags of whoever takes accounts from a queue. */
export interface QueueFlags {
  readonly queue?: string | true;
  readonly pulse?: string;
}

/** Seconds. @throws {AuditError} `usage` */
export const pulseOf = ({ pulse = defaultPulse }: QueueFlags): number => wholeNumber('--pulse', pulse, 1, 3600);

/** @throws {AuditError} `usage` when neither the flag nor the environment names one */
export function queueUrl({ queue }: Pick<QueueFlags, 'queue'>): string {
  const url = typeof queue === 'string' ? queue : process.env[variable];
  if (url) return url;
  throw new AuditError('usage', `Name the queue: --queue redis://HOST:6379, or ${variable} in the environment.`);
}

/** Flags of `blindspot worker`. */
export const workerFlags = (command: Command): Command =>
  command
    .addOption(queueOption())
    .option('--profile <name>', 'AWS profile to start from')
    .option('--external-id <id>', 'external id that the audit role asks for')
    .option('--accounts-at-once <n>', 'accounts read at a time', '16')
    .option('--account-minutes <n>', 'give an account up after so long; another worker tries again', '60')
    .option('--concurrency <n>', 'calls under way at a time', '256')
    .option(
      '--sdk-path',
      "every call through the SDK's middleware: slower; to rule out the short way it takes otherwise",
    )
    .option('--endpoint-url <url>', 'an emulator instead of AWS (also AWS_ENDPOINT_URL)')
    .option('--until-idle [seconds]', 'end when there has been nothing to do for so long (default: 60)')
    .addOption(
      new Option('--log-level <level>', 'error: only what is wrong; debug: every call')
        .choices(['error', 'info', 'debug'])
        .default('info'),
    )
    .addOption(pulseOption());

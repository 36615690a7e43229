import type { KeyObject } from 'node:crypto';
import { rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readPrivateKey, writeChecksums } from '../bundle/checksums.ts';
import { makeDirectory, writeAtomically } from '../bundle/files.ts';
import { withScratch } from '../bundle/scratch-file.ts';
import type { Audit } from '../core/audit.ts';
import { AuditError } from '../core/audit-error.ts';
import { only } from '../core/series.ts';
import { type Severity, severities } from '../core/severity.ts';
import { regressionsOf } from '../evaluate/diff.ts';
import { exitCodeOf } from '../evaluate/exit-code.ts';
import { filesOf, formats } from '../report/formats.ts';
import { redacted } from '../report/redacted.ts';
import type { ReportFile } from '../report/spread-html.ts';
import { renderSummary } from '../report/terminal.ts';
import { compareAudits } from './compare-audits.ts';
import { listed } from './list-option.ts';
import { readAudit } from './read-audit.ts';
import { terminalOptions } from './terminal-options.ts';

/** The output flags as commander gives them. */
export interface OutputFlags {
  readonly out: string;
  readonly format: string;
  /** An earlier audit.json: only what is worse than there makes the exit status 1. */
  readonly baseline?: string;
  /** An Ed25519 private key in PEM, to sign the hashes with. */
  readonly signKey?: string;
  /** Without e-mail addresses and names. */
  readonly redact?: true;
  readonly failOn: Severity | 'none';
  readonly allowIncomplete?: true;
  readonly quiet?: true;
  /** false with --no-color. */
  readonly color: boolean;
}

type FormatName = keyof typeof formats;

/** @throws {AuditError} `usage` for a format that is not there */
export function formatsOf(list: string): FormatName[] {
  const names = listed(list) ?? [];
  const known = Object.keys(formats);
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined || names.length === 0)
    throw new AuditError('usage', `--format: ${wrong ?? 'nothing'} is no format. There are ${known.join(', ')}.`);
  return names as FormatName[]; // each was found among the keys
}

/** Where a scan's files go: `<out>/<organization or account>/<UTC start>`. */
export const runDirectory = (out: string, id: string, startedAt: Date): string =>
  join(out, id, `${startedAt.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`);

/** What is settled before the work begins: a wrong flag must not cost a scan. */
export interface OutputPlan {
  readonly formats: readonly FormatName[];
  readonly baseline: Audit | null;
  readonly key: KeyObject | null;
  readonly redact: boolean;
}

/** @throws {AuditError} `usage` for a format or a key that is none, `bundle` for a baseline that cannot be read */
export const outputPlan = async (flags: OutputFlags): Promise<OutputPlan> => ({
  formats: formatsOf(flags.format),
  baseline: flags.baseline === undefined ? null : await readAudit(flags.baseline),
  key: flags.signKey === undefined ? null : await readPrivateKey(flags.signKey),
  redact: flags.redact ?? false,
});

/**
 * Writes the result in each format, and the hashes of all files of the run.
 * @param others files of the run that are vouched for too
 * @returns the files, and the result as they hold it
 */
export async function writeRun(
  audit: Audit,
  directory: string,
  { formats, key, redact }: OutputPlan,
  others: readonly string[] = [],
): Promise<{ files: readonly string[]; told: Audit }> {
  const told = redact ? redacted(audit) : audit;
  const { files, beside } = await writeReports(told, directory, formats);
  const sums = await writeChecksums(directory, [...files, ...beside, ...others], key);
  return { files: [...files, ...sums], told };
}

/** Short files that are written at the same time: each waits for the disk. */
const mostAtOnce = 32;

/** Writes the result in each format. @returns the files to open, and those beside them that they read */
export async function writeReports(
  audit: Audit,
  directory: string,
  names: readonly FormatName[],
): Promise<{ readonly files: readonly string[]; readonly beside: readonly string[] }> {
  const written: { readonly files: string[]; readonly beside: string[] } = { files: [], beside: [] };
  await withScratch(directory, async (scratch) => {
    let batch: ReportFile[] = [];
    const write = async () => {
      await Promise.all(batch.map(({ file, text }) => writeAtomically(join(directory, file), text)));
      batch = [];
    };
    for (const name of names)
      for (const part of filesOf(audit, name, scratch)) {
        const path = join(directory, part.file);
        await makeDirectory(dirname(path));
        (part.file === formats[name].file ? written.files : written.beside).push(path);
        batch.push(part);
        if (batch.length === mostAtOnce || typeof part.text !== 'string') await write();
      }
    await write();
  });
  return written;
}

/** Points `latest` at a run, in one step. */
export async function pointLatest(out: string, id: string, directory: string): Promise<void> {
  const latest = join(out, id, 'latest');
  const beside = join(out, id, '.latest.partial');
  try {
    await rm(beside, { force: true });
    await symlink(directory.split(/[\\/]/).at(-1) ?? '', beside);
    await rename(beside, latest);
  } catch (error) {
    throw new AuditError(
      'output',
      `The reports are in ${directory}, but ${latest} cannot point there: ${(error as Error).message}.`,
      {
        cause: error,
      },
    );
  }
}

/**
 * Prints the summary and answers the exit status.
 * @param baseline of the plan
 * @throws {AuditError} `usage` when the baseline is of another organization
 */
export function conclude(audit: Audit, flags: OutputFlags, files: readonly string[], baseline: Audit | null): number {
  const diff = baseline && compareAudits(baseline, audit);
  if (!flags.quiet) {
    const options = terminalOptions(process.stdout, process.env, flags.color);
    process.stdout.write(`${renderSummary(audit, options, diff)}\n`);
    for (const file of files) process.stdout.write(`${file}\n`);
  }
  const broken = new Set<string>();
  if (audit.summary.byOutcome.error > 0)
    for (const { check } of only(audit.findings, ({ outcome }) => outcome === 'error')) broken.add(check);
  for (const check of broken) process.stderr.write(`blindspot: the check ${check} failed; this is a bug in it\n`);
  return exitCodeOf(
    audit,
    severities.includes(flags.failOn as Severity) ? flags.failOn : 'none',
    flags.allowIncomplete ?? false,
    diff && regressionsOf(diff),
  );
}

import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../bundle/files.ts';
import { AuditError } from '../core/audit-error.ts';
import { counted } from '../core/counted.ts';
import type { History } from '../core/history.ts';
import { HistoryBuilder } from '../evaluate/history.ts';
import { summaryOf } from '../report/diff-text.ts';
import { formatFiles } from '../report/format-files.ts';
import { renderHistoryHtml } from '../report/history-html.ts';
import { subjectOf } from '../report/subject.ts';
import { utcMinute } from '../report/wording.ts';
import { readAudit } from './read-audit.ts';

/** `blindspot history`: what the audits of a directory tell over time. @returns the exit status */
export async function historyCommand(given: string, flags: { readonly json?: true }): Promise<number> {
  const directory = await runsBelow(given);
  const history = await readHistory(directory, new Date());
  const index = join(directory, 'index.html');
  await writeAtomically(index, renderHistoryHtml(history));
  for (const { directory: run, reason } of history.passedOver)
    process.stderr.write(`blindspot: ${run} was passed over: ${reason}\n`);
  if (flags.json) process.stdout.write(`${JSON.stringify(history, null, 2)}\n`);
  else {
    for (const step of history.steps) process.stdout.write(`${utcMinute(step.after)}: ${summaryOf(step)}\n`);
    for (const { check, owner, expires } of history.waiversEnding)
      process.stdout.write(`the waiver of ${check} (${owner}) ends after ${expires}\n`);
    process.stdout.write(`${counted(history.runs.length, 'audit')} of ${history.subject}\n${index}\n`);
  }
  return 0;
}

const runName = /^\d{8}T\d{6}Z$/;

/** The directory itself where it holds runs; otherwise the one below it that does. */
async function runsBelow(given: string): Promise<string> {
  if (await holdsRuns(given)) return given;
  const below: string[] = [];
  for (const { name } of (await listing(given)).filter((entry) => entry.isDirectory()))
    if (await holdsRuns(join(given, name))) below.push(join(given, name));
  const [only, ...others] = below;
  if (only === undefined) throw new AuditError('usage', `There are no runs of a scan in ${given}.`);
  if (others.length > 0) throw new AuditError('usage', `Name one of ${below.join(', ')}.`);
  return only;
}

const holdsRuns = async (directory: string): Promise<boolean> =>
  (await listing(directory)).some((entry) => entry.isDirectory() && runName.test(entry.name));

const listing = (directory: string) =>
  readdir(directory, { withFileTypes: true }).catch((error: Error) => {
    throw new AuditError('usage', `Cannot read ${directory}: ${error.message}.`, { cause: error });
  });

/** Reads one audit after the other; what cannot be used is told, and passed over. */
async function readHistory(directory: string, now: Date): Promise<History> {
  const runs = (await listing(directory)).filter((entry) => entry.isDirectory() && runName.test(entry.name));
  const builder = new HistoryBuilder();
  const passedOver: { directory: string; reason: string }[] = [];
  let subject: string | null = null;
  for (const name of runs.map((entry) => entry.name).sort()) {
    try {
      const audit = await readAudit(join(directory, name, formatFiles.json));
      const { id } = subjectOf(audit);
      subject ??= id;
      if (id !== subject) throw new AuditError('bundle', `It is of ${id}, not of ${subject}.`);
      const report = `${name}/${formatFiles.html}`;
      const there = await access(join(directory, report)).then(
        () => true,
        () => false,
      );
      builder.add(audit, { directory: name, report: there ? report : null });
    } catch (error) {
      if (!(error instanceof AuditError)) throw error;
      passedOver.push({ directory: name, reason: error.message });
    }
  }
  if (subject === null)
    throw new AuditError('bundle', `No audit in ${directory} can be read: ${passedOver[0]?.reason}`);
  return builder.history(subject, passedOver, now);
}

import type { Audit } from '../core/audit.ts';
import { regressionKinds } from '../core/audit-diff.ts';
import type { History, HistoryRun, HistoryStep } from '../core/history.ts';
import { daysLeft } from '../core/waiver.ts';
import { diffAudits } from './diff.ts';

/** Changes of a step beyond this many are only counted. */
const mostChanges = 200;
/** Days within which the end of a waiver is told. */
const soon = 30;

/** Hears audits one after the other, oldest first, and keeps only the last of them whole. */
export class HistoryBuilder {
  readonly #runs: HistoryRun[] = [];
  readonly #steps: HistoryStep[] = [];
  #last: Audit | null = null;

  /** @param place the directory of the run, and its report where there is one */
  add(audit: Audit, place: Pick<HistoryRun, 'directory' | 'report'>): void {
    if (this.#last) this.#steps.push(stepOf(this.#last, audit));
    this.#last = audit;
    const { run, tool, summary, organization } = audit;
    this.#runs.push({
      ...place,
      startedAt: run.startedAt,
      tool: tool.version,
      complete: run.complete && audit.unread.length === 0 && !organization.accounts.some((one) => one.unreachable),
      failing: Object.values(summary.bySeverity).reduce((sum, count) => sum + count, 0),
      unknown: summary.byOutcome.unknown,
      waived: summary.waived,
      coverage: summary.coverage,
    });
  }

  /** @param now the moment from which days are counted */
  history(subject: string, passedOver: History['passedOver'], now: Date): History {
    const waivers = this.#last?.waivers ?? [];
    return {
      schemaVersion: '1.0',
      subject,
      now: now.toISOString(),
      runs: this.#runs,
      steps: this.#steps,
      waiversEnding: waivers
        .map((waiver) => ({ ...pick(waiver), daysLeft: daysLeft(waiver, now) }))
        .filter(({ daysLeft: days }) => days >= 0 && days <= soon)
        .sort((a, b) => a.daysLeft - b.daysLeft),
      passedOver,
    };
  }
}

const pick = ({ check, owner, reason, expires }: Audit['waivers'][number]) => ({ check, owner, reason, expires });

function stepOf(before: Audit, after: Audit): HistoryStep {
  const { summary, changes } = diffAudits(before, after);
  const told = changes.filter(({ kind }) => kind === 'mended' || regressionKinds.includes(kind));
  return {
    before: before.run.startedAt,
    after: after.run.startedAt,
    summary,
    changes: told
      .slice(0, mostChanges)
      .map(({ kind, check, severity, account, region, resource, message, checkVersion }) => ({
        ...{ kind, check, severity, account, region, resource, message },
        ...(checkVersion && { checkVersion }),
      })),
  };
}

import type { Audit } from '../core/audit.ts';
import { counted, grouped } from '../core/counted.ts';
import { severities } from '../core/severity.ts';
import { isLarge } from './account-groups.ts';
import { checkAnchor } from './anchors.ts';
import { assumedProductionText } from './assumed-production.ts';
import { type BuildStep, buildOrder } from './build-order.ts';
import { type ChangesView, changesView } from './changes-view.ts';
import { type CheckView, checkViews } from './check-view.ts';
import { type CoverageBar, coverageBars } from './coverage-bars.ts';
import { coverageMatrix, type Matrix } from './coverage-matrix.ts';
import { stateMarks, stateMeanings, stateNames, stateWords } from './coverage-states.ts';
import { type CustodyView, custodyView } from './custody-view.ts';
import { type EstateMapView, estateMapView } from './estate-map-view.ts';
import { type FrameworkView, frameworkViews } from './framework-view.ts';
import { actionsFor, joinedStatement } from './policy-statement.ts';
import { type Answer, answers, type TodayAnswer } from './questions.ts';
import { type ScopeView, scopeView } from './scope-view.ts';
import { type Subject, subjectOf } from './subject.ts';
import { today } from './today.ts';
import { type UnitCoverage, unitCoverage } from './unit-coverage.ts';
import { type UnreadView, unreadGroups, unreadViews } from './unread-groups.ts';
import { type WaiverView, waiverViews } from './waiver-view.ts';
import { type WalkthroughView, walkthroughView } from './walkthrough-view.ts';
import { utcMinute } from './wording.ts';
import { type WorstGap, worstGaps } from './worst-gaps.ts';

/** Everything that the page shows, as text: the templates only lay it out. */
interface PageView {
  /** Whether what is folded is to become elements only when it is unfolded. */
  readonly packed: boolean;
  /** Whether the findings of each account stand in files beside the page. */
  readonly spread: boolean;
  readonly title: string;
  readonly heading: Subject;
  readonly scanned: string;
  readonly extent: string;
  /** Why the page does not tell all; empty when it does. */
  readonly warnings: readonly string[];
  readonly answers: readonly Answer[];
  readonly severities: readonly { readonly severity: string; readonly count: string; readonly zero: boolean }[];
  /** How many the settings waive; empty when none. */
  readonly waived: string;
  readonly legend: readonly {
    readonly state: string;
    readonly mark: string;
    readonly word: string;
    readonly meaning: string;
  }[];
  readonly bars: readonly CoverageBar[];
  /** Null where every account has a row of its own, or nothing was judged per target. */
  readonly units: UnitCoverage | null;
  readonly matrix: Matrix | null;
  readonly estateMap: EstateMapView;
  readonly see: WalkthroughView;
  readonly custody: CustodyView;
  readonly gaps: readonly (WorstGap & { readonly anchor: string })[];
  readonly frameworks: readonly FrameworkView[];
  readonly build: readonly BuildStep[];
  readonly today: readonly TodayAnswer[];
  readonly changes: ChangesView;
  readonly findingCount: string;
  readonly checks: readonly CheckView[];
  readonly waivers: readonly WaiverView[];
  readonly unread: readonly UnreadView[];
  readonly unreadStatement: string;
  readonly scope: ScopeView;
}

export function pageView(audit: Audit, spread: boolean): PageView {
  const { run, scope, summary, findings, checks } = audit;
  const subject = subjectOf(audit);
  const accounts = new Set(scope.targets.map(({ account }) => account)).size;
  const regions = new Set(scope.targets.map(({ region }) => region)).size;
  const large = isLarge(audit);
  return {
    packed: large,
    spread,
    title: `${subject.kind} ${subject.id}, ${utcMinute(run.startedAt)} – Blindspot`,
    heading: subject,
    scanned: utcMinute(run.startedAt),
    extent: `${counted(accounts, 'account')}, ${counted(regions, 'Region')}, ${counted(scope.targets.length, 'target')}, ${counted(checks.length, 'check')}`,
    warnings: warningsOf(audit),
    answers: answers(audit),
    severities: severities.map((severity) => ({
      severity,
      count: grouped(summary.bySeverity[severity]),
      zero: summary.bySeverity[severity] === 0,
    })),
    waived:
      summary.waived > 0 ? `${counted(summary.waived, 'finding is', 'findings are')} waived and not among them.` : '',
    legend: stateNames.map((state) => ({
      state,
      mark: stateMarks[state].mark,
      word: stateWords[state],
      meaning: stateMeanings[state],
    })),
    bars: coverageBars(audit),
    units: large ? unitCoverage(audit) : null,
    matrix: coverageMatrix(audit),
    estateMap: estateMapView(audit),
    see: walkthroughView(audit),
    custody: custodyView(audit),
    gaps: worstGaps(audit, 10).map((gap) => ({ ...gap, anchor: checkAnchor(gap.check) })),
    frameworks: frameworkViews(audit),
    build: buildOrder(audit),
    today: today(audit),
    changes: changesView(audit),
    findingCount: counted(findings.length, 'finding'),
    checks: checkViews(audit),
    waivers: waiverViews(audit),
    unread: unreadViews(audit),
    unreadStatement: joinedStatement(
      unreadGroups(audit).flatMap(({ reason, name, rows }) =>
        reason === 'denied' ? actionsFor(name, rows, audit) : [],
      ),
    ),
    scope: scopeView(audit),
  };
}

/** Whatever keeps this report from being the whole truth. */
function warningsOf(audit: Audit): string[] {
  const { run, unread, organization, summary } = audit;
  const unreachable = organization.accounts.filter((account) => account.unreachable).length;
  const { unknown, error } = summary.byOutcome;
  return [
    ...(run.complete ? [] : ['The scan ended before it had read all that it had planned.']),
    ...(unreachable ? [`${counted(unreachable, 'account')} could not be entered.`] : []),
    ...(unread.length ? [`${counted(unread.length, 'piece')} of evidence could not be read.`] : []),
    ...[assumedProductionText(audit)].filter((text) => text !== ''),
    ...(unknown ? [`${counted(unknown, 'finding is', 'findings are')} unknown: neither a pass nor a fail.`] : []),
    ...(error
      ? [
          `${counted(error, 'finding is an error', 'findings are errors')} in a check and no statement about the estate.`,
        ]
      : []),
  ];
}

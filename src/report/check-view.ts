import type { Audit } from '../core/audit.ts';
import { counted, grouped } from '../core/counted.ts';
import { type Outcome, outcomes } from '../core/finding.ts';
import { sourceTitles } from '../core/source.ts';
import { accountNames, type NamedAccount } from './account-names.ts';
import { checkAnchor, findingsRoute } from './anchors.ts';
import { type CheckDetails, checkDetails } from './check-details.ts';
import { type FindingView, findingView } from './finding-view.ts';
import { frameworkTitle } from './framework-titles.ts';

/** Findings of one outcome; `more` tells of those that the page leaves out. */
interface FindingTable {
  readonly outcome: Outcome;
  readonly title: string;
  readonly rows: readonly FindingView[];
  readonly more: string;
  /** To all of them, where the script shows them. */
  readonly route: string;
}

/** One check with its findings. */
export interface CheckView {
  readonly anchor: string;
  readonly id: string;
  readonly source: string;
  readonly sourceTitle: string;
  readonly severity: string;
  readonly status: CheckDetails['status'];
  readonly statusText: string;
  readonly title: string;
  /** What must hold; shown where the title says that it does not. */
  readonly expected: string;
  readonly tally: string;
  readonly why: string;
  readonly remedy: { readonly text: string; readonly cli: string; readonly terraform: string };
  readonly controls: readonly { readonly framework: string; readonly ids: string }[];
  readonly operations: string;
  /** The worst findings that fail, are unknown or errors. */
  readonly tables: readonly FindingTable[];
}

/** Every check of the scan, failing ones first. */
export function checkViews(audit: Audit): readonly CheckView[] {
  const nameOf = accountNames(audit);
  return checkDetails(audit).map((details) => checkView(details, nameOf));
}

function checkView(details: CheckDetails, nameOf: (id: string) => NamedAccount): CheckView {
  const { check, counts, status, severity } = details;
  return {
    anchor: checkAnchor(check.id),
    id: check.id,
    source: check.source,
    sourceTitle: sourceTitles[check.source],
    severity,
    status,
    statusText: statusTexts[status],
    title: status === 'fail' ? check.failureTitle : check.title,
    expected: status === 'fail' ? check.title : '',
    tally: tally(details),
    why: check.why,
    remedy: { text: check.remedy.text, cli: check.remedy.cli ?? '', terraform: check.remedy.terraform ?? '' },
    controls: Object.entries(check.controls).map(([key, ids]) => ({
      framework: frameworkTitle(key),
      ids: ids.join(', '),
    })),
    operations: check.operations.join(', '),
    tables: (['fail', 'unknown', 'error'] as const).flatMap((outcome) =>
      counts[outcome] === 0 ? [] : [tableOf(outcome, details, nameOf)],
    ),
  };
}

function tableOf(
  outcome: Outcome,
  { check, counts, first }: CheckDetails,
  nameOf: (id: string) => NamedAccount,
): FindingTable {
  const rows = first(outcome);
  const whole = counts[outcome];
  const left = whole - rows.length;
  return {
    outcome,
    title: `${outcomeTitles[outcome]} (${grouped(whole)})`,
    rows: rows.map((finding) => findingView(finding, check, nameOf)),
    more:
      left > 0
        ? `${counted(left, 'more finding is', 'more findings are')} in audit.json, which holds all ${grouped(whole)}.`
        : '',
    route: left > 0 ? findingsRoute({ check: check.id, outcome }) : '',
  };
}

const outcomeTitles: Readonly<Record<Outcome, string>> = {
  fail: 'Failing',
  unknown: 'Unknown: could not be judged',
  error: 'Error: a fault in the check, no statement about the estate',
  pass: 'Passing',
  'not-applicable': 'Not applicable',
};

const statusTexts: Readonly<Record<CheckDetails['status'], string>> = {
  fail: 'fails',
  error: 'error in the check',
  unknown: 'unknown',
  silent: 'no finding',
  waived: 'waived',
  pass: 'passes',
  'not-applicable': 'not applicable',
};

const tally = ({ counts, waived }: CheckDetails): string =>
  [
    ...outcomes
      .filter((outcome) => counts[outcome] > 0)
      .map((outcome) => `${grouped(counts[outcome])} ${outcome === 'not-applicable' ? 'not applicable' : outcome}`),
    ...(waived > 0 ? [`${grouped(waived)} of them waived`] : []),
  ].join(' · ');

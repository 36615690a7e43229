import type { Audit } from '../core/audit.ts';
import { type ControlVerdict, controlVerdicts, type FrameworkResult } from '../core/audit-result.ts';
import { counted, grouped } from '../core/counted.ts';
import { checkAnchor } from './anchors.ts';
import { shortfallText } from './shortfall-text.ts';

/** One framework with what the scan says of its controls. */
export interface FrameworkView {
  readonly title: string;
  /** Such as `3 controls fail · 2 unknown · 12 pass`. */
  readonly tally: string;
  readonly controls: readonly ControlView[];
}

interface ControlView {
  readonly id: string;
  readonly title: string;
  readonly look: string;
  readonly mark: string;
  readonly word: string;
  /** The checks that the verdict follows from, but for a pass, which follows from all. */
  readonly checks: readonly { readonly id: string; readonly href: string }[];
  readonly note: string;
}

/** Every framework of the result, its controls in its own order. */
export const frameworkViews = ({ frameworks }: Audit): readonly FrameworkView[] =>
  frameworks.map((framework) => ({
    title: framework.name,
    tally: tally(framework),
    controls: framework.controls.map(controlView),
  }));

type Control = FrameworkResult['controls'][number];

const looks: Readonly<Record<ControlVerdict, Pick<ControlView, 'look' | 'mark' | 'word'>>> = {
  fail: { look: 'missing', mark: '✕', word: 'fails' },
  unknown: { look: 'unknown', mark: '?', word: 'unknown' },
  pass: { look: 'covered', mark: '✓', word: 'passes' },
  'not-applicable': { look: 'not-applicable', mark: '–', word: 'not applicable' },
};

/** Checks named at a control; the checks themselves name all their controls. */
const mostChecks = 6;

function controlView(control: Control): ControlView {
  const { id, title, verdict, checks, failing, unknown, notRun, shortfalls = [] } = control;
  const behind = { fail: failing, unknown, pass: [], 'not-applicable': [] }[verdict];
  const notes = [
    ...(verdict === 'pass' ? [counted(checks.length, 'check')] : []),
    ...(behind.length > mostChecks ? [`and ${counted(behind.length - mostChecks, 'more check')}`] : []),
    ...shortfalls.map(shortfallText),
    ...(notRun.length > 0 ? [`${counted(notRun.length, 'check')} of this control did not run`] : []),
  ];
  return {
    id,
    title,
    ...looks[verdict],
    checks: behind.slice(0, mostChecks).map((check) => ({ id: check, href: `#${checkAnchor(check)}` })),
    note: notes.join('; '),
  };
}

const tally = ({ controls }: FrameworkResult): string =>
  controlVerdicts
    .map((verdict) => ({ verdict, amount: controls.filter((control) => control.verdict === verdict).length }))
    .filter(({ amount }) => amount > 0)
    .map(({ verdict, amount }, index) =>
      [grouped(amount), ...(index === 0 ? [amount === 1 ? 'control' : 'controls'] : []), said(verdict, amount)].join(
        ' ',
      ),
    )
    .join(' · ');

const said = (verdict: ControlVerdict, amount: number): string => {
  if (amount === 1) return looks[verdict].word;
  return { fail: 'fail', unknown: 'unknown', pass: 'pass', 'not-applicable': 'not applicable' }[verdict];
};

import type { Audit } from '../core/audit.ts';
import { onceFor } from '../core/once-for.ts';
import { isSpread } from './account-groups.ts';
import { AttackSigns } from './attack-signs.ts';
import { wholeFindings } from './bare-findings.ts';
import { CitedFindings } from './cited-findings.ts';
import { FirstFindings } from './first-findings.ts';
import { StoryFindings } from './story-findings.ts';
import { WorstSignals } from './worst-signals.ts';

/** Findings of one check and outcome beyond this many are shown by the page's script. */
const mostFirst = 5;

/** Most places that an answer of today lists. */
export const mostSigns = 50;

/**
 * What the page tells of findings in their own words; the rest it counts. They may lie on disk and be millions: they are gone
 * through once for all of it.
 */
export const pageFindings = onceFor((audit: Audit) => {
  const first = new FirstFindings(mostFirst);
  const cited = new CitedFindings(audit);
  const signs = new AttackSigns(mostSigns);
  const signals = new WorstSignals(audit);
  const story = new StoryFindings(audit);
  const isStoryTold = !isSpread(audit);
  for (const finding of wholeFindings(audit)) {
    first.take(finding);
    cited.take(finding);
    signs.take(finding);
    signals.take(finding);
    if (isStoryTold) story.take(finding);
  }
  return { first, cited, signs, signals, story };
});

import { z } from 'zod';
import { type Check, frameworks } from '../core/check.ts';
import { destinationTypes } from '../core/destination.ts';
import { breadths, type EvidenceKind } from '../core/evidence-kind.ts';
import { severities } from '../core/severity.ts';
import { coverageSources, sources } from '../core/source.ts';
import { kinds } from './generated/collectors.ts';

const words = z.string().trim().min(1);
const yes = z.literal(true).optional();
const isFilled = (record: object): boolean => Object.keys(record).length > 0;

/**
 * What the engine asks of a check beyond its types: for checks that no compiler has seen, and for those of the
 * catalogue in a test.
 */
export const checkSchema = z
  .looseObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/, 'must look like folder/name-of-the-check'),
    title: words,
    failureTitle: words,
    severity: z.enum(severities),
    source: z.enum(sources),
    breadth: z.enum(breadths),
    destination: z.enum(destinationTypes).optional(),
    destinations: z.array(z.enum(destinationTypes)).min(2).optional(),
    presence: yes,
    deep: yes,
    judgesLocation: yes,
    quantifier: z.enum(['every', 'some', 'own']).optional(),
    why: words.min(40),
    remedy: z.looseObject({ text: words.min(20), cli: words.optional(), terraform: words.optional() }),
    controls: z.partialRecord(z.enum(frameworks), z.array(words)),
    requirements: z.array(words),
    changedBy: z.array(z.string().regex(/^[a-z0-9-]+:[A-Z]\w+$/, 'must look like cloudtrail:UpdateTrail')),
    needs: z.record(z.string(), z.custom<EvidenceKind>().superRefine(isKnown)).refine(isFilled, 'names no evidence'),
    messages: z.record(z.string(), words).refine(isFilled, 'holds no message'),
    version: z.int().min(1),
    evaluate: z.custom<Check['evaluate']>((value) => typeof value === 'function', 'must be a function'),
  })
  .superRefine((check, context) => {
    const refuse = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message });
    if (check.title === check.failureTitle) refuse('failureTitle', 'says the same as the title');
    const named = [check.destination, check.destinations].filter((one) => one !== undefined).length;
    if (named !== (check.breadth === 'destination' ? 1 : 0))
      refuse(
        'destination',
        'is for checks of destination breadth, and each of those names one, or several as destinations',
      );
    if (check.presence && !coverageSources.includes(check.source))
      refuse('presence', `is only for sources whose coverage is counted: ${coverageSources.join(', ')}`);
    if (!check.quantifier && Object.values(check.needs).some((kind) => isNarrower(kind, check)))
      refuse('quantifier', 'is missing: every, some or own, as the evidence is narrower than the check');
  });

/** Evidence that nobody reads would be unread for ever; that of another version means something else. */
function isKnown(kind: EvidenceKind | undefined, context: z.RefinementCtx): void {
  const known = kinds.get(kind?.id ?? '');
  if (!known) context.addIssue(`there is no evidence ${kind?.id ?? String(kind)}`);
  else if (known.version !== kind?.version)
    context.addIssue(`was made for version ${kind?.version} of ${known.id}; this is version ${known.version}`);
}

const rank = { organization: 0, account: 1, target: 2 } as const;

const isNarrower = (kind: EvidenceKind, { breadth }: Pick<Check, 'breadth'>): boolean =>
  breadth !== 'destination' && kind.breadth !== 'destination' && rank[kind.breadth] > rank[breadth];

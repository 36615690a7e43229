import type { Bundle } from '../bundle/read.ts';
import { collectors, kinds } from '../catalog/generated/collectors.ts';
import type { AuditResult } from '../core/audit-result.ts';
import type { Check } from '../core/check.ts';
import type { Settings } from '../core/settings.ts';
import { evaluate } from '../evaluate/evaluate.ts';

const nothing = { operations: [], actions: [] };
const byKind = new Map(collectors.map((entry) => [entry.kind.id, entry]));
const referring = new Set([...kinds.values()].filter((kind) => kind.references).map(({ id }) => id));

/** Judges a bundle with checks of the catalogue. */
export const evaluateBundle = (source: Bundle, checks: readonly Check[], settings: Settings): Promise<AuditResult> =>
  evaluate({ source, checks, settings, operationsOf: (kind) => byKind.get(kind) ?? nothing, referring });

import type { Bundle } from '../bundle/read.ts';
import { frameworkTables } from '../catalog/frameworks/framework-tables.ts';
import { checks as wholeCatalogue } from '../catalog/generated/checks.ts';
import { collectors, kinds } from '../catalog/generated/collectors.ts';
import type { Audit } from '../core/audit.ts';
import type { Check } from '../core/check.ts';
import type { Derivation } from '../core/derivation.ts';
import type { FrameworkTable } from '../core/framework-table.ts';
import type { Scratch } from '../core/scratch.ts';
import type { Settings } from '../core/settings.ts';
import { changesLately } from '../derive/changes-lately.ts';
import { custody } from '../derive/custody.ts';
import { estate } from '../derive/estate.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { OperationsOf } from '../evaluate/resolve.ts';
import { organizationAccountTags } from '../evidence/organization-account-tags.ts';
import { organizationTree } from '../evidence/organization-tree.ts';

/** Entering an account is not a collector's call: the runner does it. */
const entering = { operations: ['sts:AssumeRole'], actions: ['sts:AssumeRole'] };
const byKind = new Map(collectors.map((entry) => [entry.kind.id, entry]));

/** The operations and IAM actions by which a kind is read. */
export const operationsOf: OperationsOf = (kind) => byKind.get(kind) ?? entering;

/** What is told beside findings. */
const derivationsFor = ({ manifest }: Bundle, checks: readonly Check[]): readonly Derivation[] => {
  const { changesHours } = manifest.options;
  return [custody, estate, ...(changesHours === undefined ? [] : [changesLately(checks, changesHours)])];
};

const referring = new Set([...kinds.values()].filter((kind) => kind.references).map(({ id }) => id));

/**
 * Judges a bundle.
 * @param catalogue every check that there is, with one's own; a control rests on all of them that serve it
 * @param frameworks to tell of; all when left out
 * @param scratch for what is too much for memory; without it everything is held
 * @param onAccount told how many of the accounts have been judged, after each
 */
export const evaluateBundle = (
  source: Bundle,
  checks: readonly Check[],
  settings: Settings,
  {
    frameworks = frameworkTables,
    catalogue = wholeCatalogue,
    ...rest
  }: {
    readonly frameworks?: readonly FrameworkTable[];
    readonly catalogue?: readonly Check[];
    readonly scratch?: Scratch;
    readonly inMemory?: number;
    readonly onAccount?: (done: number, of: number) => void;
  } = {},
): Promise<Audit> =>
  evaluate({
    source,
    checks,
    derivations: derivationsFor(source, checks),
    settings,
    operationsOf,
    referring,
    frameworks,
    productionKinds: { tags: organizationAccountTags, tree: organizationTree },
    catalogue,
    ...rest,
  });

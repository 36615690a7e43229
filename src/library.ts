import type { AwsCredentialIdentity } from '@smithy/types';
import type { Bundle } from './bundle/read.ts';
import type { OnProgress } from './collect/progress.ts';
import type { AuditDiff } from './core/audit-diff.ts';
import type { AuditResult } from './core/audit-result.ts';
import type { Check, Framework } from './core/check.ts';
import type { ScanOptions } from './core/manifest.ts';
import type { Settings } from './core/settings.ts';
import type { FormatName } from './report/format-files.ts';

// This module loads nothing but words: each function brings what it needs, so that a check may import it for free.
export { AuditError, type AuditErrorCode } from './core/audit-error.ts';
export {
  type Account,
  type Check,
  type CheckContext,
  type Collection,
  type Controls,
  defineCheck,
  type Entry,
  type Estate,
  type Framework,
  type Lookup,
  type Scope,
  type Verdict,
} from './core/check.ts';
export { collected, type Evidence, type Unread } from './core/evidence.ts';
export type { EvidenceKind } from './core/evidence-kind.ts';
export type { Finding, Gap, Outcome } from './core/finding.ts';
export type { Severity } from './core/severity.ts';
export type { AuditDiff, AuditResult, Bundle, FormatName, OnProgress, Settings };

/** What to collect, and how. */
export interface CollectRequest {
  /** Where the evidence goes. */
  readonly directory: string;
  /** The checks to gather evidence for; all but the deep ones when left out. */
  readonly checks?: readonly Check[];
  /** What to read: accounts, Regions, the name of the audit role. What is left out is as on the command line. */
  readonly scope?: Partial<Omit<ScanOptions, 'checks'>>;
  /** What every audit role asks for. */
  readonly externalId?: string;
  /** Whose credentials to start with; those of the environment when left out. */
  readonly credentials?: () => Promise<AwsCredentialIdentity>;
  /** Goes on with an unfinished bundle in `directory`, begun with the same scope and checks. */
  readonly resume?: boolean;
  /** Calls under way at a time; 256 when left out. */
  readonly concurrency?: number;
  /** An emulator instead of AWS. */
  readonly endpoint?: string;
  /** Stops the scan; the bundle can be resumed. */
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

/** How to judge. */
export interface EvaluateRequest {
  /** The checks to judge by; all but the deep ones when left out. */
  readonly checks?: readonly Check[];
  /** From `readSettings`; the defaults when left out. */
  readonly settings?: Settings;
  /** The frameworks whose controls to judge; all when left out. */
  readonly frameworks?: readonly Framework[];
}

/**
 * The checks of the catalogue by id, and with them those of a directory of one's own.
 * @throws {AuditError} `checks` naming the file in `directory` that holds no check
 */
export async function checks(directory?: string): Promise<readonly Check[]> {
  const { checksWith } = await import('./catalog/own-checks.ts');
  return checksWith(directory);
}

/**
 * Reads a settings file such as blindspot.yaml.
 * @param path the file; the defaults when left out
 * @param known every check that it may name; the catalogue when left out
 * @throws {AuditError} `settings` with the line and column of what is wrong
 */
export async function readSettings(path?: string, known?: readonly Check[]): Promise<Settings> {
  const { readSettings } = await import('./cli/settings-file.ts');
  return readSettings({ settings: path ?? null }, new Date(), known);
}

/**
 * Collects an estate into a bundle on disk: the only function that talks to AWS, and it only reads.
 * @throws {AuditError} `credentials`, `organization`, `output`, `bundle` (`directory` holds another one), or
 * `interrupted` by the signal
 */
export async function collect(request: CollectRequest): Promise<Bundle> {
  const { collectAs } = await import('./cli/collect-as.ts');
  return collectAs(request);
}

/**
 * Opens the bundle of an earlier scan.
 * @throws {AuditError} `bundle` when it is none, is damaged, or is of a newer version
 */
export async function openBundle(directory: string): Promise<Bundle> {
  const [{ Bundle }, { directoryStore }, { kinds }] = await Promise.all([
    import('./bundle/read.ts'),
    import('./bundle/store.ts'),
    import('./catalog/generated/collectors.ts'),
  ]);
  return Bundle.open(directoryStore(directory), kinds);
}

/** Judges a bundle: the same bundle, checks and settings give the same result. */
export async function evaluate(bundle: Bundle, request: EvaluateRequest = {}): Promise<AuditResult> {
  const [{ wholeAudit }, { evaluateBundle }, { frameworkTables }, { checks: catalogue }] = await Promise.all([
    import('./core/audit.ts'),
    import('./cli/evaluate-bundle.ts'),
    import('./catalog/frameworks/framework-tables.ts'),
    import('./catalog/generated/checks.ts'),
  ]);
  const chosen = request.checks ?? catalogue.filter(({ deep }) => !deep);
  const audit = await evaluateBundle(bundle, chosen, request.settings ?? (await readSettings()), {
    frameworks: frameworkTables.filter(({ id }) => request.frameworks?.includes(id) ?? true),
    catalogue: [...new Set([...catalogue, ...chosen])],
  });
  return wholeAudit(audit);
}

/**
 * Reads an audit.json.
 * @throws {AuditError} `bundle` when it is none
 */
export async function readAudit(path: string): Promise<AuditResult> {
  const [{ wholeAudit }, { readAudit }] = await Promise.all([import('./core/audit.ts'), import('./cli/read-audit.ts')]);
  return wholeAudit(await readAudit(path));
}

/** The text of a report: that of report.html for `html`, of audit.json for `json`, and so on. */
export async function render(audit: AuditResult, format: FormatName): Promise<string> {
  const { formats } = await import('./report/formats.ts');
  const text = formats[format].render(audit);
  return typeof text === 'string' ? text : [...text].join('');
}

/** What is new, worse, newly unknown or mended between two results of one organization. */
export async function diff(before: AuditResult, after: AuditResult): Promise<AuditDiff> {
  const { compareAudits } = await import('./cli/compare-audits.ts');
  return compareAudits(before, after);
}

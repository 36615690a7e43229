import type { Audit } from '../core/audit.ts';
import {
  type AuditDiff,
  type ChangeKind,
  type ComparedFinding,
  changeKinds,
  type FindingChange,
  regressionKinds,
} from '../core/audit-diff.ts';
import type { Finding } from '../core/finding.ts';
import { only } from '../core/series.ts';
import { severityRank } from '../core/severity.ts';
import { changedScopes } from './changed-scopes.ts';
import { conditionOf, pairedFindings, scopeOf } from './paired-findings.ts';

/**
 * What changed from one audit to a later one, by the ids of findings, which are stable across runs. Where a finding of a
 * whole scope (nothing is there, or it could not be read) gives way to findings of its resources, or the other way round,
 * the two are compared.
 */
export function diffAudits(before: Audit, after: Audit): AuditDiff {
  const versions = { before: versionsOf(before), after: versionsOf(after) };
  const scopes = changedScopes(before.findings, after.findings);
  const inThem = ({ findings }: Audit) =>
    Array.from(
      only(findings, (finding) => scopes.has(scopeOf(finding))),
      compared,
    );
  const pairs = pairedFindings(inThem(before), inThem(after));
  const found = pairs.flatMap(([one, other]): FindingChange[] => {
    const kind = kindOf(one, other);
    // What was mended or waived goes by the name under which it failed.
    const settled = kind === 'mended' || kind === 'waived';
    const shown = one && other && settled ? { ...other, id: one.id, resource: one.resource } : (other ?? one);
    if (kind === null || shown === null) return [];
    const version = {
      before: versions.before.get(shown.check) ?? null,
      after: versions.after.get(shown.check) ?? null,
    };
    const { id, check, severity, account, region, resource, message } = shown;
    return [
      {
        kind,
        ...{ id, check, severity, account, region, resource, message },
        before: stateOf(one),
        after: stateOf(other),
        ...(version.before !== version.after && { checkVersion: version }),
      },
    ];
  });
  const changes = changeKinds.flatMap((wanted) => found.filter(({ kind }) => kind === wanted));
  return {
    before: runOf(before),
    after: runOf(after),
    summary: {
      new: count(changes, 'new'),
      worse: count(changes, 'worse'),
      unknown: count(changes, 'unknown'),
      waived: count(changes, 'waived'),
      gone: count(changes, 'gone'),
      mended: count(changes, 'mended'),
    },
    changes,
  };
}

const compared = ({ facts, operation, unread, ...rest }: Finding): ComparedFinding => rest;

/** Ids of the findings that are new, worse or newly unknown. */
export const regressionsOf = ({ changes }: AuditDiff): ReadonlySet<string> =>
  new Set(changes.filter(({ kind }) => regressionKinds.includes(kind)).map(({ id }) => id));

/** null where nothing changed that somebody must hear of. */
function kindOf(before: ComparedFinding | null, after: ComparedFinding | null): ChangeKind | null {
  const [was, is] = [conditionOf(before), conditionOf(after)];
  switch (is) {
    case 'failing':
      if (was !== 'failing') return 'new';
      return before && after && isWorse(before, after) ? 'worse' : null;
    case 'open':
      return was === 'open' ? null : 'unknown';
    case 'waived':
      return was === 'failing' || was === 'open' ? 'waived' : null;
    case 'absent':
      return was === 'failing' ? 'gone' : null;
    case 'well':
      return was === 'failing' || was === 'open' ? 'mended' : null;
  }
}

const isWorse = (before: ComparedFinding, after: ComparedFinding): boolean =>
  severityRank(after.severity) < severityRank(before.severity) ||
  (after.severity === before.severity && before.gap === 'unsound' && after.gap === 'missing');

const stateOf = (finding: ComparedFinding | null): FindingChange['before'] =>
  finding && {
    outcome: finding.outcome,
    ...(finding.gap && { gap: finding.gap }),
    severity: finding.severity,
    message: finding.message,
    ...(finding.waiver && { waiver: finding.waiver }),
    ...(finding.expiredWaiver && { expiredWaiver: finding.expiredWaiver }),
  };

const versionsOf = ({ checks }: Audit): ReadonlyMap<string, number> =>
  new Map(checks.map(({ id, version }) => [id, version]));

const runOf = ({ run, tool }: Audit) => ({ startedAt: run.startedAt, tool: tool.version });

const count = (changes: readonly FindingChange[], wanted: ChangeKind): number =>
  changes.filter(({ kind }) => kind === wanted).length;

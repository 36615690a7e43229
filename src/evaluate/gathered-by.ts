import type { AuditResult } from '../core/audit-result.ts';
import type { Check } from '../core/check.ts';
import type { Manifest } from '../core/manifest.ts';
import { toolVersion } from '../core/version.ts';

/** What an auditor must know who judges evidence with a newer tool than the one that gathered it; empty otherwise. */
export function gatheredBy(
  { tool, checks: then }: Manifest,
  checks: readonly Check[],
): Pick<AuditResult['run'], 'gatheredBy'> {
  const changedChecks = then ? checks.filter(({ id, version }) => then[id] !== version).map(({ id }) => id) : [];
  return tool.version === toolVersion && changedChecks.length === 0
    ? {}
    : { gatheredBy: { version: tool.version, changedChecks } };
}

import type { AuditResult } from '../../src/core/audit-result.ts';
import type { Finding } from '../../src/core/finding.ts';
import { countCoverage } from '../../src/evaluate/coverage.ts';
import { findingId } from '../../src/evaluate/to-finding.ts';
import { otherName, ownNames } from './other-name.ts';

/**
 * The same audit with so many accounts: those that were entered, again and again under other ids and names. What is an
 * account's own gets other names in each: networks, detectors, flow logs, and the times of deliveries, so that the
 * texts of a thousand accounts differ as they would. Only the first 17 Regions are kept.
 */
export function largeAudit(seed: AuditResult, accounts: number): AuditResult {
  const regions = new Set([...new Set(seed.scope.targets.map(({ region }) => region))].sort().slice(0, 17));
  const inRegions = ({ region }: { readonly region?: string | null | undefined }) =>
    region == null || regions.has(region);
  const findings = seed.findings.filter(inRegions);
  const coverage = seed.coverage.filter(inRegions);
  const targets = seed.scope.targets.filter(inRegions);
  const originals = seed.organization.accounts;
  const copied = originals.filter(
    ({ scanned, unreachable, id }) => scanned && !unreachable && id !== seed.organization.managementAccountId,
  );
  const findingsOf = byAccount(findings);
  const coverageOf = byAccount(coverage);
  const more = Array.from({ length: Math.max(0, accounts - originals.length) }, (_, number) => {
    const original = copied[number % copied.length];
    if (!original) throw new Error('the audit has no account that was entered');
    const id = String(400_000_000_000 + number);
    const ids = new Map<string, string>();
    const own = (findingsOf.get(original.id) ?? []).map((finding) => {
      const copy = moved(finding, original.id, id);
      ids.set(finding.id, copy.id);
      return copy;
    });
    return {
      account: { ...original, id, name: `${original.name}-${number}`, ou: [...original.ou, `Unit ${number % 20}`] },
      findings: own,
      coverage: (coverageOf.get(original.id) ?? []).map((row) => ({
        ...row,
        account: id,
        findings: row.findings.map((of) => ids.get(of) ?? of),
      })),
      custody: (seed.custody?.accounts ?? []).flatMap((own) =>
        own.account === original.id ? [{ ...own, account: id }] : [],
      ),
      unread: seed.unread.flatMap((row) =>
        row.account === original.id && inRegions(row) ? [{ ...row, account: id }] : [],
      ),
      targets: targets.filter(({ account }) => account === original.id).map(({ region }) => ({ account: id, region })),
    };
  });
  const all = [...findings, ...more.flatMap((one) => one.findings)];
  const cells = [...coverage, ...more.flatMap((one) => one.coverage)];
  return {
    ...seed,
    organization: { ...seed.organization, accounts: [...originals, ...more.map(({ account }) => account)] },
    scope: { ...seed.scope, targets: [...targets, ...more.flatMap((one) => one.targets)] },
    findings: all,
    coverage: cells,
    custody: seed.custody && {
      ...seed.custody,
      accounts: [...seed.custody.accounts, ...more.flatMap((one) => one.custody)],
    },
    unread: [...seed.unread, ...more.flatMap((one) => one.unread)],
    summary: {
      byOutcome: tally(seed.summary.byOutcome, all, ({ outcome }) => outcome),
      bySeverity: tally(
        seed.summary.bySeverity,
        all.filter(({ outcome, waiver }) => outcome === 'fail' && !waiver),
        ({ severity }) => severity,
      ),
      waived: all.filter(({ waiver }) => waiver).length,
      coverage: countCoverage(cells),
    },
  };
}

function byAccount<T extends { readonly account: string | null }>(rows: readonly T[]): ReadonlyMap<string | null, T[]> {
  const groups = new Map<string | null, T[]>();
  for (const row of rows) {
    const own = groups.get(row.account) ?? [];
    own.push(row);
    groups.set(row.account, own);
  }
  return groups;
}

/** The finding as another account would have it. */
function moved(finding: Finding, from: string, to: string): Finding {
  const { check, region } = finding;
  const text = (old: string): string => old.replaceAll(from, to).replace(ownNames, (name) => otherName(name, to));
  const resource = finding.resource === null ? null : text(finding.resource);
  const facts = JSON.stringify(finding.facts);
  const others = text(facts);
  return {
    ...finding,
    id: findingId(check, to, region, resource),
    account: to,
    resource,
    message: text(finding.message),
    facts: facts === others ? finding.facts : JSON.parse(others),
  };
}

const tally = <K extends string, T>(
  counts: Readonly<Record<K, number>>,
  items: readonly T[],
  keyOf: (item: T) => K,
) => {
  const fresh = Object.fromEntries(Object.keys(counts).map((key) => [key, 0])) as Record<K, number>; // the same keys
  for (const item of items) fresh[keyOf(item)]++;
  return fresh;
};

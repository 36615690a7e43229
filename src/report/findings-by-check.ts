import type { Audit } from '../core/audit.ts';
import type { Finding } from '../core/finding.ts';
import { getOrMake } from '../core/get-or-make.ts';

/** The findings of one check after the other, in the order of the result; where they lie in lists, no others are held. */
export function findingsByCheck({ findings }: Pick<Audit, 'findings'>): (check: string) => readonly Finding[] {
  if (findings.listsOf)
    return (wanted) => Array.from(findings.listsOf?.((check) => check === wanted) ?? [], (list) => [...list]).flat();
  const byCheck = new Map<string, Finding[]>();
  for (const finding of findings) getOrMake(byCheck, finding.check, () => []).push(finding);
  return (check) => byCheck.get(check) ?? [];
}

import type { Audit } from '../core/audit.ts';
import type { AuditResult, CheckSummary } from '../core/audit-result.ts';
import { counted, grouped } from '../core/counted.ts';
import type { Finding } from '../core/finding.ts';
import { severityRank } from '../core/severity.ts';
import { accountGroups, fewGroups, isLarge, togetherRow } from './account-groups.ts';
import { accountNames, type NamedAccount } from './account-names.ts';
import { type FindingLink, findingLink } from './anchors.ts';
import { pageFindings } from './page-findings.ts';
import { type ProofView, proofView } from './proof-view.ts';
import { signalProof } from './signal-proof.ts';
import { type SignalState, signalLooks, signalStateNames } from './signal-states.ts';

interface SignalCell {
  readonly look: string;
  readonly mark: string;
  readonly rest: string;
  /** To the drawn chain or, where there is none, to the check; null without a finding. */
  readonly href: string | null;
  /** To the finding, where there is no drawn chain. */
  readonly route: string;
}

/** Accounts (or units, where accounts are too many) × signals, and each distinct proof once, however many accounts share it. */
export interface SignalMatrix {
  readonly signals: readonly string[];
  readonly columns: number;
  readonly legend: readonly (Omit<SignalCell, 'href' | 'route'> & { readonly meaning: string })[];
  readonly groups: readonly {
    readonly ou: string;
    readonly accounts: readonly (NamedAccount & { readonly note: string; readonly cells: readonly SignalCell[] })[];
  }[];
  readonly proofs: readonly DrawnProof[];
  /** How many proofs the page leaves to audit.json; empty when none. */
  readonly more: string;
}

interface DrawnProof extends ProofView {
  readonly anchor: string;
  readonly amount: string;
  readonly accounts: readonly ({ readonly name: string } & FindingLink)[];
  readonly moreAccounts: string;
}

/** Proofs beyond this many are left to audit.json. */
const mostProofs = 400;
/** Accounts named at a proof. */
const mostAccounts = 8;

/** The checks that prove one signal each, gravest first. */
export const signalChecks = ({ checks }: Pick<AuditResult, 'checks'>): readonly CheckSummary[] =>
  checks
    .filter(({ id }) => /^detections\/.+-(is|are)-alerted$/.test(id))
    .sort((a, b) => severityRank(a.severity) - severityRank(b.severity) || (a.id < b.id ? -1 : 1));

export function signalMatrix(audit: Audit): SignalMatrix {
  const checks = signalChecks(audit);
  const nameOf = accountNames(audit);
  const large = isLarge(audit);
  const groups = large ? fewGroups(audit) : accountGroups(audit);
  const { signals } = pageFindings(audit);
  const proofs = new Map<string, { readonly view: ProofView; readonly anchor: string; readonly findings: Finding[] }>();
  let left = 0;
  const cellOf = (check: CheckSummary, place: string): SignalCell => {
    const worst = signals.of(check.id, place);
    if (!worst) return { ...cellLook('not-judged'), href: null, route: '' };
    const { finding, state } = worst;
    const cell = cellLook(state);
    const proof = signalProof(finding);
    if (!proof) return { ...cell, ...findingLink(finding) };
    const view = proofView(signalName(check), state, proof, finding.account ?? '', nameOf);
    const key = JSON.stringify(view);
    const known = proofs.get(key);
    if (known) known.findings.push(finding);
    else if (proofs.size < mostProofs)
      proofs.set(key, { view, anchor: `proof-${proofs.size + 1}`, findings: [finding] });
    else left++;
    const drawn = proofs.get(key);
    return { ...cell, ...(drawn ? { href: `#${drawn.anchor}`, route: '' } : findingLink(finding)) };
  };
  const rows = groups.map(({ ou, accounts }) => ({
    ou,
    accounts: large
      ? [
          {
            ...togetherRow(ou, accounts),
            cells: checks.map((check) => cellOf(check, ou)),
          },
        ]
      : accounts.map(({ id, unreachable }) => ({
          ...nameOf(id),
          note: unreachable ? 'could not be entered' : '',
          cells: checks.map((check) => cellOf(check, id)),
        })),
  }));
  const order = (look: ProofView) => checks.findIndex((check) => signalName(check) === look.signal);
  return {
    signals: checks.map(signalName),
    columns: checks.length + 1,
    legend: [...signalStateNames]
      .reverse()
      .filter((state) => state !== 'not-judged')
      .map((state) => ({ ...cellLook(state), meaning: signalLooks[state].meaning })),
    groups: rows,
    proofs: [...proofs.values()]
      .sort((a, b) => order(a.view) - order(b.view) || a.view.rank - b.view.rank)
      .map(({ view, anchor, findings }) => ({
        ...view,
        anchor,
        amount: counted(findings.length, 'account'),
        accounts: findings.slice(0, mostAccounts).map((finding) => {
          const { id, name } = nameOf(finding.account ?? '');
          return { name: name || id, ...findingLink(finding) };
        }),
        moreAccounts: findings.length > mostAccounts ? `and ${grouped(findings.length - mostAccounts)} more` : '',
      })),
    more:
      left > 0
        ? `The proof of ${counted(left, 'further cell')} is in audit.json; the cell leads to its finding or its check.`
        : '',
  };
}

function cellLook(state: SignalState): Omit<SignalCell, 'href' | 'route'> {
  const { look, mark, rest } = signalLooks[state];
  return { look, mark, rest };
}

/** `detections/login-without-mfa-is-alerted` as `Login without MFA`. */
function signalName({ id }: CheckSummary): string {
  const words = id
    .replace(/^detections\//, '')
    .replace(/-(is|are)-alerted$/, '')
    .replaceAll('-', ' ')
    .replace(/\b(iam|mfa|vpc|acl)\b/g, (word) => word.toUpperCase());
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

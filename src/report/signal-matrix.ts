import type { AuditResult, CheckSummary } from '../core/audit-result.ts';
import type { Finding } from '../core/finding.ts';
import { severityRank } from '../core/severity.ts';
import { accountGroups } from './account-groups.ts';
import { accountNames, type NamedAccount } from './account-names.ts';
import { findingLink } from './anchors.ts';
import { type ProofView, proofView } from './proof-view.ts';
import { signalProof } from './signal-proof.ts';
import { type SignalState, signalLooks, signalStateNames, signalStateOf } from './signal-states.ts';
import { counted, grouped } from './wording.ts';

interface SignalCell {
  readonly look: string;
  readonly mark: string;
  readonly rest: string;
  /** To the drawn chain or, where there is none, to the finding; null without a finding. */
  readonly href: string | null;
}

/** Accounts × signals, and each distinct proof once, however many accounts share it. */
export interface SignalMatrix {
  readonly signals: readonly string[];
  readonly columns: number;
  readonly legend: readonly (Omit<SignalCell, 'href'> & { readonly meaning: string })[];
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
  readonly accounts: readonly { readonly name: string; readonly href: string }[];
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

/** @param shown ids of the findings that the page holds */
export function signalMatrix(audit: AuditResult, shown: ReadonlySet<string>): SignalMatrix {
  const checks = signalChecks(audit);
  const nameOf = accountNames(audit);
  const groups = accountGroups(audit);
  const judged = worstByPlace(audit.findings);
  const proofs = new Map<string, { readonly view: ProofView; readonly anchor: string; readonly findings: Finding[] }>();
  let left = 0;
  const cellOf = (check: CheckSummary, account: string): SignalCell => {
    const worst = judged.get(`${check.id} ${account}`);
    if (!worst) return { ...cellLook('not-judged'), href: null };
    const { finding, state } = worst;
    const cell = cellLook(state);
    const proof = signalProof(finding);
    if (!proof) return { ...cell, href: findingLink(finding, shown) };
    const view = proofView(signalName(check), state, proof, account, nameOf);
    const key = JSON.stringify(view);
    const known = proofs.get(key);
    if (known) known.findings.push(finding);
    else if (proofs.size < mostProofs)
      proofs.set(key, { view, anchor: `proof-${proofs.size + 1}`, findings: [finding] });
    else left++;
    return { ...cell, href: proofs.has(key) ? `#${proofs.get(key)?.anchor}` : findingLink(finding, shown) };
  };
  const rows = groups.map(({ ou, accounts }) => ({
    ou,
    accounts: accounts.map(({ id, unreachable }) => ({
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
          return { name: name || id, href: findingLink(finding, shown) };
        }),
        moreAccounts: findings.length > mostAccounts ? `and ${grouped(findings.length - mostAccounts)} more` : '',
      })),
    more:
      left > 0
        ? `The proof of ${counted(left, 'further cell')} is in audit.json; the cell leads to its finding or its check.`
        : '',
  };
}

function cellLook(state: SignalState): Omit<SignalCell, 'href'> {
  const { look, mark, rest } = signalLooks[state];
  return { look, mark, rest };
}

/** The worst finding of each check and account. */
function worstByPlace(
  findings: readonly Finding[],
): ReadonlyMap<string, { readonly finding: Finding; readonly state: SignalState }> {
  const judged = new Map<string, { readonly finding: Finding; readonly state: SignalState }>();
  for (const finding of findings) {
    if (!finding.check.startsWith('detections/') || finding.account === null) continue;
    const key = `${finding.check} ${finding.account}`;
    const state = signalStateOf(finding, signalProof(finding));
    const before = judged.get(key);
    if (!before || signalStateNames.indexOf(state) < signalStateNames.indexOf(before.state))
      judged.set(key, { finding, state });
  }
  return judged;
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

import { hash } from 'node:crypto';
import type { Check, Scope } from '../core/check.ts';
import { describeUnread } from '../core/evidence.ts';
import type { Finding } from '../core/finding.ts';
import type { Json } from '../core/json.ts';
import type { Judgement } from './judge.ts';
import type { OperationsOf } from './resolve.ts';

/** Stable across runs: it changes with the check, the account, the Region or the resource, and with nothing else. */
export function findingId(
  check: string,
  account: string | null,
  region: string | null,
  resource: string | null,
): string {
  return hash('sha256', `${check}\n${account ?? ''}\n${region ?? ''}\n${resource ?? ''}`, 'hex').slice(0, 16);
}

/** A judgement as the result carries it. */
export function toFinding(check: Check, scope: Scope, judgement: Judgement, operationsOf: OperationsOf): Finding {
  const { details } = judgement;
  const resource = details.resource ?? scope.destination?.arn ?? null;
  const { account, region } = placeOf(scope);
  const { outcome } = judgement;
  const id = findingId(check.id, account, region, resource);
  const rest = {
    severity: details.severity ?? check.severity,
    account,
    region,
    resource,
    message: outcome === 'unknown' ? `Unknown: ${describeUnread(judgement.unread)}` : judgement.text,
    facts: present(details.facts),
    operation:
      outcome === 'unknown' ? judgement.unread.operation : (details.operation ?? firstOperation(check, operationsOf)),
  };
  // An object that something is left out of in its midst takes four times as long to make.
  if (outcome === 'unknown') return { id, check: check.id, outcome, ...rest, unread: judgement.unread };
  if ('gap' in judgement && judgement.gap) return { id, check: check.id, outcome, gap: judgement.gap, ...rest };
  return { id, check: check.id, outcome, ...rest };
}

function firstOperation({ id, needs }: Check, operationsOf: OperationsOf): string {
  const [first] = Object.values(needs);
  return (first && operationsOf(first.id).operations[0]) ?? id;
}

/** A destination is placed where it lives or, when nobody knows, where it is first referred to. */
function placeOf({ account, region, destination }: Scope): { account: string | null; region: string | null } {
  if (!destination) return { account, region };
  const { location, references } = destination;
  if (location.state === 'found') return location;
  const referrer = references.find((reference) => reference.account);
  if (location.state === 'elsewhere' && location.account)
    return { account: location.account, region: referrer?.region ?? null };
  return { account: referrer?.account ?? null, region: referrer?.region ?? null };
}

function present(facts: Readonly<Record<string, Json | undefined>> = {}): Finding['facts'] {
  const told: Finding['facts'] = {};
  // A fact that AWS left out is shown as null: its absence is what proves the finding.
  for (const name of Object.keys(facts)) told[name] = (facts[name] ?? null) as Finding['facts'][string]; // it is JSON
  return told;
}

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
  const firstNeed = Object.values(check.needs)[0];
  return {
    id: findingId(check.id, account, region, resource),
    check: check.id,
    outcome: judgement.outcome,
    ...('gap' in judgement && judgement.gap && { gap: judgement.gap }),
    severity: details.severity ?? check.severity,
    account,
    region,
    resource,
    message: judgement.outcome === 'unknown' ? `Unknown: ${describeUnread(judgement.unread)}` : judgement.text,
    facts: present(details.facts),
    operation:
      judgement.outcome === 'unknown'
        ? judgement.unread.operation
        : (details.operation ?? (firstNeed && operationsOf(firstNeed.id).operations[0]) ?? check.id),
    ...(judgement.outcome === 'unknown' && { unread: judgement.unread }),
  };
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

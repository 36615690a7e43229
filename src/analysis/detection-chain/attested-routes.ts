import { link, type Route } from './chain.ts';
import type { Attestation, Situation } from './situation.ts';
import type { Wanted } from './wanted.ts';

/** An attestation older than this says nothing any more. */
const longestAttested = 365 * 24 * 60 * 60 * 1000;

/**
 * Rules of a SIEM that a team attests by name. They are taken at their word for a year, for what the account's live
 * trails record: a SIEM that reads CloudTrail cannot see more.
 */
export function attestedRoutes(
  wanted: Wanted,
  { recording, now }: Situation,
  attestations: readonly Attestation[],
): readonly Route[] {
  const instances = new Set([...wanted.required, ...wanted.extended]);
  return attestations
    .filter(({ signal }) => signal === wanted.signal || signal === '*')
    .map(({ rule, system, owner, date }): Route => {
      const age = now.getTime() - Date.parse(date);
      const holds = attestationHolds({ date }, now);
      const said = `rule ${rule} of ${system}, attested by ${owner} on ${date}`;
      const because = holds ? said : `${said}, ${age < 0 ? 'which is to come' : 'more than a year ago'}`;
      return {
        route: 'attestation',
        region: null,
        links: [link('attestation', `${system}: ${rule}`, holds ? 'ok' : 'broken', because)],
        matches: (cell) => (instances.has(cell.sample) ? recording.records(cell) : { result: 'no-match' }),
      };
    });
}

/** Whether an attestation is of the last year, and not of a day to come. */
export function attestationHolds({ date }: Pick<Attestation, 'date'>, now: Date): boolean {
  const age = now.getTime() - Date.parse(date);
  return age >= 0 && age <= longestAttested;
}

import { AlikeTexts } from '../core/alike-texts.ts';
import type { Audit } from '../core/audit.ts';
import type { Finding } from '../core/finding.ts';
import { alikeAccounts, citedPlaces } from './alike-accounts.ts';

/** What a link to a finding takes of it. */
export type CitedFinding = Pick<Finding, 'check' | 'account' | 'region' | 'resource'>;

/** The findings that what is told of custody and of the map of the estate rests on, by their ids. */
export class CitedFindings {
  readonly #wanted: ReadonlySet<string>;
  readonly #found = new Map<string, CitedFinding>();
  readonly #texts = new AlikeTexts();

  constructor({ custody, estate }: Pick<Audit, 'custody' | 'estate'>) {
    const wanted = new Set<string>();
    const want = (ids: readonly string[]) => {
      for (const id of ids) wanted.add(id);
    };
    for (const { telemetry } of custody ? alikeAccounts(custody) : [])
      for (const { alarm } of telemetry) want(alarm?.findings ?? []);
    for (const store of custody?.stores ?? []) want(citedPlaces(store).flatMap(({ findings }) => findings));
    for (const { findings } of [...(estate?.flows ?? []), ...(estate?.readers ?? [])]) want(findings);
    this.#wanted = wanted;
  }

  take({ id, check, account, region, resource }: Finding): void {
    if (this.#wanted.has(id)) this.#found.set(id, this.#texts.in({ check, account, region, resource }));
  }

  /** Those that there are, in the order of the ids. */
  of(ids: readonly string[]): readonly CitedFinding[] {
    return ids.flatMap((id) => this.#found.get(id) ?? []);
  }
}

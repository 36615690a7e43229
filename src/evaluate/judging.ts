import type { AuditResult } from '../core/audit-result.ts';
import type { Check, Scope } from '../core/check.ts';
import type { Destination } from '../core/destination.ts';
import type { Finding } from '../core/finding.ts';
import type { Settings } from '../core/settings.ts';
import type { WaiverResult } from '../core/waiver.ts';
import { Coverage } from './coverage.ts';
import type { PlacedAccounts } from './finding-matcher.ts';
import { FindingTallies } from './finding-tallies.ts';
import { type Judgement, judge } from './judge.ts';
import { OrderedFindings } from './ordered-findings.ts';
import type { Production } from './production.ts';
import { type Known, resolveNeeds } from './resolve.ts';
import { weigher } from './severities.ts';
import type { Spooler } from './spool.ts';
import { toFinding } from './to-finding.ts';
import { WaiverMarks } from './waivers.ts';

/** What findings are made of, and held against. */
export interface Circumstances {
  readonly known: Known;
  readonly checks: readonly Check[];
  readonly destinations: readonly Destination[];
  readonly settings: Settings;
  readonly accounts: PlacedAccounts;
  readonly production: Production;
  readonly targets: AuditResult['scope']['targets'];
  /** The moment at which waivers hold. */
  readonly startedAt: Date;
  readonly spooler: Spooler;
}

/** Runs checks, scope by scope, and makes of each finding at once all that it counts for: it is not held. */
export class Judging {
  readonly findings: OrderedFindings;
  readonly coverage: Coverage;
  readonly tallies: FindingTallies;
  readonly #known: Known;
  readonly #settings: Settings;
  readonly #weigh: (finding: Finding) => Finding;
  readonly #waivers: WaiverMarks;

  constructor({
    known,
    checks,
    destinations,
    settings,
    accounts,
    production,
    targets,
    startedAt,
    spooler,
  }: Circumstances) {
    this.findings = new OrderedFindings(spooler);
    this.coverage = new Coverage(checks, destinations, known.estate, spooler);
    this.tallies = new FindingTallies(checks);
    this.#known = known;
    this.#settings = settings;
    this.#weigh = weigher(settings.severities, accounts, production);
    const ran = checks.map(({ id }) => id);
    this.#waivers = new WaiverMarks(settings.waivers, { accounts, targets, ran, now: startedAt });
  }

  /** Runs a check on scopes: on those of one account, or on all that are of none. @param now when their evidence was read */
  run(check: Check, scopes: readonly Scope[], now: Date): void {
    const findings: Finding[] = [];
    for (const scope of scopes)
      for (const judgement of this.#judgements(check, scope, now)) findings.push(this.#heard(check, scope, judgement));
    this.findings.add(findings);
  }

  /** Takes what is said of no scope in particular. */
  say(check: Check, judgement: Judgement): void {
    this.findings.add([this.#heard(check, { account: null, region: null, destination: null }, judgement)]);
  }

  /** What became of each waiver, when everything is judged. */
  get waivers(): WaiverResult[] {
    return this.#waivers.results();
  }

  #heard(check: Check, scope: Scope, judgement: Judgement): Finding {
    const finding = toFinding(check, scope, judgement, this.#known.operationsOf);
    if (scope.destination) this.coverage.countDestination(check, finding, scope.destination);
    else this.coverage.count(check, finding);
    const told = this.#waivers.mark(this.#weigh(finding));
    this.tallies.count(told);
    return told;
  }

  /** Runs a check on a scope, unless the scope itself settles the matter. */
  #judgements(check: Check, scope: Scope, now: Date): readonly Judgement[] {
    const { estate } = this.#known;
    const settled = (text: string): Judgement[] => [{ outcome: 'not-applicable', message: null, text, details: {} }];
    if (check.breadth === 'organization' && !estate.organizationId)
      return settled('A single account was scanned; there is no organization to judge.');
    if (scope.destination?.location.state === 'absent' && !check.judgesLocation)
      return settled(`${scope.destination.arn} does not exist; what refers to it is told where that is judged.`);
    return judge(check, resolveNeeds(check, scope, this.#known), { scope, estate, settings: this.#settings, now });
  }
}

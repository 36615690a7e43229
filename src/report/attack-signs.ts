import type { Finding } from '../core/finding.ts';

const triaged = 'guardduty/findings-are-triaged';
const alarms = 'detections/alarms-are-not-latched-or-muted';

/** Open GuardDuty findings of high severity, and security alarms that ring. */
export class AttackSigns {
  readonly #most: number;
  /** Judgements that apply, and those of them that could not be made. */
  all = 0;
  open = 0;
  /** How many GuardDuty findings are open, and the first of those that tell so. */
  total = 0;
  readonly grave: Finding[] = [];
  /** How many alarms ring, and the first of them. */
  ringing = 0;
  readonly firstRinging: Finding[] = [];

  /** @param most findings of each that are held */
  constructor(most: number) {
    this.#most = most;
  }

  take(finding: Finding): void {
    const { check, outcome, facts } = finding;
    if ((check !== triaged && check !== alarms) || outcome === 'not-applicable') return;
    this.all++;
    if (outcome === 'unknown' || outcome === 'error') this.open++;
    if (check === triaged) {
      const total = Number(facts['Total'] ?? 0);
      this.total += total;
      if (total > 0 && this.grave.length < this.#most) this.grave.push(finding);
    } else if (facts['StateValue'] === 'ALARM' && ++this.ringing <= this.#most) this.firstRinging.push(finding);
  }
}

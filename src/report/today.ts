import type { Audit } from '../core/audit.ts';
import { counted, grouped } from '../core/counted.ts';
import type { Finding } from '../core/finding.ts';
import { getOrMake } from '../core/get-or-make.ts';
import { accountNames, accountText } from './account-names.ts';
import { changedLately } from './changes-view.ts';
import type { TodayAnswer } from './questions.ts';
import { percent } from './wording.ts';

/** What a dashboard is asked every morning, as far as a scan of configuration can tell. */
export const today = (audit: Audit): readonly TodayAnswer[] => [
  attacked(audit),
  changedLately(audit),
  compliant(audit),
];

/** Most places that an answer lists. */
const most = 50;

const triaged = 'guardduty/findings-are-triaged';
const alarms = 'detections/alarms-are-not-latched-or-muted';

/** Open GuardDuty findings of high severity, and security alarms that ring. */
function attacked(audit: Audit): TodayAnswer {
  const question = { title: 'Attacked?', asks: 'Does something say so at this moment?' };
  const grave: Finding[] = [];
  const ringing: Finding[] = [];
  let [all, total, open] = [0, 0, 0];
  for (const finding of audit.findings) {
    const { check, outcome, facts } = finding;
    if ((check !== triaged && check !== alarms) || outcome === 'not-applicable') continue;
    all++;
    if (isOpen(finding)) open++;
    total += check === triaged ? Number(facts['Total'] ?? 0) : 0;
    if (check === triaged && Number(facts['Total'] ?? 0) > 0) grave.push(finding);
    if (check === alarms && facts['StateValue'] === 'ALARM') ringing.push(finding);
  }
  if (all === 0) return { ...question, ...notJudged };
  const placeOf = placesIn(audit);
  const quiet = grave.length + ringing.length === 0;
  return {
    ...question,
    tone: quiet ? (open > 0 ? 'open' : 'good') : 'bad',
    figure: grouped(total + ringing.length),
    figureNote: 'signs',
    sentence:
      `${counted(total, 'GuardDuty finding')} of high severity ${total === 1 ? 'is' : 'are'} open, as each detector tells it ` +
      `(an administrator also counts its members’), and ${counted(ringing.length, 'security alarm rings', 'security alarms ring')}` +
      `${open > 0 ? `; ${counted(open, 'place')} could not be read` : ''}. Quiet is not safe where GuardDuty or the alarms are missing.`,
    places: [
      ...grave.map((finding) => `${placeOf(finding)}: ${counted(Number(finding.facts['Total']), 'finding')}`),
      ...ringing.map((finding) => `${placeOf(finding)}: ${finding.resource ?? 'an alarm'} is in ALARM`),
    ].slice(0, most),
  };
}

/** What the posture checks say, and how far telemetry covers the estate. */
function compliant(audit: Audit): TodayAnswer {
  const question = { title: 'Compliant?', asks: 'MFA, encryption, public access: does the estate keep the rules?' };
  const ids = new Set(audit.checks.filter(({ source }) => source === 'posture').map(({ id }) => id));
  const failingIn = new Map<string, Set<string>>();
  let [all, pass, failing, open] = [0, 0, 0, 0];
  for (const finding of audit.findings) {
    const { check, outcome, waiver, account } = finding;
    if (!ids.has(check) || outcome === 'not-applicable') continue;
    all++;
    if (outcome === 'pass') pass++;
    if (isOpen(finding)) open++;
    if (outcome !== 'fail' || waiver) continue;
    failing++;
    if (account !== null) getOrMake(failingIn, check, () => new Set<string>()).add(account);
  }
  if (all === 0) return { ...question, ...notJudged };
  return {
    ...question,
    tone: failing > 0 ? 'bad' : open > 0 ? 'open' : 'good',
    figure: percent(pass, all),
    figureNote: 'holds',
    sentence: `Of ${counted(all, 'judgement')} on identities, encryption and public access, ${grouped(pass)} hold, ${grouped(failing)} fail and ${grouped(open)} could not be made.`,
    places: audit.checks.flatMap(({ id, failureTitle }) => {
      const accounts = failingIn.get(id)?.size ?? 0;
      return accounts > 0 ? [`${failureTitle}: ${counted(accounts, 'account')}`] : [];
    }),
  };
}

const notJudged = {
  tone: 'none',
  figure: '—',
  figureNote: '',
  sentence: 'Not judged by this scan: none of its checks asks this.',
  places: [],
} as const;

const isOpen = ({ outcome }: Finding): boolean => outcome === 'unknown' || outcome === 'error';

function placesIn(audit: Audit): (finding: Finding) => string {
  const nameOf = accountNames(audit);
  return ({ account, region }) =>
    [account === null ? 'the organization' : accountText(nameOf(account)), region ?? ''].join(' ').trim();
}

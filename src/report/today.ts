import type { AuditResult } from '../core/audit-result.ts';
import type { Finding } from '../core/finding.ts';
import { accountNames, accountText } from './account-names.ts';
import { changedLately } from './changes-view.ts';
import type { TodayAnswer } from './questions.ts';
import { counted, grouped, percent } from './wording.ts';

/** What a dashboard is asked every morning, as far as a scan of configuration can tell. */
export const today = (audit: AuditResult): readonly TodayAnswer[] => [
  attacked(audit),
  changedLately(audit),
  compliant(audit),
];

/** Most places that an answer lists. */
const most = 50;

/** Open GuardDuty findings of high severity, and security alarms that ring. */
function attacked(audit: AuditResult): TodayAnswer {
  const question = { title: 'Attacked?', asks: 'Does something say so at this moment?' };
  const triaged = judgedBy(audit, 'guardduty/findings-are-triaged');
  const alarms = judgedBy(audit, 'detections/alarms-are-not-latched-or-muted');
  if (triaged.length + alarms.length === 0) return { ...question, ...notJudged };
  const grave = triaged.filter(({ facts }) => Number(facts['Total'] ?? 0) > 0);
  const ringing = alarms.filter(({ facts }) => facts['StateValue'] === 'ALARM');
  const total = grave.reduce((sum, { facts }) => sum + Number(facts['Total']), 0);
  const open = [...triaged, ...alarms].filter(isOpen).length;
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
function compliant(audit: AuditResult): TodayAnswer {
  const question = { title: 'Compliant?', asks: 'MFA, encryption, public access: does the estate keep the rules?' };
  const ids = new Set(audit.checks.filter(({ source }) => source === 'posture').map(({ id }) => id));
  const own = audit.findings.filter(({ check, outcome }) => ids.has(check) && outcome !== 'not-applicable');
  if (own.length === 0) return { ...question, ...notJudged };
  const failing = own.filter(({ outcome, waiver }) => outcome === 'fail' && !waiver);
  const open = own.filter(isOpen).length;
  const pass = own.filter(({ outcome }) => outcome === 'pass').length;
  return {
    ...question,
    tone: failing.length > 0 ? 'bad' : open > 0 ? 'open' : 'good',
    figure: percent(pass, own.length),
    figureNote: 'holds',
    sentence: `Of ${counted(own.length, 'judgement')} on identities, encryption and public access, ${grouped(pass)} hold, ${grouped(failing.length)} fail and ${grouped(open)} could not be made.`,
    places: audit.checks.flatMap(({ id, failureTitle }) => {
      const accounts = new Set(failing.flatMap(({ check, account }) => (check === id ? (account ?? []) : [])));
      return accounts.size > 0 ? [`${failureTitle}: ${counted(accounts.size, 'account')}`] : [];
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

const judgedBy = ({ findings }: AuditResult, id: string): Finding[] =>
  findings.filter(({ check, outcome }) => check === id && outcome !== 'not-applicable');

function placesIn(audit: AuditResult): (finding: Finding) => string {
  const nameOf = accountNames(audit);
  return ({ account, region }) =>
    [account === null ? 'the organization' : accountText(nameOf(account)), region ?? ''].join(' ').trim();
}

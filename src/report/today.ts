import type { Audit } from '../core/audit.ts';
import { counted, grouped } from '../core/counted.ts';
import type { Finding } from '../core/finding.ts';
import { getOrMake } from '../core/get-or-make.ts';
import { accountNames, accountText } from './account-names.ts';
import { bareFindings } from './bare-findings.ts';
import { changedLately } from './changes-view.ts';
import { mostSigns, pageFindings } from './page-findings.ts';
import type { TodayAnswer } from './questions.ts';
import { percent } from './wording.ts';

/** What a dashboard is asked every morning, as far as a scan of configuration can tell. */
export const today = (audit: Audit): readonly TodayAnswer[] => [
  attacked(audit),
  changedLately(audit),
  compliant(audit),
];

/** Open GuardDuty findings of high severity, and security alarms that ring. */
function attacked(audit: Audit): TodayAnswer {
  const question = { title: 'Attacked?', asks: 'Does something say so at this moment?' };
  const { all, open, total, grave, ringing, firstRinging } = pageFindings(audit).signs;
  if (all === 0) return { ...question, ...notJudged };
  const placeOf = placesIn(audit);
  const quiet = grave.length + ringing === 0;
  return {
    ...question,
    tone: quiet ? (open > 0 ? 'open' : 'good') : 'bad',
    figure: grouped(total + ringing),
    figureNote: 'signs',
    sentence:
      `${counted(total, 'GuardDuty finding')} of high severity ${total === 1 ? 'is' : 'are'} open, as each detector tells it ` +
      `(an administrator also counts its members’), and ${counted(ringing, 'security alarm rings', 'security alarms ring')}` +
      `${open > 0 ? `; ${counted(open, 'place')} could not be read` : ''}. Quiet is not safe where GuardDuty or the alarms are missing.`,
    places: [
      ...grave.map((finding) => `${placeOf(finding)}: ${counted(Number(finding.facts['Total']), 'finding')}`),
      ...firstRinging.map((finding) => `${placeOf(finding)}: ${finding.resource ?? 'an alarm'} is in ALARM`),
    ].slice(0, mostSigns),
  };
}

/** What the posture checks say, and how far telemetry covers the estate. */
function compliant(audit: Audit): TodayAnswer {
  const question = { title: 'Compliant?', asks: 'MFA, encryption, public access: does the estate keep the rules?' };
  const ids = new Set(audit.checks.filter(({ source }) => source === 'posture').map(({ id }) => id));
  const failingIn = new Map<string, Set<string>>();
  let [all, pass, failing, open] = [0, 0, 0, 0];
  for (const { check, outcome, waiver, account } of bareFindings(audit)) {
    if (!ids.has(check) || outcome === 'not-applicable') continue;
    all++;
    if (outcome === 'pass') pass++;
    if (outcome === 'unknown' || outcome === 'error') open++;
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

function placesIn(audit: Audit): (finding: Finding) => string {
  const nameOf = accountNames(audit);
  return ({ account, region }) =>
    [account === null ? 'the organization' : accountText(nameOf(account)), region ?? ''].join(' ').trim();
}

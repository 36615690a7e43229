import type { Audit } from '../core/audit.ts';
import { counted } from '../core/counted.ts';
import type { Globs } from '../core/finding-globs.ts';
import type { WaiverResult, WaiverStatus } from '../core/waiver.ts';

/** A waiver of the settings, and what became of it. */
export interface WaiverView {
  /** `used`, `unused`, … as it is in the result. */
  readonly status: WaiverStatus;
  /** A sentence on what that means for whoever keeps the settings. */
  readonly statusText: string;
  readonly check: string;
  /** Such as `account 111111111111, Region eu-*`; `everywhere` where nothing narrows it. */
  readonly where: string;
  readonly owner: string;
  readonly expires: string;
  readonly reason: string;
}

/** Every waiver: those to be acted on first, then as the settings have them. */
export const waiverViews = ({ waivers }: Audit): readonly WaiverView[] =>
  statusOrder.flatMap((status) => waivers.filter((waiver) => waiver.status === status)).map(viewOf);

const statusOrder: readonly WaiverStatus[] = ['expired', 'unused', 'not-run', 'used'];

function viewOf(waiver: WaiverResult): WaiverView {
  const { status, check, account, ou, region, resource, unknown, owner, expires, reason } = waiver;
  const places = [
    ['account', account],
    ['OU', ou],
    ['Region', region],
    ['resource', resource],
  ] as const;
  const where = places.flatMap(([name, globs]) => (globs === undefined ? [] : [`${name} ${listOf(globs)}`]));
  return {
    status,
    statusText: statusText(waiver),
    check: listOf(check),
    where: `${where.join(', ') || 'everywhere'}${unknown ? '; also what is unknown' : ''}`,
    owner,
    expires,
    reason,
  };
}

const listOf = (globs: Globs): string => [globs].flat().join(' or ');

function statusText({ status, findings }: WaiverResult): string {
  switch (status) {
    case 'used':
      return `covers ${counted(findings, 'finding')}`;
    case 'unused':
      return 'unused: it covers nothing and can go';
    case 'expired':
      return findings > 0
        ? `expired: ${counted(findings, 'finding is', 'findings are')} no longer waived by it`
        : 'expired, and nothing is left for it to cover: it can go';
    case 'not-run':
      return 'not known: no check that it names ran there';
  }
}

/** `waiver of alice for cloudtrail/*, everywhere, until 2027-01-01: covers 2 findings`. */
export const waiverLine = ({ owner, check, where, expires, statusText: told }: WaiverView): string =>
  `waiver of ${owner} for ${check}, ${where}, until ${expires}: ${told}`;

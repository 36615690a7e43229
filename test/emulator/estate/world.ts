import type { Clients } from './clients.ts';

/** What a finding says: a failing one by its gap. */
export type Verdict = 'pass' | 'missing' | 'unsound' | 'unknown' | 'not-applicable';

/** Where a finding stands. */
export interface Place {
  readonly account: string | null;
  readonly region: string | null;
  readonly resource: string | null;
}

/** One finding that must be there. */
export interface Expected extends Place {
  readonly check: string;
  readonly verdict: Verdict;
  /** Why this is the right answer. */
  readonly because: string;
}

/** What checks judge one by one. Of the kinds from `vpc` on, a target has any number. */
export type SubjectKind =
  | 'organization'
  | 'trusted-service'
  | 'delegated-service'
  | 'account'
  | 'target'
  | 'trail'
  | 'bucket'
  | 'key'
  | 'vpc'
  | 'flow-log'
  | 'transit-gateway'
  | 'home-trail'
  | 'seen-trail'
  | 'detector'
  | 'plan';

export interface Subject extends Place {
  readonly kind: SubjectKind;
  /** Something refers to it, and it is not there. */
  readonly absent?: true;
}

/** An account that the scan enters, and clients to set it up with. */
export interface Account {
  readonly name: string;
  readonly id: string;
  at(region: Region): Clients;
}

export const regions = ['eu-west-1', 'us-east-1'] as const;
export type Region = (typeof regions)[number];

/** A finding that differs from what its check says of sound things, or comes on top. */
interface Statement {
  readonly check: string;
  readonly subject: Place;
  readonly expected: Expected;
}

/** What was set up, and what a scanner that is right must say of it on AWS itself. */
export class World {
  readonly subjects: Subject[] = [];
  readonly exceptions: Statement[] = [];
  readonly additions: Expected[] = [];
  /** What would be right in a member account if it could not see the organization trail. */
  readonly alone: Statement[] = [];
  /** ARN of the trail that records every account. */
  organizationTrail = '';
  /** ARNs of buckets whose events go to EventBridge. */
  readonly toEventBridge = new Set<string>();

  add<const S extends Subject>(subject: S): S {
    this.subjects.push(subject);
    return subject;
  }

  of(kind: SubjectKind): readonly Subject[] {
    return this.subjects.filter((subject) => subject.kind === kind);
  }

  /** A deliberate gap and the finding that it must produce. */
  gap(check: string, subject: Place, verdict: 'missing' | 'unsound', because: string): void {
    this.says(check, subject, verdict, because);
  }

  /** Another answer than the usual one. @param resource where the finding does not name the subject itself */
  says(check: string, subject: Place, verdict: Verdict, because: string, resource = subject.resource): void {
    this.exceptions.push({ check, subject, expected: { ...placeOf(subject), resource, check, verdict, because } });
  }

  /** A finding on top of those about the subjects of its check. */
  also(check: string, place: Place, verdict: Verdict, because: string): void {
    this.additions.push({ ...placeOf(place), check, verdict, because });
  }

  /** What a member's own trails amount to. */
  withoutOrganizationTrail(check: string, subject: Place, verdict: Verdict, because: string): void {
    this.alone.push({ check, subject, expected: { ...placeOf(subject), check, verdict, because } });
  }

  /** The deliberate gaps. */
  gaps(): readonly Expected[] {
    return [...this.exceptions.map(({ expected }) => expected), ...this.additions].filter(
      ({ verdict }) => verdict === 'missing' || verdict === 'unsound',
    );
  }
}

export const keyOf = (check: string, { account, region, resource }: Place): string =>
  [check, account ?? '-', region ?? '-', resource ?? '-'].join(' ');

export const target = (account: Account, region: Region) => ({ account: account.id, region, resource: null });

const placeOf = ({ account, region, resource }: Place): Place => ({ account, region, resource });

import type { Audit } from '../core/audit.ts';
import type { CheckSummary } from '../core/audit-result.ts';
import { counted } from '../core/counted.ts';
import { type AccountPlaces, failingPlaces } from './account-places.ts';
import { checkAnchor, findingsRoute } from './anchors.ts';
import { type CheckDetails, checkDetails } from './check-details.ts';

/** One step of the order in which a logging estate is best built, with what fails in it. */
export interface BuildStep {
  readonly title: string;
  readonly because: string;
  readonly state: 'done' | 'open' | 'todo';
  readonly stateText: string;
  readonly tasks: readonly BuildTask[];
}

/** A failing check as something to do: where, and how. */
export interface BuildTask {
  readonly check: string;
  readonly anchor: string;
  readonly severity: string;
  readonly title: string;
  readonly remedy: string;
  readonly cli: string;
  readonly terraform: string;
  /** The first of them; `morePlaces` counts the rest. */
  readonly places: readonly AccountPlaces[];
  readonly morePlaces: string;
  /** To all the findings, where the script shows them. */
  readonly route: string;
}

/** Accounts named at a task. */
const mostPlaces = 12;

/**
 * What to mend, in the order in which each step pays for the next: first a record nobody can destroy, last what costs
 * most. Waived findings are nothing to do; a step with unknown findings and no failing one is not called done.
 */
export function buildOrder(audit: Audit): readonly BuildStep[] {
  const groups = checkDetails(audit);
  const placesOf = failingPlaces(audit, groups, mostPlaces);
  return steps.map(({ title, because, has, first = [] }) => {
    const own = groups.filter(({ check }) => has(check));
    const failing = own.filter(({ status }) => status === 'fail').sort((a, b) => urgency(first, a) - urgency(first, b));
    const open = own.filter(({ status }) => ['unknown', 'error', 'silent'].includes(status)).length;
    const state = failing.length > 0 ? 'todo' : open > 0 || own.length === 0 ? 'open' : 'done';
    return { title, because, state, stateText: stateText(failing.length, open, own.length), tasks: failing.map(task) };

    function task({ check, severity }: CheckDetails): BuildTask {
      const { places, more } = placesOf(check.id);
      const { text, cli = '', terraform = '' } = check.remedy;
      return {
        check: check.id,
        anchor: checkAnchor(check.id),
        severity,
        title: check.failureTitle,
        remedy: text,
        cli,
        terraform,
        places,
        morePlaces: more > 0 ? `and ${counted(more, 'more account')}` : '',
        route: findingsRoute({ check: check.id, outcome: 'fail' }),
      };
    }
  });
}

interface Step {
  readonly title: string;
  readonly because: string;
  readonly has: (check: CheckSummary) => boolean;
  /** Checks to begin with; the rest follow by severity. */
  readonly first?: readonly string[];
}

const folderOf = ({ id }: CheckSummary): string => id.split('/')[0] ?? '';
const isAbout = (check: CheckSummary, ...folders: readonly string[]): boolean => folders.includes(folderOf(check));
const isData = (check: CheckSummary): boolean => check.source === 'cloudtrail-data' || isAbout(check, 'service-logs');

const steps: readonly Step[] = [
  {
    title: 'An organization trail, kept where no compromised account reaches it',
    because: 'Without a record that survives the intruder, nothing after it can be proven.',
    has: (check) => isAbout(check, 'cloudtrail', 'log-archive', 'log-keys', 'organization') && !isData(check),
    first: ['cloudtrail/organization-trail-exists', 'cloudtrail/management-events-are-recorded'],
  },
  {
    title: 'GuardDuty in every account and Region, managed by one',
    because: 'It watches from the first day, without a rule of your own.',
    has: (check) => isAbout(check, 'guardduty'),
    first: ['guardduty/detector-is-enabled'],
  },
  {
    title: 'Flow logs and DNS logs, delivered to a central account',
    because: 'What leaves the network is seen nowhere else.',
    has: (check) => isAbout(check, 'flow-logs', 'dns'),
    first: ['flow-logs/vpc-is-covered'],
  },
  {
    title: 'AWS Config and a baseline of rules',
    because: 'It answers what was open, and since when.',
    has: (check) => isAbout(check, 'config'),
    first: ['config/recorder-is-recording'],
  },
  {
    title: 'Detections that reach somebody, and a place to investigate',
    because: 'A log that nobody reads stops nobody.',
    has: (check) => isAbout(check, 'detections', 'routes', 'investigation', 'log-groups'),
    first: [
      'detections/trail-tampering-is-alerted',
      'detections/root-use-is-alerted',
      'detections/login-without-mfa-is-alerted',
      'detections/access-denied-bursts-are-alerted',
    ],
  },
  {
    title: 'Data events where they matter, and the logs of services',
    because: 'They cost most, and tell what was read and taken. They come late, and by decision.',
    has: isData,
  },
  {
    title: 'The posture that an intruder meets',
    because: 'Fewer open doors make fewer alarms.',
    has: (check) => isAbout(check, 'posture'),
  },
];

function urgency(first: readonly string[], { check }: CheckDetails): number {
  const place = first.indexOf(check.id);
  return place < 0 ? first.length : place;
}

function stateText(failing: number, open: number, all: number): string {
  if (failing > 0) return `${counted(failing, 'thing')} to do`;
  if (all === 0) return 'not judged by this scan';
  return open > 0 ? `nothing known to do; ${counted(open, 'check')} could not be judged` : 'done';
}

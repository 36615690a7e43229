import { globalRegionOf } from '../../core/partition.ts';
import type { PolicyRequest } from './condition-holds.ts';
import { type Decision, decide } from './decide.ts';
import type { PolicyPath } from './policy-path.ts';
import { both, mayActOn } from './resource-control.ts';
import { objectActions, type TamperGroup, tamperGroups } from './tamper-actions.ts';

/** Whose tampering is asked about. */
export interface Tampered {
  readonly path: PolicyPath;
  /** The resource control policies that bind what the account has; none when left out. */
  readonly controls?: PolicyPath | null;
  readonly account: string;
  readonly partition: string;
  readonly orgId: string;
  readonly regions: readonly string[];
}

/** What the policies say of one action: to whom it is left, or on what it is denied. */
export interface Tampering {
  readonly action: string;
  /** To whom it is left; nobody when both are denied everywhere. */
  readonly leftTo: readonly Intruder[];
  /** Regions in which it is left to somebody; empty when the Region makes no difference. */
  readonly regions: readonly string[];
  /** Resources to which the denial is limited. */
  readonly only: readonly string[];
  readonly undecided: readonly string[];
}

/** The probes: a role that no policy names, with all that IAM can give, and the account's root user. */
export type Intruder = 'administrator' | 'root user';

/** The ARN of an administrator's role that no policy is likely to name. */
export const ordinaryAdministrator = (partition: string, account: string): string =>
  `arn:${partition}:iam::${account}:role/ordinary-administrator`;

/** What an account's policies say of each action by which telemetry is tampered with; `resource` is a log bucket or key. */
export function tamperingIn(at: Tampered, where: TamperGroup['at'], resource?: string): readonly Tampering[] {
  const { partition, account, path, controls = null } = at;
  const byRegion = [...path.levels, ...(controls?.levels ?? [])].some(({ policies }) =>
    policies.some(({ document }) =>
      document.statements.some(({ conditions }) => conditions.some(({ key }) => key === 'aws:requestedregion')),
    ),
  );
  const global = globalRegionOf(partition);
  const regions = at.regions.length > 0 ? at.regions : [global];
  const intruders: readonly [Intruder, string][] = [
    ['administrator', ordinaryAdministrator(partition, account)],
    ['root user', `arn:${partition}:iam::${account}:root`],
  ];
  return tamperGroups
    .filter((group) => group.at === where)
    .flatMap((group) =>
      group.actions.map((action) => {
        const asked = group.global ? [global] : byRegion ? regions : regions.slice(0, 1);
        const answers = asked.flatMap((region) =>
          intruders.map(([who, principalArn]) => {
            const on = resource !== undefined && objectActions.includes(action) ? `${resource}/*` : resource;
            const request: PolicyRequest = {
              action,
              principalArn,
              account,
              region,
              orgId: at.orgId,
              orgPath: path.orgPath,
              ...(on === undefined ? {} : { resource: on }),
            };
            return { who, region, decision: both(decide(path.levels, request), mayActOn(controls, request)) };
          }),
        );
        return summed(action, answers, asked);
      }),
    );
}

interface Answer {
  readonly who: Intruder;
  readonly region: string;
  readonly decision: Decision;
}

function summed(action: string, answers: readonly Answer[], asked: readonly string[]): Tampering {
  const left = answers.filter(({ decision }) => decision.effect === 'allowed');
  const regions = asked.filter((region) => left.some((one) => one.region === region));
  const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
  return {
    action,
    leftTo: distinct(left.map(({ who }) => who)),
    regions: regions.length === asked.length ? [] : regions,
    only: distinct(answers.flatMap(({ decision }) => (decision.effect === 'denied' ? (decision.only ?? []) : []))),
    undecided: distinct(
      answers.flatMap(({ decision }) => (decision.effect === 'undecidable' ? [decision.because] : [])),
    ),
  };
}

/** `every action of cloudtrail; config:DeleteConfigRule (root user only, in eu-west-1)`: what is left, in few words. */
export function describeLeft(all: readonly Tampering[]): string {
  const groups = new Map<string, string[]>();
  for (const { action, leftTo, regions } of all) {
    if (leftTo.length === 0) continue;
    const notes = [
      ...(leftTo.length === 1 ? [`${leftTo[0]} only`] : []),
      ...(regions.length > 0 ? [`in ${regions.join(', ')}`] : []),
    ];
    const note = notes.length > 0 ? ` (${notes.join(', ')})` : '';
    groups.set(note, [...(groups.get(note) ?? []), action]);
  }
  const serviceOf = (action: string): string => action.split(':')[0] ?? action;
  return [...groups]
    .map(([note, actions]) => {
      const named = [...new Set(actions.map(serviceOf))].map((service) => {
        const left = actions.filter((action) => serviceOf(action) === service);
        const asked = all.filter(({ action }) => serviceOf(action) === service);
        return left.length > 1 && left.length === asked.length ? `all ${left.length} of ${service}` : left.join(', ');
      });
      return `${named.join(', ')}${note}`;
    })
    .join('; ');
}

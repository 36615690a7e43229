import { AuditError } from '../core/audit-error.ts';
import { regionNameSchema } from '../core/ids.ts';
import { toolVersion } from '../core/version.ts';
import { templateText } from '../deploy/cloudformation/template.ts';
import { codeBuildHeading, codeBuildTemplate } from '../deploy/schedule/code-build.ts';
import { githubWorkflow } from '../deploy/schedule/github.ts';
import { gitlabJob } from '../deploy/schedule/gitlab.ts';
import type { ScheduleRequest } from '../deploy/schedule/schedule-request.ts';
import { type CheckFlags, chooseChecks } from './choose-checks.ts';
import { listedAs } from './list-option.ts';
import { roleActions } from './role-actions.ts';
import { type RoleFlags, roleRequest } from './role-request.ts';

interface ScheduleFlags extends CheckFlags, Omit<RoleFlags, 'principal' | 'ous'> {
  readonly format: 'github' | 'gitlab' | 'cloudformation';
  readonly auditorArn?: string;
  readonly region: string;
  readonly regions?: string;
  readonly at: string;
  readonly failOn: string;
  readonly allowIncomplete?: true;
}

/** `blindspot schedule`. @returns the exit status */
export async function scheduleCommand(flags: ScheduleFlags): Promise<number> {
  const roles = roleRequest(flags, roleActions(chooseChecks(flags), 'auditor'));
  const request = scheduleRequest(flags);
  const text = {
    github: () => githubWorkflow(request),
    gitlab: () => gitlabJob(request),
    cloudformation: () => templateText(codeBuildTemplate(request, roles), codeBuildHeading),
  }[flags.format]();
  process.stdout.write(text);
  return 0;
}

function scheduleRequest(flags: ScheduleFlags): ScheduleRequest {
  const { auditorArn, region, failOn } = flags;
  if (auditorArn !== undefined && !/^arn:[a-z-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(auditorArn))
    throw new AuditError('usage', `--auditor-arn takes the ARN of a role, not ${auditorArn}.`);
  if (!regionNameSchema.safeParse(region).success)
    throw new AuditError('usage', `--region takes one Region such as eu-west-1, not ${region}.`);
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(flags.at) ?? [];
  if (hour === undefined || minute === undefined)
    throw new AuditError('usage', `--at takes a time of day in UTC such as 04:17, not ${flags.at}.`);
  return {
    auditorArn,
    region,
    failOn,
    at: { hour: Number(hour), minute: Number(minute) },
    package: `blindspot@${toolVersion}`,
    scanFlags: scanFlags(flags),
  };
}

/** What the scan is told. All of it has been looked at: nothing in it means anything to a shell but `*`, which is quoted. */
function scanFlags(flags: ScheduleFlags): string[] {
  const { roleName, checks, framework, deep, allowIncomplete } = flags;
  const regions = listedAs('--regions', flags.regions, regionNameSchema);
  const given: readonly (readonly [string, string | undefined])[] = [
    ['--role-name', roleName],
    ['--regions', regions?.join(',')],
    ['--checks', checks === undefined ? undefined : `'${checks}'`],
    ['--framework', framework],
  ];
  return [
    ...given.flatMap(([flag, value]) => (value === undefined ? [] : [`${flag} ${value}`])),
    ...(deep ? ['--deep'] : []),
    ...(allowIncomplete ? ['--allow-incomplete'] : []),
  ];
}

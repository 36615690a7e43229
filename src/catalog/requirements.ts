/** Something that an estate must be able to show, and who answers it beside the checks that name it themselves. */
export interface Requirement {
  /** `S` and a number; checks name it by this. */
  readonly id: string;
  /** What is asked, in a few words. */
  readonly asks: string;
  /** The part of the report, or of what every scan does, that answers it. */
  readonly part?: string;
  /** Checks that answer it as part of something wider. */
  readonly checks?: readonly string[];
  /** Why nothing answers it. */
  readonly out?: string;
}

type Answer = Omit<Requirement, 'id' | 'asks'>;

const coverage: Answer = { part: 'Coverage: a matrix of accounts and Regions for each source' };
const limits: Answer = { part: 'Limits: what no setting of AWS can show' };
const chains: Answer = { part: 'Signals and accounts: every link of every chain, from the trail to a person' };
const story: Answer = { part: 'A stolen key, step by step: what of it is recorded, kept and alarmed, per account' };
const order: Answer = { part: 'The worst gaps: what to mend first' };
const questions: Answer = { part: 'The four questions at the top of the report' };

/** By number, from S1. */
const asked: readonly (readonly [asks: string, answer?: Answer])[] = [
  ['management events are kept beyond the 90 days of the event history'],
  ['every VPC has flow logs'],
  ['DNS queries are logged'],
  ['services log the access to what they serve'],
  ['what is recorded reaches somebody who could read it'],
  ['no account is left out', coverage],
  ['no Region is left out', coverage],
  ['records leave the workload at once, and keep coming'],
  ['metrics tell of surges'],
  [
    'traces of applications',
    { out: 'traces tell an application team of its requests; they are not evidence of an intrusion' },
  ],
  ['reads and writes of management events are recorded'],
  ['data events are recorded where they matter'],
  ['records tell who, what, when, where and how', { ...chains, checks: ['flow-logs/records-are-complete'] }],
  ['trails and flow logs can reach CloudWatch Logs'],
  ['bursts of failed sign-ins raise an alarm'],
  ['alarms do something'],
  ['flow logs hold the fields that an investigation needs'],
  ['flow logs do not show content', limits],
  ['GuardDuty is on, with its foundational sources'],
  ['findings of GuardDuty leave GuardDuty'],
  ['GuardDuty is not the only watch'],
  ['the history of configuration is recorded and kept'],
  ['rules of AWS Config judge what changes'],
  ['logs lie in an account of their own'],
  ['one organization trail covers all'],
  ['something reads the logs'],
  ['flow logs reach a central place and a reader'],
  ['findings of GuardDuty are routed in every Region'],
  ['changes of configuration are delivered and routed'],
  ['alarms reach SNS or EventBridge, and go on from there'],
  ['the logging account holds nothing else'],
  ['access to the logs is tight'],
  ['logs cannot be deleted'],
  ['nobody in a member account may switch logging off'],
  ['a new account is covered from its first day'],
  ['stopping a trail is heard of'],
  ['use of the root user is heard of'],
  ['sign-in without MFA is heard of'],
  ['chains of assumed roles are heard of'],
  ['bursts of refused calls are heard of'],
  ['new users, keys and policies are heard of'],
  ['an opened security group is heard of'],
  ['unusual outbound traffic is heard of'],
  ['a finding of GuardDuty is heard of, and nothing mutes it'],
  ['a public bucket is heard of'],
  ['a single call that stops logging is enough'],
  ['refused calls of any service count as one burst'],
  ['a single call that makes an identity is enough'],
  ['logs without a rule detect nothing'],
  ['accounts do not differ in what they record'],
  ['somebody decided which buckets record data events'],
  ['flow logs prove volume, not content', limits],
  ['a quiet GuardDuty is no proof'],
  ['nothing was narrowed in silence to save money'],
  ['a person is at the end'],
  ['gaps are mended in the order of their weight', order],
  ['public buckets, open groups, unencrypted storage and disabled logging have rules'],
  ['evidence lies where no attacker can delete it'],
  ['logs are kept longer than an intruder stays unseen'],
  ['recording, alarms and investigation are told apart', questions],
  ['every record says who, what, when, where and how', { ...chains, checks: ['flow-logs/records-are-complete'] }],
  ['more than the primary Region is recorded'],
  ['the trail is one of the organization'],
  ['the trail is one of all Regions'],
  ['log files are validated, and the validation holds'],
  ['events of global services are recorded'],
  ['the trail writes to CloudWatch Logs, and succeeds'],
  ['the trail records reads and writes'],
  ['objects of all buckets are recorded'],
  ['the trail is tagged', { out: 'tags tell who keeps a trail; they hide nothing from a defender' }],
  ['versions of log files are kept'],
  ['logs are encrypted with a key of one’s own'],
  ['the ARN of a log group is taken as AWS stores it, with `:*`', { checks: ['cloudtrail/reaches-cloudwatch-logs'] }],
  ['trails can be queried with SQL'],
  ['the queries of an investigation find their columns'],
  ['root use: critical'],
  ['changes of IAM policies: high'],
  ['an opened security group: critical'],
  ['a stopped trail: critical'],
  ['sign-in without MFA: high'],
  ['failed sign-ins: medium'],
  ['changes of bucket policies: high'],
  ['the usual pattern for root use catches all of it'],
  ['alarms fire on one event, in time', chains],
  ['a SIEM gets the trail'],
  [
    'sign-ins from everywhere are there to compare',
    { checks: ['cloudtrail/management-events-are-recorded', 'cloudtrail/global-service-events-are-recorded'] },
  ],
  [
    'an identity that raises its own rights is heard of',
    { checks: ['detections/iam-policy-changes-are-alerted', 'detections/iam-persistence-is-alerted'] },
  ],
  ['copying of objects is there to measure'],
  ['persistence is heard of'],
  ['are we attacked right now?'],
  [
    'what changed?',
    { checks: ['config/recorder-is-recording', 'config/changes-are-delivered', 'config/changes-are-routed'] },
  ],
  ['are we compliant?', { part: 'Frameworks: a verdict for each control that the checks serve' }],
  ['results of queries are protected'],
  ['trails are everywhere, and validated'],
  ['trails write to S3 and to CloudWatch Logs'],
  ['tampering with CloudTrail in any form is heard of'],
  ['trails can be investigated at once'],
  ['logs are encrypted, closed, and elsewhere'],
  ['tampering with logs is heard of'],
  ['the gravest signals are answered by a machine'],
  ['each step of a stolen key is recorded', story],
  ['copying and sharing of snapshots is heard of'],
  ['rejected traffic is recorded'],
  ['a bucket made public is heard of'],
];

/** Every requirement, by number. */
export const requirements: readonly Requirement[] = asked.map(([asks, answer], index) => ({
  id: `S${index + 1}`,
  asks,
  ...answer,
}));

import { eventLibrary } from './event-library.ts';
import type { SampleEvent, SignalId } from './sample-event.ts';

/** A signal, and the events of the library that a detection of it is measured by. */
export interface Signal {
  readonly id: SignalId;
  readonly title: string;
  /** `single`: one event is reason enough to wake someone. `burst`: only many in a short time are. */
  readonly mode: 'single' | 'burst';
  /** Ids of the events that a detection must catch to be complete. */
  readonly required: readonly string[];
  /** Ids of further instances, which a good detection catches too. */
  readonly extended: readonly string[];
  /** Ids of events that look alike; a detection that catches them raises false alarms. */
  readonly nearMisses: readonly string[];
}

/** All signals, the gravest first. Where `required` is not narrowed, it follows the CIS AWS Foundations Benchmark. */
export const signals: readonly Signal[] = [
  single('ROOT', 'The root user is used', ['root-api-call', 'root-console-mfa', 'root-console-nomfa']),
  single('TRAIL_TAMPER', 'A trail is stopped, deleted or blinded', [
    'ct-stoplogging',
    'ct-stoplogging-arn',
    'ct-deletetrail',
    'ct-updatetrail',
    'ct-puteventselectors',
    'ct-stop-denied',
  ]),
  single('LOG_TAMPER', 'A log store or a detector is weakened', [
    'log-bucket-lifecycle',
    'log-bucket-delete',
    'log-deleteflowlogs',
    'gd-deletedetector',
  ]),
  single('SG_OPEN', 'A security group is opened to the world', [
    'sg-open-v4',
    'sg-open-v4-second-item',
    'sg-open-v6',
    'sg-open-flat',
  ]),
  single('LOGIN_NO_MFA', 'Somebody signs in to the console without MFA', ['login-user-nomfa']),
  burst('LOGIN_FAILED', 'Sign-ins to the console fail', ['login-failed-user', 'login-failed-mfa']),
  burst('ACCESS_DENIED', 'API calls are refused', ['denied-s3-list', 'denied-ec2', 'denied-exception-suffix']),
  single('IAM_PERSISTENCE', 'A way back in is made in IAM', [
    'iam-createuser',
    'iam-createaccesskey',
    'iam-attachuserpolicy',
    'iam-attachrolepolicy',
  ]),
  single('IAM_POLICY', 'An IAM policy is changed', [
    'iam-putuserpolicy',
    'iam-putrolepolicy',
    'iam-putgrouppolicy',
    'iam-attachuserpolicy',
    'iam-attachrolepolicy',
    'iam-attachgrouppolicy',
  ]),
  single('ASSUMEROLE_XACCT', 'A role is assumed from another account, or from a role', [
    'sts-assumerole-chain',
    'sts-assumerole-xaccount-target',
  ]),
  single('S3_POLICY', "A bucket's policy is changed", ['s3-putbucketpolicy-public', 's3-deletebucketpolicy']),
  single('S3_EXPOSURE', 'A bucket is exposed, or its encryption weakened', [
    's3-putbucketpolicy-public',
    's3-putbucketacl',
    's3-deletepublicaccessblock',
  ]),
  burst('S3_DATA_READ', 'Objects are read'),
  single('SG_CHANGE', 'A security group is changed', [
    'sg-open-v4',
    'neg-sg-internal',
    'neg-sg-egress-any',
    'neg-sg-revoke',
    'sg-create',
    'sg-delete',
  ]),
  single('KMS', 'A key is disabled, or its deletion scheduled'),
  single('CONFIG', 'AWS Config is stopped or changed', [
    'config-stopconfigurationrecorder',
    'config-deletedeliverychannel',
    'config-putdeliverychannel',
    'config-putconfigurationrecorder',
  ]),
  single('NACL', 'A network ACL is changed'),
  single('GATEWAY', 'A network gateway is changed'),
  single('ROUTE', 'A route table is changed'),
  single('VPC', 'A VPC or a peering is changed'),
  single(
    'ORG',
    'The organization is changed',
    instancesOf('ORG').filter((id) => id !== 'org-deregisterdelegatedadmin'),
  ),
  single(
    'SNAPSHOT_SHARE',
    'A snapshot is shared or copied',
    instancesOf('SNAPSHOT_SHARE').filter((id) => id.startsWith('snapshot-share-')),
  ),
];

function single(id: SignalId, title: string, required?: readonly string[]): Signal {
  return define(id, title, 'single', required);
}

function burst(id: SignalId, title: string, required?: readonly string[]): Signal {
  return define(id, title, 'burst', required);
}

function define(id: SignalId, title: string, mode: Signal['mode'], narrowed: readonly string[] | undefined): Signal {
  const instances = instancesOf(id);
  const required = narrowed ?? instances;
  const extended = instances.filter((instance) => !required.includes(instance));
  return { id, title, mode, required, extended, nearMisses: idsOf((sample) => sample.nearMissOf === id) };
}

function instancesOf(signal: SignalId): string[] {
  return idsOf((sample) => sample.signals.includes(signal));
}

function idsOf(belongs: (sample: SampleEvent) => boolean): string[] {
  return eventLibrary.filter(belongs).map((sample) => sample.id);
}

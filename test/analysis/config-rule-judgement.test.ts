import { describe, expect, test } from 'vitest';
import type { KnownTypes } from '../../src/analysis/config-recorder.ts';
import { managedRules, ruleFamilies } from '../../src/analysis/config-rule-families.ts';
import { judgeRuleFamilies } from '../../src/analysis/config-rule-judgement.ts';
import { collected, type Evidence } from '../../src/core/evidence.ts';
import type { ConfigRule, RuleEvaluationStatus } from '../../src/evidence/config-rules.ts';
import { denied, now } from '../support/describe-check.ts';
import { evaluation, rule } from '../support/recorders.ts';

const everything: Evidence<KnownTypes> = collected({ kind: 'all-except', types: [] });
const nothing: Evidence<KnownTypes> = collected({ kind: 'only', types: [] });

interface Circumstances {
  readonly rule?: Partial<ConfigRule>;
  readonly evaluation?: Partial<RuleEvaluationStatus> | null;
  readonly recorded?: Evidence<KnownTypes>;
}

/** The judgement of the one family that a rule belongs to: `watched`, the fault, or what was unread. */
function verdict(identifier: string, { rule: changes, evaluation: status = {}, recorded = everything }: Circumstances) {
  const one = rule(identifier, { ConfigRuleName: 'it', ...changes });
  const families = judgeRuleFamilies({
    rules: [one],
    evaluations: collected(status === null ? [] : [evaluation(one, status)]),
    recorded,
    now,
  });
  const judged = families.find(({ family }) => family === managedRules.get(identifier)?.family);
  switch (judged?.state) {
    case 'idle':
      return judged.faults.join();
    case 'unread':
      return judged.unread;
    default:
      return judged?.state;
  }
}

const parameters = (values: Readonly<Record<string, string>>) => ({
  rule: { InputParameters: JSON.stringify(values) },
});
const volumes = 'ENCRYPTED_VOLUMES';
const ports = 'VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS';
const common = 'RESTRICTED_INCOMING_TRAFFIC';
const restricted = 'VPC_SG_PORT_RESTRICTION_CHECK';
const account = 'S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC';
const snapshots = 'RDS_SNAPSHOT_ENCRYPTED';
const flowLogs = 'VPC_FLOW_LOGS_ENABLED';
const harmless = { blockedPort1: '1', blockedPort2: '2', blockedPort3: '3', blockedPort4: '4', blockedPort5: '5' };
const off = { IgnorePublicAcls: 'False', BlockPublicPolicy: 'false', BlockPublicAcls: 'false' };

describe('a managed rule', () => {
  const cases: [string, string, Circumstances, unknown][] = [
    ['works', volumes, {}, 'watched'],
    ['works without modes, which is detective', volumes, { rule: { EvaluationModes: undefined } }, 'watched'],
    [
      'works in both modes',
      volumes,
      { rule: { EvaluationModes: [{ Mode: 'PROACTIVE' }, { Mode: 'DETECTIVE' }] } },
      'watched',
    ],
    ['works while it is asked to run', volumes, { rule: { ConfigRuleState: 'EVALUATING' } }, 'watched'],
    ['is being deleted', volumes, { rule: { ConfigRuleState: 'DELETING' } }, 'it: ConfigRuleState is DELETING'],
    [
      'is proactive only',
      volumes,
      { rule: { EvaluationModes: [{ Mode: 'PROACTIVE' }] } },
      'it: its only evaluation mode is PROACTIVE',
    ],

    [
      'is scoped to its own type',
      volumes,
      { rule: { Scope: { ComplianceResourceTypes: ['AWS::EC2::Volume'] } } },
      'watched',
    ],
    [
      'is scoped to another type',
      volumes,
      { rule: { Scope: { ComplianceResourceTypes: ['AWS::EC2::Instance'] } } },
      'it: its scope is AWS::EC2::Instance, without AWS::EC2::Volume',
    ],
    [
      'is scoped to a resource',
      volumes,
      { rule: { Scope: { ComplianceResourceId: 'vol-1' } } },
      'it: its scope is the one resource vol-1',
    ],
    [
      'is scoped to a tag',
      volumes,
      { rule: { Scope: { TagKey: 'env', TagValue: 'prod' } } },
      'it: its scope is resources tagged env=prod',
    ],

    ['sees no recorded type', volumes, { recorded: nothing }, 'it: AWS::EC2::Volume is not recorded'],
    [
      'sees one of two types',
      snapshots,
      { recorded: collected({ kind: 'only', types: ['AWS::RDS::DBSnapshot'] }) },
      'watched',
    ],
    [
      'is scoped to the type that is not recorded',
      snapshots,
      {
        rule: { Scope: { ComplianceResourceTypes: ['AWS::RDS::DBClusterSnapshot'] } },
        recorded: collected({ kind: 'only', types: ['AWS::RDS::DBSnapshot'] }),
      },
      'it: AWS::RDS::DBClusterSnapshot is not recorded',
    ],
    [
      'sees neither of two types',
      snapshots,
      { recorded: nothing },
      'it: AWS::RDS::DBSnapshot and AWS::RDS::DBClusterSnapshot are not recorded',
    ],
    ['runs on a schedule without a recorder', flowLogs, { recorded: nothing }, 'watched'],
    ['runs on a schedule, the recorder unread', flowLogs, { recorded: denied }, 'watched'],
    ['depends on an unread recorder', volumes, { recorded: denied }, denied],
    [
      'is being deleted, whatever is unread',
      volumes,
      { rule: { ConfigRuleState: 'DELETING' }, recorded: denied },
      'it: ConfigRuleState is DELETING',
    ],

    [
      'was never evaluated',
      volumes,
      { evaluation: { FirstEvaluationStarted: false } },
      'it: it has never been evaluated',
    ],
    ['has no evaluation status', volumes, { evaluation: null }, 'it: it has never been evaluated'],
    [
      'failed last',
      volumes,
      { evaluation: { LastFailedEvaluationTime: '2026-11-21T06:00:00.000Z', LastErrorCode: 'AccessDenied' } },
      'it: its last evaluation failed (AccessDenied)',
    ],
    [
      'could not be invoked last',
      volumes,
      { evaluation: { LastFailedInvocationTime: '2026-11-21T06:00:00.000Z' } },
      'it: its last evaluation failed (without an error code)',
    ],
    [
      'failed once and then succeeded',
      volumes,
      { evaluation: { LastFailedEvaluationTime: '2026-11-20T06:00:00.000Z', LastErrorCode: 'AccessDenied' } },
      'watched',
    ],
    [
      'only ever failed',
      volumes,
      {
        evaluation: {
          LastSuccessfulInvocationTime: undefined,
          LastSuccessfulEvaluationTime: undefined,
          LastErrorCode: 'NoPermission',
        },
      },
      'it: its last evaluation failed (NoPermission)',
    ],
    [
      'waits for a change',
      volumes,
      {
        evaluation: {
          LastSuccessfulInvocationTime: '2026-01-01T00:00:00.000Z',
          LastSuccessfulEvaluationTime: '2026-01-01T00:00:00.000Z',
        },
      },
      'watched',
    ],
    [
      'missed its schedule',
      flowLogs,
      {
        evaluation: {
          LastSuccessfulInvocationTime: '2026-11-01T00:00:00.000Z',
          LastSuccessfulEvaluationTime: '2026-11-01T00:00:00.000Z',
        },
      },
      'it: it runs on a schedule and last ran at 2026-11-01T00:00:00.000Z',
    ],
    [
      'never ran on its schedule',
      flowLogs,
      { evaluation: { LastSuccessfulInvocationTime: undefined, LastSuccessfulEvaluationTime: undefined } },
      'it: it runs on a schedule and never succeeded',
    ],

    ['authorizes the web', ports, parameters({ authorizedTcpPorts: '80,443' }), 'watched'],
    [
      'authorizes every port',
      ports,
      parameters({ authorizedTcpPorts: '0-65535' }),
      'it: authorizedTcpPorts is 0-65535',
    ],
    [
      'authorizes SSH and RDP by name',
      ports,
      parameters({ authorizedTcpPorts: '22, 3389' }),
      'it: authorizedTcpPorts is 22, 3389',
    ],
    ['blocks the usual ports', common, {}, 'watched'],
    ['blocks no usual port', common, parameters(harmless), 'it: its parameters block no port but 1, 2, 3, 4, 5'],
    ['blocks SSH by the list', common, parameters({ ...harmless, blockedPorts: '22' }), 'watched'],
    ['restricts SSH', restricted, parameters({ restrictPorts: '22,5432' }), 'watched'],
    [
      'restricts only another port',
      restricted,
      parameters({ restrictPorts: '5432' }),
      'it: restrictPorts is 5432, without 22 and 3389',
    ],
    ['demands one block', account, parameters(off), 'watched'],
    [
      'demands no block',
      account,
      parameters({ ...off, RestrictPublicBuckets: 'false' }),
      'it: its parameters demand none of the four public access blocks',
    ],
    ['demands a year', 'CW_LOGGROUP_RETENTION_PERIOD_CHECK', parameters({ MinRetentionTime: '365' }), 'watched'],
    [
      'demands a day',
      'CW_LOGGROUP_RETENTION_PERIOD_CHECK',
      parameters({ MinRetentionTime: '1' }),
      'it: MinRetentionTime is 1 day',
    ],
    [
      'demands no alarm action',
      'CLOUDWATCH_ALARM_ACTION_CHECK',
      parameters({ alarmActionRequired: 'FALSE' }),
      'it: alarmActionRequired is false',
    ],
    [
      'can find nothing any more',
      'S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED',
      {},
      'it: every bucket has encrypted new objects by default since January 2023, so that no bucket can fail it',
    ],
    [
      'has parameters that are no JSON',
      volumes,
      { rule: { InputParameters: '{' } },
      'it: its InputParameters are not JSON',
    ],
    ['has empty parameters', ports, { rule: { InputParameters: '' } }, 'watched'],
    [
      'is a custom rule under a known identifier',
      volumes,
      { rule: { Source: { Owner: 'CUSTOM_POLICY', SourceIdentifier: volumes } } },
      'absent',
    ],
  ];
  test.each(cases)('%s', (_, identifier, circumstances, expected) => {
    expect(verdict(identifier, circumstances)).toEqual(expected);
  });
});

describe('a family', () => {
  const judge = (rules: readonly ConfigRule[], idle: readonly string[] = []) =>
    judgeRuleFamilies({
      rules,
      evaluations: collected(
        rules.map((one) => evaluation(one, { FirstEvaluationStarted: !idle.includes(one.ConfigRuleName) })),
      ),
      recorded: everything,
      now,
    }).find(({ family }) => family === 'public buckets');
  const read = rule('S3_BUCKET_PUBLIC_READ_PROHIBITED');
  const write = rule('S3_BUCKET_PUBLIC_WRITE_PROHIBITED');

  test('is watched when one of its rules works', () => {
    expect(judge([read, write], [read.ConfigRuleName])).toEqual({
      family: 'public buckets',
      state: 'watched',
      rule: 's3-bucket-public-write-prohibited',
    });
  });

  test('is idle when none works, and says why of each', () => {
    expect(judge([read, write], [read.ConfigRuleName, write.ConfigRuleName])).toEqual({
      family: 'public buckets',
      state: 'idle',
      faults: [
        's3-bucket-public-read-prohibited: it has never been evaluated',
        's3-bucket-public-write-prohibited: it has never been evaluated',
      ],
    });
  });

  test('is absent without a rule of its own', () => {
    expect(judge([rule('ENCRYPTED_VOLUMES')])).toEqual({ family: 'public buckets', state: 'absent' });
  });

  test('has rules in the table, each', () => {
    const inTable = new Set([...managedRules.values()].map(({ family }) => family));
    expect([...inTable].sort()).toEqual([...ruleFamilies].sort());
  });
});

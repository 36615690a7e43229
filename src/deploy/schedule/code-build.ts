import { stringify } from 'yaml';
import { auditorRole } from '../cloudformation/auditor-role.ts';
import { organizationId } from '../cloudformation/parameters.ts';
import { type Resource, type Template, withDefault } from '../cloudformation/template.ts';
import { policyOf } from '../policy-documents.ts';
import type { RoleRequest } from '../role-request.ts';
import { alarms } from './alarms.ts';
import { getAtt, ref, sub } from './intrinsics.ts';
import { resultsBucket } from './results-bucket.ts';
import { installCommand, scanScript, verdictScript } from './scan-script.ts';
import type { ScheduleRequest } from './schedule-request.ts';

/** The project's name is fixed, so that the role can trust it before it is there. */
const project = 'blindspot';

/** What stands above the template. */
export const codeBuildHeading: readonly string[] = [
  'Blindspot every day in AWS: EventBridge Scheduler starts a CodeBuild project, which scans and keeps the result in a',
  'locked bucket. CodeBuild rather than Fargate: it needs no network, no image and no registry of yours, renews its own',
  'credentials, and ends by itself.',
  'Deploy it with CAPABILITY_NAMED_IAM in the account that runs scans (a delegated administrator, or the management account), before',
  'the audit roles that trust BlindspotAuditor (`blindspot policy --for organization`).',
  'Then start one build by hand with BLINDSPOT_ACCEPT=true: what it finds is the baseline. Later builds fail, and the',
  'topic says so, on what is new, worse or newly unknown. Each build that passes is the next baseline.',
];

/** The auditor's role, the project it works in, what starts it, and where results and alarms go. */
export const codeBuildTemplate = (schedule: ScheduleRequest, roles: RoleRequest): Template => ({
  Description:
    'Blindspot on a schedule: EventBridge Scheduler, CodeBuild, a locked bucket for the results, and alarms.',
  Parameters: {
    OrganizationId: organizationId(roles),
    ExternalId: withDefault(
      {
        Type: 'String',
        Description: 'The external id of the audit roles',
        MinLength: 2,
        AllowedPattern: '^[A-Za-z0-9+=,.@:/-]*$',
      },
      roles.externalId,
    ),
    AlertEmail: { Type: 'String', Description: 'Told of what the scan finds; may be left empty', Default: '' },
    RetentionMode: {
      Type: 'String',
      Description:
        'How results are locked: COMPLIANCE cannot be undone by anybody, not even by AWS, until its time is up',
      AllowedValues: ['GOVERNANCE', 'COMPLIANCE'],
      Default: 'GOVERNANCE',
    },
    RetentionDays: {
      Type: 'String',
      Description: 'For how many days results are locked',
      AllowedPattern: '^[1-9][0-9]{0,3}$',
      Default: '400',
    },
  },
  Conditions: { WithEmail: { 'Fn::Not': [{ 'Fn::Equals': [ref('AlertEmail'), ''] }] } },
  Resources: {
    ...auditorRole(roles, {
      trust: policyOf({
        Effect: 'Allow',
        Principal: { Service: 'codebuild.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') },
          ArnEquals: {
            'aws:SourceArn': sub(
              `arn:\${AWS::Partition}:codebuild:\${AWS::Region}:\${AWS::AccountId}:project/${project}`,
            ),
          },
        },
      }),
      policies: {
        KeepResults: policyOf(
          { Effect: 'Allow', Action: ['s3:PutObject', 's3:GetObject'], Resource: sub('$' + '{Results.Arn}/*') },
          { Effect: 'Allow', Action: 's3:ListBucket', Resource: getAtt('Results', 'Arn') },
          { Effect: 'Allow', Action: ['kms:GenerateDataKey', 'kms:Decrypt'], Resource: getAtt('Key', 'Arn') },
          {
            Effect: 'Allow',
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Resource: getAtt('BuildLog', 'Arn'),
          },
        ),
      },
    }),
    BuildLog: {
      Type: 'AWS::Logs::LogGroup',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { LogGroupName: `/blindspot/${project}`, RetentionInDays: 400 },
    },
    Project: projectResource(schedule),
    ...starter(schedule),
    ...resultsBucket,
    ...alarms(ref('Project')),
  },
  Outputs: {
    AuditorArn: { Description: 'Trusted by the audit roles', Value: getAtt('AuditorRole', 'Arn') },
    Results: { Description: 'Where results are kept', Value: ref('Results') },
    Topic: { Description: 'Told when a scan fails, or none runs', Value: ref('Topic') },
  },
});

function projectResource(schedule: ScheduleRequest): Resource {
  const variable = (Name: string, Value: object) => ({ Name, Type: 'PLAINTEXT', Value });
  return {
    Type: 'AWS::CodeBuild::Project',
    Properties: {
      Name: project,
      Description: 'Scans the organization with Blindspot.',
      ServiceRole: getAtt('AuditorRole', 'Arn'),
      Source: { Type: 'NO_SOURCE', BuildSpec: buildSpec(schedule) },
      Artifacts: { Type: 'NO_ARTIFACTS' },
      EncryptionKey: getAtt('Key', 'Arn'),
      ConcurrentBuildLimit: 1,
      TimeoutInMinutes: 120,
      Environment: {
        Type: 'LINUX_CONTAINER',
        Image: 'aws/codebuild/amazonlinux-x86_64-standard:5.0',
        // A thousand accounts take close to 4 GB; this has 7.
        ComputeType: 'BUILD_GENERAL1_MEDIUM',
        EnvironmentVariables: [
          variable('BLINDSPOT_EXTERNAL_ID', ref('ExternalId')),
          variable('RESULTS', ref('Results')),
        ],
      },
      LogsConfig: { CloudWatchLogs: { Status: 'ENABLED', GroupName: ref('BuildLog') } },
    },
  };
}

/** Everything of a run is kept, its evidence included; one that found nothing new is what the next is held against. */
const buildSpec = (schedule: ScheduleRequest): string =>
  stringify(
    {
      version: 0.2,
      phases: {
        install: { 'runtime-versions': { nodejs: 22 }, commands: [installCommand(schedule)] },
        build: {
          commands: [
            [
              'aws s3 cp --quiet "s3://$RESULTS/baseline/audit.json" baseline/audit.json || echo "There is no baseline."',
              ...scanScript(schedule),
              'if [ -d reports ]; then',
              '  aws s3 cp --quiet --recursive --no-follow-symlinks reports "s3://$RESULTS/reports/" || status=2',
              'fi',
              'if [ "$status" = 0 ]; then',
              '  aws s3 cp --quiet result/audit.json "s3://$RESULTS/baseline/audit.json" || status=2',
              'fi',
              'if [ -f result/summary.md ]; then cat result/summary.md; fi',
              ...verdictScript,
              '',
            ].join('\n'),
          ],
        },
      },
    },
    { lineWidth: 0 },
  );

function starter({ at }: ScheduleRequest): Record<string, Resource> {
  return {
    StarterRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        Description: 'Starts the scan of Blindspot.',
        AssumeRolePolicyDocument: policyOf({
          Effect: 'Allow',
          Principal: { Service: 'scheduler.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
        }),
        Policies: [
          {
            PolicyName: 'StartScan',
            PolicyDocument: policyOf({
              Effect: 'Allow',
              Action: 'codebuild:StartBuild',
              Resource: getAtt('Project', 'Arn'),
            }),
          },
        ],
      },
    },
    Schedule: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        Description: 'Scans the organization with Blindspot, every day.',
        ScheduleExpression: `cron(${at.minute} ${at.hour} * * ? *)`,
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        State: 'ENABLED',
        Target: {
          Arn: sub('arn:$' + '{AWS::Partition}:scheduler:::aws-sdk:codebuild:startBuild'),
          RoleArn: getAtt('StarterRole', 'Arn'),
          Input: sub('{"ProjectName":"$' + '{Project}"}'),
          RetryPolicy: { MaximumRetryAttempts: 10, MaximumEventAgeInSeconds: 7200 },
        },
      },
    },
  };
}

import type * as Config from '@aws-sdk/client-config-service';
import type { ConfigExportDeliveryInfo, RecorderStatus } from '@aws-sdk/client-config-service';
import type { Answers } from '../answers.ts';
import type { Call, PageRequest } from '../call.ts';
import { days, minutes } from '../estate/ago.ts';
import type { Aggregator, DeliveryChannel } from '../estate/config.ts';
import { allowsService } from '../estate/policy.ts';
import { uuidOf } from '../estate/resource-id.ts';
import { AwsError } from '../wire/aws-error.ts';

/** AWS Config. Recorders that belong to a service are told only to those who ask for them. */
export const config: Answers<typeof Config> = {
  DescribeConfigurationRecorders({ ConfigurationRecorderNames, ServicePrincipal }, call) {
    const wanted = recorders(ConfigurationRecorderNames, ServicePrincipal, call);
    return {
      ConfigurationRecorders: wanted.map((recorder) => ({
        arn: recorderArn(recorder.name, call),
        name: recorder.name,
        roleARN: `arn:${call.world.organization.partition}:iam::${call.account.id}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
        recordingGroup: recorder.recordingGroup,
        recordingMode: recorder.recordingMode,
        recordingScope: recorder.recordingScope,
        servicePrincipal: recorder.servicePrincipal,
      })),
    };
  },

  DescribeConfigurationRecorderStatus({ ConfigurationRecorderNames, ServicePrincipal }, call) {
    const wanted = recorders(ConfigurationRecorderNames, ServicePrincipal, call);
    return {
      ConfigurationRecordersStatus: wanted.map((recorder) => ({
        arn: recorderArn(recorder.name, call),
        name: recorder.name,
        lastStartTime: call.world.at(days(300)),
        ...(!recorder.recording && { lastStopTime: call.world.at(days(20)) }),
        recording: recorder.recording,
        // The service writes SUCCESS where its model has Success.
        lastStatus: 'SUCCESS' as RecorderStatus,
        lastStatusChangeTime: call.world.at(minutes(8)),
        servicePrincipal: recorder.servicePrincipal,
        ...recorder.status,
      })),
    };
  },

  DescribeDeliveryChannels({ DeliveryChannelNames }, call) {
    return {
      DeliveryChannels: channels(DeliveryChannelNames, call).map(
        ({ name, s3BucketName, s3KeyPrefix, snsTopicARN, deliveryFrequency }) => ({
          name,
          s3BucketName,
          s3KeyPrefix,
          snsTopicARN,
          ...(deliveryFrequency !== undefined && { configSnapshotDeliveryProperties: { deliveryFrequency } }),
        }),
      ),
    };
  },

  DescribeDeliveryChannelStatus({ DeliveryChannelNames }, call) {
    return {
      DeliveryChannelsStatus: channels(DeliveryChannelNames, call).map((channel) => ({
        name: channel.name,
        configSnapshotDeliveryInfo:
          channel.deliveryFrequency === undefined ? { lastStatus: 'Not_Applicable' } : delivery(channel, call),
        configHistoryDeliveryInfo: delivery(channel, call),
        configStreamDeliveryInfo:
          channel.snsTopicARN === undefined
            ? { lastStatus: 'Not_Applicable' }
            : { lastStatus: 'Success', lastStatusChangeTime: call.world.at(channel.lastDeliveryAgo) },
        ...channel.status,
      })),
    };
  },

  DescribeConfigRules({ ConfigRuleNames, NextToken, Filters }, call) {
    const page = call.page(rules(ConfigRuleNames, call), paging(NextToken, undefined, 25));
    return {
      ConfigRules: page.items
        .filter(
          ({ EvaluationModes = [] }) =>
            Filters?.EvaluationMode === undefined ||
            EvaluationModes.some(({ Mode }) => Mode === Filters.EvaluationMode),
        )
        .map(({ evaluation: _, ...rule }) => ({ ...identified(rule.ConfigRuleName, call), ...rule })),
      NextToken: page.next,
    };
  },

  DescribeConfigRuleEvaluationStatus({ ConfigRuleNames, NextToken, Limit }, call) {
    const page = call.page(rules(ConfigRuleNames, call), paging(NextToken, Limit, 50));
    return {
      ConfigRulesEvaluationStatus: page.items.map(({ ConfigRuleName, evaluation }) => ({
        ConfigRuleName,
        ...identified(ConfigRuleName, call),
        LastSuccessfulInvocationTime: call.world.at(minutes(55)),
        // A rule that fails has not succeeded lately.
        LastSuccessfulEvaluationTime: call.world.at(evaluation.LastErrorCode === undefined ? minutes(50) : days(40)),
        ...(evaluation.LastErrorCode !== undefined && { LastFailedEvaluationTime: call.world.at(minutes(20)) }),
        FirstActivatedTime: call.world.at(days(200)),
        FirstEvaluationStarted: true,
        ...evaluation,
      })),
      NextToken: page.next,
    };
  },

  DescribeConfigurationAggregators({ ConfigurationAggregatorNames, NextToken, Limit }, call) {
    const page = call.page(aggregators(ConfigurationAggregatorNames, call), paging(NextToken, Limit, 100));
    return {
      ConfigurationAggregators: page.items.map(({ ConfigurationAggregatorName, organization, accounts }) => ({
        ConfigurationAggregatorName,
        ConfigurationAggregatorArn: call.arn('config', `config-aggregator/${ConfigurationAggregatorName}`),
        AccountAggregationSources: accounts ?? [],
        ...(organization !== undefined && {
          OrganizationAggregationSource: {
            RoleArn: `arn:aws:iam::${call.account.id}:role/ConfigAggregator`,
            ...organization,
          },
        }),
        CreationTime: call.world.at(days(300)),
        LastUpdatedTime: call.world.at(days(10)),
      })),
      NextToken: page.next,
    };
  },

  DescribeConfigurationAggregatorSourcesStatus(
    { ConfigurationAggregatorName = '', NextToken, Limit, UpdateStatus },
    call,
  ) {
    const [aggregator] = aggregators([ConfigurationAggregatorName], call);
    const sources = aggregator === undefined ? [] : sourcesOf(aggregator, call);
    const wanted = sources.filter(({ LastUpdateStatus }) => UpdateStatus?.includes(LastUpdateStatus) ?? true);
    const page = call.page(wanted, paging(NextToken, Limit, 100));
    return { AggregatedSourceStatusList: page.items, NextToken: page.next };
  },

  DescribeRetentionConfigurations(_input, { estate }) {
    const { configRetentionDays } = estate;
    return {
      RetentionConfigurations:
        configRetentionDays === undefined ? [] : [{ Name: 'default', RetentionPeriodInDays: configRetentionDays }],
    };
  },
};

function recorders(names: readonly string[] | undefined, servicePrincipal: string | undefined, call: Call) {
  const wanted = call.estate.recorders.filter((recorder) => recorder.servicePrincipal === servicePrincipal);
  for (const name of names ?? []) {
    if (!wanted.some((recorder) => recorder.name === name)) {
      throw new AwsError(
        'NoSuchConfigurationRecorderException',
        `Cannot find configuration recorder with the specified name '${name}'.`,
      );
    }
  }
  return wanted.filter(({ name }) => (names ?? []).length === 0 || names?.includes(name));
}

function channels(names: readonly string[] | undefined, call: Call): DeliveryChannel[] {
  const all = call.estate.deliveryChannels;
  for (const name of names ?? []) {
    if (!all.some((channel) => channel.name === name)) {
      throw new AwsError(
        'NoSuchDeliveryChannelException',
        `Cannot find delivery channel with specified name '${name}'.`,
      );
    }
  }
  return all.filter(({ name }) => (names ?? []).length === 0 || names?.includes(name));
}

function rules(names: readonly string[] | undefined, call: Call) {
  const all = call.estate.configRules;
  for (const name of names ?? []) {
    if (!all.some((rule) => rule.ConfigRuleName === name)) {
      throw new AwsError(
        'NoSuchConfigRuleException',
        `The ConfigRule '${name}' provided in the request is invalid. Please check the configRule name.`,
      );
    }
  }
  return all.filter(({ ConfigRuleName }) => (names ?? []).length === 0 || names?.includes(ConfigRuleName));
}

function aggregators(names: readonly string[] | undefined, call: Call): Aggregator[] {
  const all = call.estate.aggregators;
  for (const name of names ?? []) {
    if (!all.some(({ ConfigurationAggregatorName }) => ConfigurationAggregatorName === name)) {
      throw new AwsError(
        'NoSuchConfigurationAggregatorException',
        'The configuration aggregator does not exist. Check the configuration aggregator name and try again.',
      );
    }
  }
  return all.filter(
    ({ ConfigurationAggregatorName }) => (names ?? []).length === 0 || names?.includes(ConfigurationAggregatorName),
  );
}

/** Snapshots and histories arrive when the bucket is there and takes them from Config. */
function delivery(channel: DeliveryChannel, call: Call): ConfigExportDeliveryInfo {
  const found = call.world.bucket(channel.s3BucketName);
  const { id, inUse } = call.world.organization;
  const caller = {
    service: 'config.amazonaws.com',
    sourceAccount: call.account.id,
    sourceArn: call.arn('config', '*'),
    ...(inUse && { sourceOrganization: id }),
  };
  const lastAttemptTime = call.world.at(channel.lastDeliveryAgo);
  if (allowsService(found?.bucket.policy, caller, 's3:PutObject')) {
    return { lastStatus: 'Success', lastAttemptTime, lastSuccessfulTime: lastAttemptTime };
  }
  return {
    lastStatus: 'Failure',
    lastErrorCode: found === undefined ? 'NoSuchBucket' : 'AccessDenied',
    lastErrorMessage: found === undefined ? 'The specified bucket does not exist' : 'Access Denied',
    lastAttemptTime,
    lastSuccessfulTime: call.world.at(channel.lastDeliveryAgo + days(40)),
  };
}

function sourcesOf(aggregator: Aggregator, call: Call) {
  const { organization } = call.world;
  const members = organization.accounts.filter(({ state }) => state === 'ACTIVE').map(({ id }) => id);
  const groups = [
    ...(aggregator.organization === undefined ? [] : [{ AccountIds: members, ...aggregator.organization }]),
    ...(aggregator.accounts ?? []),
  ];
  return groups.flatMap(({ AccountIds, AllAwsRegions, AwsRegions = [] }) =>
    AccountIds.flatMap((SourceId) =>
      (AllAwsRegions ? organization.regions : AwsRegions).map((AwsRegion) => {
        const failed = aggregator.failing.includes(SourceId);
        return {
          SourceId,
          SourceType: 'ACCOUNT' as const,
          AwsRegion,
          LastUpdateStatus: failed ? ('FAILED' as const) : ('SUCCEEDED' as const),
          LastUpdateTime: call.world.at(minutes(40)),
          ...(failed && {
            LastErrorCode: 'AccessDenied',
            LastErrorMessage: 'The source account has not authorized the aggregator',
          }),
        };
      }),
    ),
  );
}

function identified(name: string, call: Call): { ConfigRuleArn: string; ConfigRuleId: string } {
  const ConfigRuleId = `config-rule-${uuidOf('rule', call.account.id, call.region, name).slice(0, 6)}`;
  return { ConfigRuleId, ConfigRuleArn: call.arn('config', `config-rule/${ConfigRuleId}`) };
}

function recorderArn(name: string, call: Call): string {
  return call.arn(
    'config',
    `configuration-recorder/${name}/${uuidOf('recorder', call.account.id, call.region, name).slice(0, 8)}`,
  );
}

function paging(token: string | undefined, size: number | undefined, most: number): PageRequest {
  return { token, size: size === 0 ? undefined : size, most, invalid: 'InvalidNextTokenException' };
}

import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  ConfigServiceClient,
  DescribeConfigurationRecordersCommand,
  DescribeDeliveryChannelsCommand,
} from '@aws-sdk/client-config-service';
import { DescribeFlowLogsCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { EventBridgeClient, ListRulesCommand } from '@aws-sdk/client-eventbridge';
import { GuardDutyClient, ListDetectorsCommand } from '@aws-sdk/client-guardduty';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import type { CommandClass } from '../../src/aws/collector.ts';
import type { Service } from '../../src/aws/service.ts';
import * as services from '../../src/aws/services.ts';

/** A client of the SDK, seen as what all of them have in common. */
export interface StockClient {
  send(command: object): Promise<unknown>;
  destroy(): void;
}

/** One operation of the sample, for the scanner and for a stock client of the SDK. */
interface SampleCall {
  readonly service: Service;
  readonly Client: new (options: object) => StockClient;
  readonly Command: CommandClass;
}

/** Ten operations of eight services and four protocols, each asked once per account and Region. */
export const sampleCalls: readonly SampleCall[] = [
  sample(services.cloudTrail, CloudTrailClient, DescribeTrailsCommand),
  sample(services.cloudWatch, CloudWatchClient, DescribeAlarmsCommand),
  sample(services.logs, CloudWatchLogsClient, DescribeLogGroupsCommand),
  sample(services.config, ConfigServiceClient, DescribeConfigurationRecordersCommand),
  sample(services.config, ConfigServiceClient, DescribeDeliveryChannelsCommand),
  sample(services.ec2, EC2Client, DescribeVpcsCommand),
  sample(services.ec2, EC2Client, DescribeFlowLogsCommand),
  sample(services.eventBridge, EventBridgeClient, ListRulesCommand),
  sample(services.guardDuty, GuardDutyClient, ListDetectorsCommand),
  sample(services.sns, SNSClient, ListTopicsCommand),
];

function sample(service: Service, Client: new (options: never) => object, Command: CommandClass): SampleCall {
  // Each service's own client class, seen as what they have in common.
  return { service, Client: Client as unknown as SampleCall['Client'], Command };
}

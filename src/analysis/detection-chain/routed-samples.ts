import type { JsonObject } from '../json.ts';

/** Events that services send to EventBridge themselves, as they deliver them. */
function envelope(source: string, detailType: string, account: string, region: string, detail: JsonObject): JsonObject {
  return {
    version: '0',
    id: '10000000-0000-4000-8000-000000000000',
    'detail-type': detailType,
    source,
    account,
    time: '2026-11-20T09:00:00Z',
    region,
    resources: [],
    detail,
  };
}

/** A GuardDuty finding (Amazon GuardDuty User Guide, "Creating custom responses to GuardDuty findings"). */
export function guardDutyFinding(account: string, region: string, severity: number, type: string): JsonObject {
  return envelope('aws.guardduty', 'GuardDuty Finding', account, region, {
    schemaVersion: '2.0',
    accountId: account,
    region,
    partition: 'aws',
    id: '16afba5c5c43e07c9e3e5e2e544e95df',
    type,
    severity,
    service: { serviceName: 'guardduty', archived: false, count: 1 },
    title: 'A finding',
    description: 'A finding',
  });
}

/** A Config rule that finds a resource not to comply any more (AWS Config Developer Guide, "Monitoring with EventBridge"). */
export function complianceChange(account: string, region: string, configRuleName: string): JsonObject {
  return envelope('aws.config', 'Config Rules Compliance Change', account, region, {
    messageType: 'ComplianceChangeNotification',
    configRuleName,
    configRuleARN: `arn:aws:config:${region}:${account}:config-rule/config-rule-example`,
    awsAccountId: account,
    awsRegion: region,
    resourceType: 'AWS::EC2::SecurityGroup',
    resourceId: 'sg-0123456789abcdef0',
    newEvaluationResult: { complianceType: 'NON_COMPLIANT' },
    oldEvaluationResult: { complianceType: 'COMPLIANT' },
  });
}

/** A change of a resource's configuration, as Config records it. */
export function configurationChange(account: string, region: string): JsonObject {
  return envelope('aws.config', 'Config Configuration Item Change', account, region, {
    messageType: 'ConfigurationItemChangeNotification',
    configurationItem: {
      awsAccountId: account,
      awsRegion: region,
      resourceType: 'AWS::EC2::SecurityGroup',
      resourceId: 'sg-0123456789abcdef0',
      configurationItemStatus: 'OK',
    },
  });
}

/** What a change concerns, of that which decides what an intruder could do unseen. */
export const changeAreas = ['logging', 'identity', 'network'] as const;
export type ChangeArea = (typeof changeAreas)[number];

/** An event as CloudTrail names it. */
export interface NamedEvent {
  readonly EventSource: string;
  readonly EventName: string;
}

/** `cloudtrail:StopLogging`: an event as checks name what would change their verdicts. */
export const eventKey = ({ EventSource, EventName }: NamedEvent): string =>
  `${EventSource.replace(/\.amazonaws\.com(\.cn)?$/, '')}:${EventName}`;

/**
 * What a write event changes; undefined for what is the daily work of applications, such as a log stream, a grant of a
 * key or an instance. The first rule that fits decides.
 */
export function changeAreaOf(event: NamedEvent): ChangeArea | undefined {
  const key = eventKey(event);
  return rules.find(({ events }) => events.test(key))?.area;
}

/** Rules by event, as `eventKey` names it. */
const rules: readonly { readonly area: ChangeArea | undefined; readonly events: RegExp }[] = [
  // What services and agents write without end.
  { area: undefined, events: /^config:(Put\w*Evaluations?|StartConfigRulesEvaluation)$/ },
  { area: undefined, events: /^securityhub:Batch(Import|Update)Findings/ },
  { area: undefined, events: /^iam:(GenerateCredentialReport|Generate\w*Details|Simulate\w*)$/ },
  {
    area: 'logging',
    events: /^(cloudtrail|config|guardduty|securityhub|detective|macie2|inspector2|access-analyzer):/,
  },
  {
    area: 'logging',
    events:
      /^logs:(CreateLogGroup|Delete(?!LogStream$|QueryDefinition$)\w+|Put(?!LogEvents$|QueryDefinition$)\w+|CreateDelivery|UpdateDeliveryConfiguration|(Dis)?[Aa]ssociateKmsKey)$/,
  },
  { area: 'logging', events: /^monitoring:(Put\w*Alarm\w*|Delete\w*Alarm\w*|(Dis|En)ableAlarmActions|SetAlarmState)$/ },
  { area: 'logging', events: /^events:(?!PutEvents$|TestEventPattern$)/ },
  { area: 'logging', events: /^sns:(?!Publish)/ },
  { area: 'logging', events: /^sqs:(CreateQueue|DeleteQueue|SetQueueAttributes|AddPermission|RemovePermission)$/ },
  { area: 'logging', events: /^firehose:(Create|Delete|Update|Start|Stop)DeliveryStream|^firehose:UpdateDestination$/ },
  { area: 'logging', events: /^lambda:(DeleteFunction|UpdateFunction|AddPermission|RemovePermission|PutFunction)/ },
  { area: 'logging', events: /^s3:(Create|Delete|Put)(Bucket|Account|StorageLens)/ },
  {
    area: 'logging',
    events:
      /^kms:(CreateKey|DisableKey|EnableKey|DisableKeyRotation|EnableKeyRotation|ScheduleKeyDeletion|CancelKeyDeletion|PutKeyPolicy|DeleteImportedKeyMaterial|(Create|Update|Delete)Alias)$/,
  },
  { area: 'logging', events: /^ec2:(Create|Delete)FlowLogs$|^ec2:(Dis|En)ableEbsEncryptionByDefault$/ },
  { area: 'logging', events: /^route53resolver:\w*ResolverQueryLogConfig|^route53:\w*QueryLoggingConfig$/ },
  { area: 'logging', events: /^(wafv2|network-firewall):\w*Logging\w*$|^redshift:(En|Dis)ableLogging$/ },
  { area: 'logging', events: /^redshift:(CreateCluster|ModifyCluster|ModifyClusterParameterGroup)$/ },
  { area: 'logging', events: /^rds:(Create|Modify)DB(Instance|Cluster)$|^eks:(CreateCluster|UpdateClusterConfig)$/ },
  { area: 'logging', events: /^es:(Create\w*Domain|UpdateDomainConfig|DeleteDomain)$/ },
  { area: 'logging', events: /^apigateway:(Create|Update|Delete)Stage$|^cloudfront:(Create|Update)Distribution/ },
  { area: 'logging', events: /^securitylake:(Create|Update|Delete)|^athena:(Create|Update|Delete)WorkGroup$/ },
  { area: 'logging', events: /^glue:(Delete|Update|BatchDelete)(Database|Table|Partition)$/ },
  { area: 'identity', events: /^(iam|organizations|sso|sso-directory|identitystore|account|rolesanywhere|ram):/ },
  { area: 'identity', events: /^signin:(PasswordRecovery|PasswordUpdated|MfaEnroll|CreateAccount)/ },
  {
    area: 'network',
    events:
      /^ec2:\w*(SecurityGroup|NetworkAcl|Route|Gateway|Vpc|Subnet|VpnConnection|Vpn|PrefixList|TransitGateway|PeeringConnection|CarrierGateway|DhcpOptions|TrafficMirror)/,
  },
  {
    area: 'network',
    events: /^(network-firewall|route53|route53resolver|route53domains|wafv2|directconnect|fms|globalaccelerator):/,
  },
  { area: 'network', events: /^elasticloadbalancing:(Create|Delete|Modify)\w*(LoadBalancer|Listener|Rule)/ },
  { area: 'network', events: /^elasticloadbalancing:SetSecurityGroups$/ },
];

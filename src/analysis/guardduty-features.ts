/** The data sources that every detector reads from the start and that nobody can turn off (GuardDuty User Guide). */
export const foundationalSources: readonly string[] = ['FLOW_LOGS', 'CLOUD_TRAIL', 'DNS_LOGS'];

const plans: Readonly<Record<string, string>> = {
  S3_DATA_EVENTS: 'S3 Protection',
  EKS_AUDIT_LOGS: 'EKS Protection',
  EBS_MALWARE_PROTECTION: 'Malware Protection for EC2',
  RDS_LOGIN_EVENTS: 'RDS Protection',
  LAMBDA_NETWORK_LOGS: 'Lambda Protection',
  RUNTIME_MONITORING: 'Runtime Monitoring',
  EKS_RUNTIME_MONITORING: 'EKS Runtime Monitoring',
  AI_PROTECTION: 'AI Protection',
};

/** Protection plans that can be turned on, by AWS's feature names. AWS adds more from time to time. */
export const protectionPlans: readonly string[] = Object.keys(plans);

/** What people call a feature; the feature's own name when it is not known. */
export const featureTitle = (name: string): string => plans[name] ?? name;

/** Whether a listed feature is only there for accounts that still use the plan that came before Runtime Monitoring. */
export const isSuperseded = (name: string, listed: readonly string[]): boolean =>
  name === 'EKS_RUNTIME_MONITORING' && listed.includes('RUNTIME_MONITORING');

import type { DeliverySource } from '@aws-sdk/client-cloudwatch-logs';
import type { LoggingConfiguration, LogScope, Scope } from '@aws-sdk/client-wafv2';

/** What faces the web in one Region of an account. Global things (web ACLs of CloudFront, its log delivery) are in us-east-1. */
export interface WebFront {
  loadBalancers: LoadBalancer[];
  classicLoadBalancers: ClassicLoadBalancer[];
  restApis: RestApi[];
  apis: Api[];
  webAcls: WebAcl[];
  deliverySources: LogDeliverySource[];
}

/** Nothing that faces the web. */
export const noWeb = (given: Partial<WebFront> = {}): WebFront => ({
  loadBalancers: [],
  classicLoadBalancers: [],
  restApis: [],
  apis: [],
  webAcls: [],
  deliverySources: [],
  ...given,
});

/** An application, network or gateway load balancer. */
export interface LoadBalancer {
  name: string;
  Type: 'application' | 'network' | 'gateway';
  /** The protocols of its listeners. */
  listeners: ('HTTP' | 'HTTPS' | 'TCP' | 'TLS' | 'UDP' | 'GENEVE')[];
  /** The bucket of its access logs; off when absent. */
  accessLogs?: string | undefined;
}

export const loadBalancer = (name: string, given: Partial<LoadBalancer> = {}): LoadBalancer => ({
  name,
  Type: 'application',
  listeners: ['HTTPS'],
  ...given,
});

/** A load balancer of the first generation. */
export interface ClassicLoadBalancer {
  name: string;
  accessLogs?: string | undefined;
}

/** A REST API and its stages. */
export interface RestApi {
  id: string;
  name: string;
  stages: RestStage[];
}

export interface RestStage {
  stageName: string;
  /** Where its access logs go, as an ARN. */
  accessLogs?: string | undefined;
  /** The level of the execution logs by method, such as star slash star. */
  loggingLevels: Record<string, 'OFF' | 'ERROR' | 'INFO'>;
}

export const restStage = (stageName: string, given: Partial<RestStage> = {}): RestStage => ({
  stageName,
  loggingLevels: {},
  ...given,
});

/** An HTTP or WebSocket API and its stages. */
export interface Api {
  id: string;
  name: string;
  ProtocolType: 'HTTP' | 'WEBSOCKET';
  stages: ApiStage[];
}

export interface ApiStage {
  StageName: string;
  accessLogs?: string | undefined;
  /** Of WebSocket APIs: the level of the execution logs, and of routes that differ. */
  loggingLevel?: 'OFF' | 'ERROR' | 'INFO' | undefined;
  routeLevels: Record<string, 'OFF' | 'ERROR' | 'INFO'>;
}

export const apiStage = (StageName: string, given: Partial<ApiStage> = {}): ApiStage => ({
  StageName,
  routeLevels: {},
  ...given,
});

/** A web ACL; one of CloudFront is in us-east-1. */
export interface WebAcl {
  name: string;
  Scope: Scope;
  logging?: WebAclLogging | undefined;
}

export interface WebAclLogging {
  destination: string;
  LoggingFilter?: LoggingConfiguration['LoggingFilter'];
  /** CUSTOMER when absent. */
  LogScope?: LogScope | undefined;
}

export const webAcl = (name: string, given: Partial<WebAcl> = {}): WebAcl => ({ name, Scope: 'REGIONAL', ...given });

/** A CloudFront distribution. */
export interface Distribution {
  Id: string;
  Enabled: boolean;
  /** The bucket of standard logging, version 1; off when absent. */
  logging?: string | undefined;
}

export const distribution = (Id: string, given: Partial<Distribution> = {}): Distribution => ({
  Id,
  Enabled: true,
  ...given,
});

/** A source of delivered logs in CloudWatch Logs, and where its deliveries go. */
export interface LogDeliverySource {
  name: string;
  service: string;
  logType: string;
  resourceArn: string;
  status?: DeliverySource['status'];
  destinationArns: string[];
}

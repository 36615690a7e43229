/** What a stage of an API keeps of the requests it serves, in one form for all kinds of APIs. */
export interface StageLogging {
  /** Where access logs go. */
  readonly destination: string | undefined;
  /** The level of the execution logs of every method or route that has none of its own: OFF, ERROR or INFO. */
  readonly level: string;
  /** The levels that methods or routes have of their own. */
  readonly levels: Readonly<Record<string, string>>;
}

/**
 * How far a stage logs its requests. Access logs have every request; execution logs do at level INFO, and only
 * failures at level ERROR (API Gateway Developer Guide, "Set up CloudWatch logging for REST APIs").
 */
export type LoggedRequests =
  | { readonly kind: 'access'; readonly destination: string }
  | { readonly kind: 'execution' }
  | { readonly kind: 'partly'; readonly levels: string }
  | { readonly kind: 'none' };

export function loggedRequests({ destination, level, levels }: StageLogging): LoggedRequests {
  if (destination) return { kind: 'access', destination };
  const own = Object.entries(levels);
  const all = [level, ...own.map(([, one]) => one)];
  if (all.every((one) => one === 'INFO')) return { kind: 'execution' };
  if (all.every((one) => one === 'OFF')) return { kind: 'none' };
  return { kind: 'partly', levels: [['by default', level], ...own].map(([what, one]) => `${what} ${one}`).join(', ') };
}

/** A stage of a REST API. Without a setting for all methods, those that have none of their own are not logged. */
export function restStageLogging(stage: {
  readonly accessLogSettings?: { readonly destinationArn?: string | undefined } | undefined;
  readonly methodSettings?: Readonly<Record<string, { readonly loggingLevel?: string | undefined }>> | undefined;
}): StageLogging {
  const { '*/*': all, ...methods } = stage.methodSettings ?? {};
  const level = all?.loggingLevel ?? 'OFF';
  // A method whose setting names no level is not logged (loggingLevel "defaults to OFF").
  const levels = Object.entries(methods).map(([method, one]) => [method, one.loggingLevel ?? 'OFF'] as const);
  return { destination: stage.accessLogSettings?.destinationArn, level, levels: Object.fromEntries(levels) };
}

/** A stage of an HTTP or WebSocket API. */
export function apiStageLogging(stage: {
  readonly AccessLogSettings?: { readonly DestinationArn?: string | undefined } | undefined;
  readonly DefaultRouteSettings?: { readonly LoggingLevel?: string | undefined } | undefined;
  readonly RouteSettings?: Readonly<Record<string, { readonly LoggingLevel?: string | undefined }>> | undefined;
}): StageLogging {
  const level = stage.DefaultRouteSettings?.LoggingLevel ?? 'OFF';
  const levels = Object.entries(stage.RouteSettings ?? {}).map(
    ([route, one]) => [route, one.LoggingLevel ?? level] as const,
  );
  return { destination: stage.AccessLogSettings?.DestinationArn, level, levels: Object.fromEntries(levels) };
}

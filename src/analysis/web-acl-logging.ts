/** A LoggingConfiguration of AWS WAF, as far as it is judged. */
export interface WebAclLoggingConfiguration {
  readonly ResourceArn: string;
  readonly LogDestinationConfigs: readonly string[];
  readonly LoggingFilter?:
    | {
        readonly DefaultBehavior: string;
        readonly Filters: readonly {
          readonly Behavior: string;
          readonly Conditions: readonly { readonly ActionCondition?: { readonly Action: string } | undefined }[];
        }[];
      }
    | undefined;
}

/**
 * What a logging filter keeps from the log, in words; undefined when it keeps nothing of weight. A filter that drops
 * what bears a label is a deliberate exception; one that drops by action, or drops by default, leaves out a whole
 * class of requests (AWS WAF API Reference, LoggingFilter).
 */
export function leftOutOf({ LoggingFilter: filter }: WebAclLoggingConfiguration): string | undefined {
  if (filter === undefined) return undefined;
  if (filter.DefaultBehavior === 'DROP') return 'all requests but those that a filter keeps';
  const actions = filter.Filters.filter(
    ({ Behavior, Conditions }) =>
      Behavior === 'DROP' && Conditions.every(({ ActionCondition }) => ActionCondition !== undefined),
  ).flatMap(({ Conditions }) => Conditions.flatMap(({ ActionCondition }) => ActionCondition?.Action ?? []));
  return actions.length > 0 ? `requests with action ${[...new Set(actions)].join(', ')}` : undefined;
}

interface Sources {
  readonly AllAwsRegions?: boolean | undefined;
  readonly AwsRegions?: readonly string[] | undefined;
}

/** ConfigurationAggregator of DescribeConfigurationAggregators, as far as it is judged. */
export interface Aggregator {
  readonly AccountAggregationSources?: readonly (Sources & { readonly AccountIds: readonly string[] })[] | undefined;
  readonly OrganizationAggregationSource?: Sources | undefined;
  readonly AggregatorFilters?: object | undefined;
}

/** What an aggregator should gather: the organization's active accounts, in these Regions. */
export interface AggregatedEstate {
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
}

/** Why an aggregator does not gather the whole organization; undefined when it does. */
export function narrowness(aggregator: Aggregator, estate: AggregatedEstate): string | undefined {
  const { OrganizationAggregationSource: organization, AccountAggregationSources: lists = [] } = aggregator;
  if (Object.values(aggregator.AggregatorFilters ?? {}).some((filter) => filter !== undefined))
    return 'its AggregatorFilters let only some resources through';
  if (organization) return regionsLeftOut(organization, estate.regions);
  const gathered = lists.filter((list) => regionsLeftOut(list, estate.regions) === undefined);
  const without = estate.accounts.filter((account) => !gathered.some(({ AccountIds }) => AccountIds.includes(account)));
  return without.length === 0 ? undefined : `it leaves out ${few(without, 'account')}`;
}

function regionsLeftOut({ AllAwsRegions, AwsRegions = [] }: Sources, regions: readonly string[]): string | undefined {
  if (AllAwsRegions === true) return undefined;
  const without = regions.filter((region) => !AwsRegions.includes(region));
  return without.length === 0 ? undefined : `it leaves out ${few(without, 'Region')}`;
}

/** AggregatedSourceStatus of DescribeConfigurationAggregatorSourcesStatus, as far as it is judged. */
export interface AggregatedSource {
  readonly SourceId?: string | undefined;
  readonly SourceType?: string | undefined;
  readonly AwsRegion?: string | undefined;
  readonly LastUpdateStatus?: string | undefined;
  readonly LastErrorCode?: string | undefined;
}

/** Why the data of an aggregator is not complete and recent; undefined when it is. */
export function sourceTrouble(sources: readonly AggregatedSource[], estate: AggregatedEstate): string | undefined {
  if (sources.length === 0) return 'it has gathered nothing from any source yet';
  // A suspended account, or one that has left, is expected to fail.
  const stalled = sources.filter(
    ({ SourceId, SourceType, LastUpdateStatus }) =>
      LastUpdateStatus !== 'SUCCEEDED' && (SourceType !== 'ACCOUNT' || estate.accounts.includes(SourceId ?? '')),
  );
  const names = stalled.map(({ SourceId, AwsRegion, LastUpdateStatus, LastErrorCode }) => {
    const place = [SourceId, AwsRegion].filter(Boolean).join(' in ');
    return `${place} ${LastErrorCode ? `${LastUpdateStatus}, ${LastErrorCode}` : LastUpdateStatus}`;
  });
  return names.length === 0 ? undefined : `LastUpdateStatus is not SUCCEEDED for ${few(names, 'source')}`;
}

/** `2 accounts (a, b)`, the first five by name. */
function few(items: readonly string[], noun: string): string {
  const shown = items.slice(0, 5).join('; ');
  return `${items.length} ${noun}${items.length === 1 ? '' : 's'} (${shown}${items.length > 5 ? '; …' : ''})`;
}

/** GetFindingAggregator of Security Hub, as far as it is judged. */
export interface Aggregation {
  readonly FindingAggregationRegion: string;
  readonly RegionLinkingMode: string;
  readonly Regions: readonly string[];
}

/**
 * The Regions whose findings do not come to the home Region of an aggregator (Security Hub API Reference,
 * CreateFindingAggregator). A mode that is not known links nothing.
 */
export function regionsNotGathered(aggregation: Aggregation, regions: readonly string[]): readonly string[] {
  const { FindingAggregationRegion: home, RegionLinkingMode: mode, Regions } = aggregation;
  return regions.filter((region) => {
    if (region === home || mode === 'ALL_REGIONS') return false;
    if (mode === 'ALL_REGIONS_EXCEPT_SPECIFIED') return Regions.includes(region);
    return mode !== 'SPECIFIED_REGIONS' || !Regions.includes(region);
  });
}

/** recordingGroup of DescribeConfigurationRecorders, as the AWS SDK for JavaScript v3 gives it. */
export interface RecordingGroup {
  readonly allSupported?: boolean | undefined;
  readonly includeGlobalResourceTypes?: boolean | undefined;
  readonly resourceTypes?: readonly string[] | undefined;
  readonly exclusionByResourceTypes?: { readonly resourceTypes?: readonly string[] | undefined } | undefined;
  readonly recordingStrategy?: { readonly useOnly?: string | undefined } | undefined;
}

/** Which resource types a recorder records, sorted; `unknown` when the group is absent or of a new kind. */
export type RecordedTypes =
  | { readonly kind: 'all-except'; readonly types: readonly string[] }
  | { readonly kind: 'only'; readonly types: readonly string[] }
  | { readonly kind: 'unknown'; readonly reason: string };

/** The types that AWS Config calls global: one configuration item per Region that records them. */
export const globalIamTypes: readonly string[] = [
  'AWS::IAM::Group',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::IAM::User',
];

/**
 * The arithmetic of a recording group. recordingStrategy decides where it is present; allSupported may be false
 * beside an exclusion. includeGlobalResourceTypes counts for ALL_SUPPORTED_RESOURCE_TYPES only: under exclusion the
 * IAM types are recorded unless they are excluded (AWS Config API Reference, RecordingGroup and RecordingStrategy).
 *
 * `region`, if given, takes the IAM types out where AWS Config does not record them.
 */
export function recordedTypes(group: RecordingGroup | undefined, region?: string): RecordedTypes {
  const recorded = byStrategy(group);
  if (recorded.kind === 'unknown' || region === undefined || recordsGlobalIamTypes(region)) return recorded;
  return recorded.kind === 'only'
    ? { kind: 'only', types: recorded.types.filter((type) => !globalIamTypes.includes(type)) }
    : { kind: 'all-except', types: sorted([...recorded.types, ...globalIamTypes]) };
}

/** Whether one type is recorded. */
export function recordsType(recorded: RecordedTypes, type: string): 'yes' | 'no' | 'unknown' {
  switch (recorded.kind) {
    case 'all-except':
      return recorded.types.includes(type) ? 'no' : 'yes';
    case 'only':
      return recorded.types.includes(type) ? 'yes' : 'no';
    case 'unknown':
      return 'unknown';
  }
}

/** Those of the required types that are not recorded, sorted; undefined when that is not known. */
export function unrecordedTypes(recorded: RecordedTypes, required: readonly string[]): readonly string[] | undefined {
  if (recorded.kind === 'unknown') return undefined;
  return sorted(required.filter((type) => recordsType(recorded, type) === 'no'));
}

/**
 * Whether AWS Config can record IAM users, groups, roles and policies in this Region: only those it served before
 * February 2022 (AWS Config API Reference, RecordingGroup).
 */
export function recordsGlobalIamTypes(region: string): boolean {
  return regionsBefore2022.includes(region);
}

const regionsBefore2022: readonly string[] = [
  'af-south-1',
  'ap-east-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ca-central-1',
  'cn-north-1',
  'cn-northwest-1',
  'eu-central-1',
  'eu-north-1',
  'eu-south-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'me-south-1',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-gov-east-1',
  'us-gov-west-1',
  'us-west-1',
  'us-west-2',
];

function byStrategy(group: RecordingGroup | undefined): RecordedTypes {
  if (group === undefined) return { kind: 'unknown', reason: 'the recorder has no recordingGroup' };
  const excluded = group.exclusionByResourceTypes?.resourceTypes ?? [];
  const included = group.resourceTypes ?? [];
  const strategy = group.recordingStrategy?.useOnly ?? legacyStrategy(group);
  switch (strategy) {
    case 'ALL_SUPPORTED_RESOURCE_TYPES':
      return { kind: 'all-except', types: group.includeGlobalResourceTypes === true ? [] : globalIamTypes };
    case 'EXCLUSION_BY_RESOURCE_TYPES':
      return { kind: 'all-except', types: sorted(excluded) };
    case 'INCLUSION_BY_RESOURCE_TYPES':
      return { kind: 'only', types: sorted(included) };
    case undefined:
      return { kind: 'unknown', reason: 'the recordingGroup names neither a strategy nor any types' };
    default:
      return { kind: 'unknown', reason: `recordingStrategy ${strategy} is not known` };
  }
}

/** Recorders from before recording strategies say it by their other fields. */
function legacyStrategy({ allSupported, resourceTypes, exclusionByResourceTypes }: RecordingGroup): string | undefined {
  if (allSupported === true) return 'ALL_SUPPORTED_RESOURCE_TYPES';
  if ((resourceTypes ?? []).length > 0) return 'INCLUSION_BY_RESOURCE_TYPES';
  return (exclusionByResourceTypes?.resourceTypes ?? []).length > 0 ? 'EXCLUSION_BY_RESOURCE_TYPES' : undefined;
}

function sorted(types: readonly string[]): readonly string[] {
  return [...new Set(types)].sort();
}

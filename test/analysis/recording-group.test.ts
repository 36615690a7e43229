import { describe, expect, test } from 'vitest';
import {
  globalIamTypes,
  type RecordedTypes,
  type RecordingGroup,
  recordedTypes,
  unrecordedTypes,
} from '../../src/analysis/recording-group.ts';

const role = 'AWS::IAM::Role';
const bucket = 'AWS::S3::Bucket';
const allBut = (...types: string[]): RecordedTypes => ({ kind: 'all-except', types });
const only = (...types: string[]): RecordedTypes => ({ kind: 'only', types });

describe('a recording group records', () => {
  const cases: [string, RecordingGroup | undefined, string | undefined, RecordedTypes][] = [
    [
      'nobody knows what, when there is none',
      undefined,
      undefined,
      { kind: 'unknown', reason: 'the recorder has no recordingGroup' },
    ],
    [
      'nobody knows what, when it is empty',
      {},
      undefined,
      { kind: 'unknown', reason: 'the recordingGroup names neither a strategy nor any types' },
    ],
    [
      'nobody knows what, by a strategy of tomorrow',
      { allSupported: true, recordingStrategy: { useOnly: 'BY_MOOD' } },
      undefined,
      { kind: 'unknown', reason: 'recordingStrategy BY_MOOD is not known' },
    ],
    [
      'all but global types',
      { allSupported: true, includeGlobalResourceTypes: false },
      undefined,
      allBut(...globalIamTypes),
    ],
    ['all but global types, when it does not say', { allSupported: true }, undefined, allBut(...globalIamTypes)],
    ['all with global types', { allSupported: true, includeGlobalResourceTypes: true }, undefined, allBut()],
    [
      'all, by strategy',
      { recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' }, includeGlobalResourceTypes: true },
      'eu-west-1',
      allBut(),
    ],
    [
      'no IAM types in a new Region',
      { allSupported: true, includeGlobalResourceTypes: true },
      'il-central-1',
      allBut(...globalIamTypes),
    ],
    ['a list', { allSupported: false, resourceTypes: [bucket, role] }, undefined, only(role, bucket)],
    ['a list without IAM types in a new Region', { resourceTypes: [bucket, role] }, 'eu-south-2', only(bucket)],
    [
      'a list, whatever allSupported says',
      { allSupported: true, resourceTypes: [bucket], recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' } },
      undefined,
      only(bucket),
    ],
    ['nothing, by an empty list', { recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' } }, undefined, only()],
    [
      'all but the excluded, IAM types included whatever the global flag says',
      {
        allSupported: false,
        includeGlobalResourceTypes: false,
        exclusionByResourceTypes: { resourceTypes: [bucket] },
        recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
      },
      'us-east-1',
      allBut(bucket),
    ],
    [
      'all but the excluded, without a strategy',
      { exclusionByResourceTypes: { resourceTypes: [bucket] } },
      undefined,
      allBut(bucket),
    ],
  ];
  test.each(cases)('%s', (_, group, region, expected) => {
    expect(recordedTypes(group, region)).toEqual(expected);
  });
});

describe('of the required types are not recorded', () => {
  const cases: [string, RecordedTypes, readonly string[] | undefined][] = [
    ['none', allBut('AWS::EC2::Volume'), []],
    ['the excluded', allBut(role), [role]],
    ['those beside the list', only(bucket), [role]],
    ['all', only(), [role, bucket]],
    ['who knows', { kind: 'unknown', reason: '' }, undefined],
  ];
  test.each(cases)('%s', (_, recorded, expected) => {
    expect(unrecordedTypes(recorded, [bucket, role])).toEqual(expected);
  });
});

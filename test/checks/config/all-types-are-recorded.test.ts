import { expect } from 'vitest';
import check from '../../../checks/config/all-types-are-recorded.ts';
import { investigatedTypes } from '../../../src/analysis/config-recorder.ts';
import { regionName } from '../../../src/core/ids.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';
import { allBut, allTypes, only, recorder, serviceLinkedRecorder } from '../../support/recorders.ts';

const withGroup = (recordingGroup: ReturnType<typeof only> | undefined) => recorder({ recordingGroup });

describeCheck(check, {
  passing: {
    'all supported types, IAM types recorded elsewhere': {
      evidence: { recorders: [recorder()] },
      expect: [{ outcome: 'pass', message: 'all', facts: expectedFacts() }],
    },
    'all types, IAM types too': {
      evidence: { recorders: [withGroup(allTypes())] },
      expect: [{ outcome: 'pass', message: 'all' }],
    },
    'only IAM types excluded': {
      evidence: { recorders: [withGroup(allBut('AWS::IAM::User', 'AWS::IAM::Role'))] },
      expect: [{ outcome: 'pass', message: 'all' }],
    },
    'all types in a Region where IAM types are never recorded': {
      scope: { region: regionName('il-central-1') },
      evidence: { recorders: [withGroup(allTypes())] },
      expect: [{ outcome: 'pass', message: 'all' }],
    },
    'a recorder from before strategies': {
      evidence: { recorders: [withGroup({ allSupported: true, includeGlobalResourceTypes: false })] },
      expect: [{ outcome: 'pass', message: 'all' }],
    },
    'all types, though its status was denied': {
      evidence: { recorders: [recorder({ Status: denied })] },
      expect: [{ outcome: 'pass', message: 'all' }],
    },
  },
  failing: {
    'buckets excluded': {
      evidence: { recorders: [withGroup(allBut('AWS::S3::Bucket', 'AWS::EC2::NetworkInterface'))] },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'needed',
          text: 'does not record AWS::S3::Bucket, which every investigation asks about (EXCLUSION_BY_RESOURCE_TYPES)',
        },
      ],
    },
    'a list without trails, whatever allSupported says': {
      evidence: {
        recorders: [withGroup({ ...only('AWS::S3::Bucket'), allSupported: true })],
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'needed', text: 'AWS::CloudTrail::Trail' }],
    },
    'a list that has what investigations need': {
      evidence: { recorders: [withGroup(only(...investigatedTypes))] },
      expect: [{ outcome: 'fail', gap: 'unsound', severity: 'low', message: 'listed', text: 'records 5 types' }],
    },
    'costly types excluded': {
      evidence: { recorders: [withGroup(allBut('AWS::EC2::NetworkInterface'))] },
      expect: [
        { outcome: 'fail', gap: 'unsound', severity: 'low', message: 'excluded', text: 'AWS::EC2::NetworkInterface' },
      ],
    },
  },
  others: {
    'no recorder, which another check says': {
      evidence: { recorders: [serviceLinkedRecorder()] },
      expect: [{ outcome: 'not-applicable', message: 'noRecorder' }],
    },
    'a strategy of tomorrow': {
      evidence: { recorders: [withGroup({ allSupported: true, recordingStrategy: { useOnly: 'BY_MOOD' } })] },
      expect: [{ outcome: 'unknown', unread: expect.objectContaining({ code: 'UnknownRecordingGroup' }) }],
    },
    'no recording group': {
      evidence: { recorders: [withGroup(undefined)] },
      expect: [{ outcome: 'unknown', unread: expect.objectContaining({ code: 'UnknownRecordingGroup' }) }],
    },
  },
});

function expectedFacts() {
  return {
    useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES',
    allSupported: true,
    excluded: ['AWS::IAM::Group', 'AWS::IAM::Policy', 'AWS::IAM::Role', 'AWS::IAM::User'],
  };
}

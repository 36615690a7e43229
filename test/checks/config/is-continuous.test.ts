import check from '../../../checks/config/is-continuous.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { recorder } from '../../support/recorders.ts';

const mode = (recordingFrequency: string, overrides: Readonly<Record<string, string>> = {}) =>
  recorder({
    recordingMode: {
      recordingFrequency,
      recordingModeOverrides: Object.entries(overrides).map(([type, frequency]) => ({
        resourceTypes: [type],
        recordingFrequency: frequency,
      })),
    },
  });

describeCheck(check, {
  passing: {
    'continuous recording': {
      evidence: { recorders: [recorder()] },
      expect: [{ outcome: 'pass', message: 'continuous' }],
    },
    'a recorder without a mode': {
      evidence: { recorders: [recorder({ recordingMode: undefined })] },
      expect: [{ outcome: 'pass', message: 'unset', facts: { recordingMode: null } }],
    },
    'an override that says the same': {
      evidence: { recorders: [mode('CONTINUOUS', { 'AWS::S3::Bucket': 'CONTINUOUS' })] },
      expect: [{ outcome: 'pass', message: 'continuous' }],
    },
  },
  failing: {
    'daily recording': {
      evidence: { recorders: [mode('DAILY')] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'daily', text: 'recordingFrequency is DAILY.' }],
    },
    'daily recording but for one type': {
      evidence: { recorders: [mode('DAILY', { 'AWS::S3::Bucket': 'CONTINUOUS' })] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'daily', text: 'DAILY, but for AWS::S3::Bucket.' }],
    },
    'a type that investigations need, daily': {
      evidence: { recorders: [mode('CONTINUOUS', { 'AWS::EC2::SecurityGroup': 'DAILY' })] },
      expect: [
        { outcome: 'fail', gap: 'unsound', severity: 'low', message: 'overridden', text: 'AWS::EC2::SecurityGroup' },
      ],
    },
    'another type, daily': {
      evidence: { recorders: [mode('CONTINUOUS', { 'AWS::EC2::NetworkInterface': 'DAILY' })] },
      expect: [{ outcome: 'fail', gap: 'unsound', severity: 'info', message: 'overridden' }],
    },
  },
  others: {
    'no recorder': {
      evidence: { recorders: [] },
      expect: [{ outcome: 'not-applicable', message: 'noRecorder' }],
    },
  },
});

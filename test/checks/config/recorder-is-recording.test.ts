import { expect } from 'vitest';
import check from '../../../checks/config/recorder-is-recording.ts';
import { collected } from '../../../src/core/evidence.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';
import { recorder, recorderStatus, serviceLinkedRecorder } from '../../support/recorders.ts';

const withStatus = (changes: Parameters<typeof recorderStatus>[0]) =>
  recorder({ Status: collected(recorderStatus(changes)) });

describeCheck(check, {
  passing: {
    'a recorder that records': {
      evidence: { recorders: [recorder()] },
      expect: [{ outcome: 'pass', message: 'recording' }],
    },
    'a status in the spelling of the API Reference': {
      evidence: { recorders: [withStatus({ lastStatus: 'Success' })] },
      expect: [{ outcome: 'pass', message: 'recording' }],
    },
    'daily recording, of which AWS tells no status': {
      evidence: {
        recorders: [
          recorder({
            recordingMode: { recordingFrequency: 'DAILY' },
            Status: collected(recorderStatus({ lastStatus: 'NotApplicable' })),
          }),
        ],
      },
      expect: [{ outcome: 'pass', message: 'daily' }],
    },
    'a recorder beside a service-linked one': {
      evidence: { recorders: [serviceLinkedRecorder(), recorder()] },
      expect: [{ outcome: 'pass', message: 'recording', text: 'Recorder default' }],
    },
  },
  failing: {
    'no recorder': {
      evidence: { recorders: [] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'only the recorder of a service': {
      evidence: { recorders: [serviceLinkedRecorder()] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'serviceLinked', text: 'securityhub.amazonaws.com' }],
    },
    'only a recorder whose items cannot be queried': {
      evidence: { recorders: [serviceLinkedRecorder({ servicePrincipal: undefined })] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'serviceLinked', text: 'an AWS service' }],
    },
    'a stopped recorder': {
      evidence: { recorders: [withStatus({ recording: false, lastStopTime: '2026-10-01T00:00:00.000Z' })] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stopped', text: 'since 2026-10-01T00:00:00.000Z' }],
    },
    'a recorder that was never started': {
      evidence: { recorders: [withStatus({ recording: false, lastStatus: undefined, lastStartTime: undefined })] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stopped' }],
    },
    'a recorder that is on and blind': {
      evidence: { recorders: [withStatus({ lastStatus: 'FAILURE', lastErrorCode: 'AccessDenied' })] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'failing', text: 'lastStatus is FAILURE (AccessDenied)' }],
    },
    'a recorder pending for weeks': {
      evidence: { recorders: [withStatus({ lastStatus: 'Pending', lastStartTime: '2026-11-01T00:00:00.000Z' })] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'neverSucceeded' }],
    },
  },
  others: {
    'a recorder started this morning': {
      evidence: { recorders: [withStatus({ lastStatus: 'PENDING', lastStartTime: '2026-11-21T09:00:00.000Z' })] },
      expect: [{ outcome: 'unknown', unread: expect.objectContaining({ code: 'Unsettled' }) }],
    },
    'a status of tomorrow': {
      evidence: { recorders: [withStatus({ lastStatus: 'Dreaming' })] },
      expect: [{ outcome: 'unknown', unread: expect.objectContaining({ code: 'Unsettled' }) }],
    },
    'no status though recording is continuous': {
      evidence: { recorders: [withStatus({ lastStatus: 'NotApplicable' })] },
      expect: [{ outcome: 'unknown', unread: expect.objectContaining({ code: 'Unsettled' }) }],
    },
    'a status that was denied': {
      evidence: { recorders: [recorder({ Status: denied })] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
  },
});

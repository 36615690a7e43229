import { customerRecorder, recorderHealth } from '../../src/analysis/config-recorder.ts';
import { defineCheck } from '../../src/core/check.ts';
import { configurationControls } from '../../src/core/controls/configuration-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { configRecorders } from '../../src/evidence/config-recorders.ts';

export default defineCheck({
  id: 'config/recorder-is-recording',
  title: 'The configuration recorder is recording',
  failureTitle: 'Configuration changes leave no history',
  severity: 'high',
  source: 'config',
  breadth: 'target',
  presence: true,
  why: 'Whoever opens a bucket or a security group for an hour and closes it again leaves nothing that shows it was ever open.',
  remedy: {
    text: 'Create a configuration recorder in every account and Region, and start it; a failing one most often lacks permissions of its role.',
    cli: 'aws configservice start-configuration-recorder --configuration-recorder-name default',
    terraform:
      'resource "aws_config_configuration_recorder_status" "this" {\n  name       = aws_config_configuration_recorder.this.name\n  is_enabled = true\n}',
  },
  controls: {
    'cis-aws-1.4': ['3.5'],
    'cis-aws-3.0': ['3.3'],
    'cis-aws-5.0': ['3.3'],
    'cis-aws-6.0': ['4.3'],
    'cis-aws-7.0': ['4.3'],
    'aws-fsbp': ['Config.1'],
    ...configurationControls,
  },
  requirements: ['S22'],
  changedBy: [
    'config:StopConfigurationRecorder',
    'config:DeleteConfigurationRecorder',
    'config:StartConfigurationRecorder',
    'config:PutConfigurationRecorder',
  ],
  needs: { recorders: configRecorders },
  messages: {
    recording: 'Recorder {name} is recording, and lastStatus is {lastStatus}.',
    daily: 'Recorder {name} is recording once a day; AWS gives no status of its last items.',
    none: 'There is no configuration recorder.',
    serviceLinked:
      'Only recorder {name} of {service} is here, and it records for that service: there is no recorder of your own.',
    stopped: 'Recorder {name} does not record: recording is false since {since}.',
    failing: 'Recorder {name} is on, and nothing comes of it: lastStatus is {lastStatus} ({error}).',
    neverSucceeded: 'Recorder {name} was started at {since}, and lastStatus is still {lastStatus}.',
  },
  *evaluate({ recorders }, { now, pass, missing, unsound, unknown }) {
    const recorder = customerRecorder(recorders);
    if (!recorder) {
      const [linked] = recorders;
      if (!linked) return yield missing('none');
      const { name, servicePrincipal, recordingScope } = linked;
      return yield missing(
        'serviceLinked',
        { name, service: servicePrincipal ?? 'an AWS service' },
        { facts: { servicePrincipal, recordingScope } },
      );
    }
    if (!isCollected(recorder.Status)) return yield unknown(recorder.Status);
    const health = recorderHealth(recorder, now);
    if (!isCollected(health)) return yield unknown(health);

    const { name } = recorder;
    const { recording, lastStatus = 'not given', lastErrorCode, lastStartTime, lastStopTime } = recorder.Status.value;
    const proof = {
      facts: { name, recording, lastStatus, lastErrorCode, lastStartTime, lastStopTime },
      operation: 'config:DescribeConfigurationRecorderStatus',
    };
    switch (health.value) {
      case 'recording':
        return yield pass('recording', { name, lastStatus }, proof);
      case 'unconfirmed-daily':
        return yield pass('daily', { name }, proof);
      case 'stopped':
        return yield unsound('stopped', { name, since: lastStopTime ?? 'it was made' }, proof);
      case 'failing':
        return yield unsound('failing', { name, lastStatus, error: lastErrorCode ?? 'no error code' }, proof);
      case 'never-succeeded':
        return yield unsound('neverSucceeded', { name, lastStatus, since: lastStartTime ?? 'an unknown time' }, proof);
    }
  },
});

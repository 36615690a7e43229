import { customerRecorder, investigatedTypes } from '../../src/analysis/config-recorder.ts';
import { defineCheck } from '../../src/core/check.ts';
import { configurationControls } from '../../src/core/controls/configuration-controls.ts';
import { configRecorders } from '../../src/evidence/config-recorders.ts';

export default defineCheck({
  id: 'config/is-continuous',
  title: 'Changes are recorded continuously',
  failureTitle: 'Changes are recorded once a day',
  severity: 'low',
  source: 'config',
  breadth: 'target',
  why: 'With daily recording, what is changed and changed back within a day is never seen, and rules wait up to 24 hours for the next look.',
  remedy: {
    text: 'Set the recording frequency to continuous, and keep daily overrides to types that security does not ask about.',
    cli: 'aws configservice put-configuration-recorder --configuration-recorder name=default,roleARN=ROLE_ARN,recordingMode={recordingFrequency=CONTINUOUS} --recording-group allSupported=true,includeGlobalResourceTypes=false',
    terraform:
      'resource "aws_config_configuration_recorder" "this" {\n  recording_mode {\n    recording_frequency = "CONTINUOUS"\n  }\n}',
  },
  controls: configurationControls,
  requirements: ['S54'],
  changedBy: ['config:PutConfigurationRecorder'],
  needs: { recorders: configRecorders },
  messages: {
    continuous: 'Recorder {name} records continuously: recordingFrequency is CONTINUOUS.',
    unset: 'Recorder {name} has no recordingMode, and so records continuously.',
    daily: 'Recorder {name} records once a day, a cost reducer: recordingFrequency is {frequency}{but}.',
    overridden: 'Recorder {name} records {types} once a day, a cost reducer, by recordingModeOverrides.',
    noRecorder: 'There is no configuration recorder here.',
  },
  *evaluate({ recorders }, { pass, unsound, notApplicable }) {
    const recorder = customerRecorder(recorders);
    if (!recorder) return yield notApplicable('noRecorder');
    const { name, recordingMode } = recorder;
    // CONTINUOUS is the default (AWS Config API Reference, RecordingMode).
    if (!recordingMode) return yield pass('unset', { name }, { facts: { recordingMode: null } });

    const { recordingFrequency: frequency, recordingModeOverrides = [] } = recordingMode;
    const facts = { recordingFrequency: frequency, recordingModeOverrides };
    const overridden = recordingModeOverrides
      .filter((override) => override.recordingFrequency !== frequency)
      .flatMap(({ resourceTypes }) => resourceTypes);
    const types = overridden.join(', ');
    if (frequency !== 'CONTINUOUS') {
      const but = overridden.length > 0 ? `, but for ${types}` : '';
      return yield unsound('daily', { name, frequency, but }, { facts });
    }
    if (overridden.length === 0) return yield pass('continuous', { name }, { facts });
    const grave = overridden.some((type) => investigatedTypes.includes(type));
    yield unsound('overridden', { name, types }, { facts, severity: grave ? 'low' : 'info' });
  },
});

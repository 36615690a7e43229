import { customerRecorder, investigatedTypes } from '../../src/analysis/config-recorder.ts';
import { defineCheck } from '../../src/core/check.ts';
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
  controls: {
    'nist-800-53-r5': ['CM-2', 'CM-3', 'CM-6', 'CM-8', 'CA-7'],
    'nist-csf-2.0': ['ID.AM-02', 'PR.PS-01', 'DE.CM-09'],
    'pci-dss-4.0.1': ['2.2.1', '10.2.1.7', '11.5.2'],
    'soc-2': ['CC7.1', 'CC8.1'],
    'iso-27001-2022': ['A.8.9', 'A.8.16'],
    hipaa: ['164.308(a)(8)'],
    'mitre-attack-18': ['T1562.008'],
    'mitre-attack-19': ['T1685.002'],
  },
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

import { configuredTypes, customerRecorder, investigatedTypes } from '../../src/analysis/config-recorder.ts';
import { globalIamTypes, unrecordedTypes } from '../../src/analysis/recording-group.ts';
import { defineCheck } from '../../src/core/check.ts';
import { configurationControls } from '../../src/core/controls/configuration-controls.ts';
import { counted } from '../../src/core/counted.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { configRecorders } from '../../src/evidence/config-recorders.ts';

export default defineCheck({
  id: 'config/all-types-are-recorded',
  title: 'All resource types are recorded',
  failureTitle: 'Some resource types are not recorded',
  severity: 'medium',
  source: 'config',
  breadth: 'target',
  why: 'An intruder who changes a resource of a type that is left out changes it without history, and rules for that type stay silent.',
  remedy: {
    text: 'Record all supported types. If the cost of one type is too high, exclude that type by name instead of listing those to record.',
    cli: 'aws configservice put-configuration-recorder --configuration-recorder name=default,roleARN=ROLE_ARN --recording-group allSupported=true,includeGlobalResourceTypes=false',
    terraform:
      'resource "aws_config_configuration_recorder" "this" {\n  recording_group {\n    all_supported = true\n  }\n}',
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
  requirements: ['S22', 'S54'],
  changedBy: ['config:PutConfigurationRecorder', 'config:DeleteConfigurationRecorder'],
  needs: { recorders: configRecorders },
  messages: {
    all: 'Recorder {name} records all supported types.',
    needed: 'Recorder {name} does not record {types}, which every investigation asks about ({strategy}).',
    excluded: 'Recorder {name} leaves out {types}: a cost reducer, by which changes of these types leave no history.',
    listed:
      'Recorder {name} records {listed} by name: a cost reducer, by which all others, and those that AWS adds, leave no history.',
    noRecorder: 'There is no configuration recorder here.',
  },
  *evaluate({ recorders }, { scope, pass, unsound, notApplicable, unknown }) {
    const recorder = customerRecorder(recorders);
    if (!recorder) return yield notApplicable('noRecorder');
    const recorded = configuredTypes(recorder, scope.region);
    if (!isCollected(recorded)) return yield unknown(recorded);

    const { name, recordingGroup: { allSupported, recordingStrategy } = {} } = recorder;
    const { kind, types } = recorded.value;
    const strategy = recordingStrategy?.useOnly ?? `allSupported is ${allSupported}`;
    const facts = {
      useOnly: recordingStrategy?.useOnly,
      allSupported,
      [kind === 'only' ? 'recorded' : 'excluded']: types,
    };
    const needed = unrecordedTypes(recorded.value, investigatedTypes) ?? [];
    // IAM users, groups, roles and policies need one Region only: config/global-types-are-recorded-once.
    const excluded = types.filter((type) => !globalIamTypes.includes(type));
    const mild = { facts, severity: 'low' as const };
    if (needed.length > 0) yield unsound('needed', { name, types: needed.join(', '), strategy }, { facts });
    else if (kind === 'only') yield unsound('listed', { name, listed: counted(types.length, 'type') }, mild);
    else if (excluded.length > 0) yield unsound('excluded', { name, types: excluded.join(', ') }, mild);
    else yield pass('all', { name }, { facts });
  },
});

import { customerRecorder, typesRecordedNow } from '../../src/analysis/config-recorder.ts';
import { globalIamTypes, recordsGlobalIamTypes, recordsType } from '../../src/analysis/recording-group.ts';
import { defineCheck } from '../../src/core/check.ts';
import { configurationControls } from '../../src/core/controls/configuration-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { configRecorders } from '../../src/evidence/config-recorders.ts';

export default defineCheck({
  id: 'config/global-types-are-recorded-once',
  title: 'IAM users, groups, roles and policies are recorded in one Region',
  failureTitle: 'IAM users, groups, roles or policies are recorded nowhere, or several times',
  severity: 'low',
  source: 'config',
  breadth: 'account',
  quantifier: 'own',
  why: 'Recorded nowhere, a policy that was widened for an hour leaves no history; recorded in every Region, the same change is paid for each time, which is how recorders come to be switched off.',
  remedy: {
    text: 'Include global resource types in the recorder of one Region, the home Region of the organization, and exclude them in all others.',
    cli: 'aws configservice put-configuration-recorder --region HOME_REGION --configuration-recorder name=default,roleARN=ROLE_ARN --recording-group allSupported=true,includeGlobalResourceTypes=true',
    terraform:
      'resource "aws_config_configuration_recorder" "this" {\n  recording_group {\n    all_supported                 = true\n    include_global_resource_types = var.region == var.home_region\n  }\n}',
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
    'config:PutConfigurationRecorder',
    'config:StopConfigurationRecorder',
    'config:DeleteConfigurationRecorder',
  ],
  needs: { recorders: configRecorders },
  messages: {
    once: 'IAM users, groups, roles and policies are recorded once ({regions}).',
    nowhere: 'No Region of this account records {types}.',
    several: '{types} are recorded in {count} Regions ({regions}): each change is kept, and paid for, that often.',
    noRecorder: 'There is no configuration recorder in this account.',
    newRegions: 'AWS Config does not record IAM types in any of the Regions of this account.',
  },
  *evaluate({ recorders }, { pass, missing, unsound, notApplicable, unknown }) {
    const able = ({ region }: { readonly region: string | null }) => region !== null && recordsGlobalIamTypes(region);
    const entries = recorders.entries.filter(able);
    const unread = recorders.unread.filter(able).map((entry) => entry.unread);
    const regions = entries.map(({ region, value }) => ({ region, recorded: typesRecordedNow(value, region) }));
    const open = [...unread, ...regions.flatMap(({ recorded }) => (isCollected(recorded) ? [] : [recorded]))];
    const where = (type: string) =>
      regions.flatMap(({ region, recorded }) =>
        isCollected(recorded) && recordsType(recorded.value, type) === 'yes' ? [region ?? ''] : [],
      );
    const recordedIn = (types: readonly string[]) => [...new Set(types.flatMap(where))].sort();

    const several = globalIamTypes.filter((type) => where(type).length > 1);
    const nowhere = globalIamTypes.filter((type) => where(type).length === 0);
    const facts = Object.fromEntries(globalIamTypes.map((type) => [type, where(type)]));
    if (several.length > 0) {
      const places = recordedIn(several);
      const holes = { types: several.join(', '), count: places.length, regions: places.join(', ') };
      return yield unsound('several', holes, { facts });
    }
    if (open[0]) return yield unknown(open[0]);
    if (entries.length === 0) return yield notApplicable('newRegions');
    if (!entries.some(({ value }) => customerRecorder(value))) return yield notApplicable('noRecorder');
    if (nowhere.length === 0) return yield pass('once', { regions: recordedIn(globalIamTypes).join(', ') }, { facts });
    const say = nowhere.length === globalIamTypes.length ? missing : unsound;
    yield say('nowhere', { types: nowhere.join(', ') }, { facts });
  },
});

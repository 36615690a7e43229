import { decideDataEvents } from '../../src/analysis/data-event-decision.ts';
import { describeScope } from '../../src/analysis/describe-scope.ts';
import { coversAllLambda } from '../../src/analysis/recorded-events.ts';
import { describeRegions } from '../../src/analysis/recording-trails.ts';
import { defineCheck } from '../../src/core/check.ts';
import { dataEventControls } from '../../src/core/controls/data-event-controls.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';
import { trailEventSelectors } from '../../src/evidence/trail-event-selectors.ts';

export default defineCheck({
  id: 'cloudtrail/lambda-invokes-are-recorded',
  title: 'Lambda invocations are recorded',
  failureTitle: 'Lambda invocations are not recorded',
  severity: 'low',
  source: 'cloudtrail-data',
  breadth: 'account',
  quantifier: 'own',
  why: 'An intruder who may invoke a function acts with its role; without data events the function seems to have acted by itself.',
  remedy: {
    text: 'Record Invoke data events of all functions, or name the account under dataEventsNotWanted.',
    cli: 'aws cloudtrail put-event-selectors --trail-name TRAIL_ARN --advanced-event-selectors \'[{"Name":"Management","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]},{"Name":"Lambda","FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::Lambda::Function"]}]}]\'',
    terraform:
      'resource "aws_cloudtrail" "this" {\n  advanced_event_selector {\n    name = "Management"\n\n    field_selector {\n      field  = "eventCategory"\n      equals = ["Management"]\n    }\n  }\n\n  advanced_event_selector {\n    name = "Lambda"\n\n    field_selector {\n      field  = "eventCategory"\n      equals = ["Data"]\n    }\n\n    field_selector {\n      field  = "resources.type"\n      equals = ["AWS::Lambda::Function"]\n    }\n  }\n}',
  },
  controls: dataEventControls,
  requirements: ['S12'],
  changedBy: [
    'cloudtrail:CreateTrail',
    'cloudtrail:DeleteTrail',
    'cloudtrail:StopLogging',
    'cloudtrail:PutEventSelectors',
  ],
  needs: { trails: cloudTrailTrails, selectors: trailEventSelectors },
  messages: {
    all: 'Invocations of all functions are recorded.',
    notWanted: 'The settings declare that data events are not wanted in this account.',
    some: 'Invocations are not all recorded: {scope}; the settings do not waive the rest.',
    none: 'No invocation is recorded, and the settings do not waive it: undecided.',
  },
  *evaluate({ trails, selectors }, { scope: { account }, estate, settings, ...say }) {
    const decision = decideDataEvents({
      trails,
      selectors,
      // Invoke is a write: its readOnly is false.
      coversAll: (recorded) => coversAllLambda(recorded, estate.partition, 'write'),
      sensitive: [],
      notWanted: settings.dataEventsNotWanted.some((id) => id === '*' || id === account),
    });
    if (decision.kind === 'unread') return yield say.unknown(decision.unread);
    const scope = describeRegions(decision.coverage.regions, ({ recorded }) =>
      describeScope(recorded.data['AWS::Lambda::Function']?.write),
    );
    const details = { facts: { scope }, operation: 'cloudtrail:GetEventSelectors' };
    switch (decision.kind) {
      case 'all':
        return yield say.pass('all', {}, details);
      case 'not-wanted':
        return yield say.notApplicable('notWanted', {}, details);
      case 'some':
        return yield say.unsound('some', { scope }, details);
      case 'none':
        return yield say.missing('none', {}, details);
    }
  },
});

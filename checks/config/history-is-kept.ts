import { customerRecorder } from '../../src/analysis/config-recorder.ts';
import { defineCheck } from '../../src/core/check.ts';
import { retentionControls } from '../../src/core/controls/retention-controls.ts';
import { counted, grouped } from '../../src/core/counted.ts';
import { configRecorders } from '../../src/evidence/config-recorders.ts';
import { configRetention } from '../../src/evidence/config-retention.ts';

/** Seven years: what AWS Config keeps without a retention setting (AWS Config Developer Guide, "Deleting AWS Config data"). */
const defaultDays = 2557;

export default defineCheck({
  id: 'config/history-is-kept',
  title: 'Configuration history is kept long enough',
  failureTitle: 'Configuration history is deleted too early',
  severity: 'low',
  source: 'config',
  breadth: 'target',
  why: 'An intruder who is found after the history has been deleted cannot be followed back: nobody can say what was open, and when.',
  remedy: {
    text: 'Raise the retention period to the goal, or delete the retention configuration, after which seven years are kept.',
    cli: 'aws configservice put-retention-configuration --retention-period-in-days 2557',
    terraform: 'resource "aws_config_retention_configuration" "this" {\n  retention_period_in_days = 2557\n}',
  },
  controls: {
    ...retentionControls,
    'nist-800-53-r5': ['AU-11', 'SI-12', 'CM-3'],
    'mitre-attack-18': ['T1562.008'],
    'mitre-attack-19': ['T1685.002'],
  },
  requirements: ['S22'],
  changedBy: ['config:PutRetentionConfiguration', 'config:DeleteRetentionConfiguration'],
  needs: { retention: configRetention, recorders: configRecorders },
  messages: {
    kept: 'History is kept for {days}; the goal is {goal}.',
    keptByDefault: 'No retention period is set, and so history is kept for {days}; the goal is {goal}.',
    short: 'History is deleted after {days} (RetentionPeriodInDays), a cost reducer; the goal is {goal}.',
    defaultShort: 'No retention period is set, and so history is deleted after {days}; the goal is {goal}.',
    noRecorder: 'There is no configuration recorder here, and so no history.',
  },
  *evaluate({ retention, recorders }, { settings, pass, unsound, notApplicable }) {
    if (!customerRecorder(recorders)) return yield notApplicable('noRecorder');
    const set = retention[0]?.RetentionPeriodInDays;
    const days = set ?? defaultDays;
    const goal = settings.goals.configDays;
    const facts = { RetentionPeriodInDays: set };
    const holes = { days: counted(days, 'day'), goal: grouped(goal) };
    if (days >= goal) yield pass(set === undefined ? 'keptByDefault' : 'kept', holes, { facts });
    else yield unsound(set === undefined ? 'defaultShort' : 'short', holes, { facts });
  },
});

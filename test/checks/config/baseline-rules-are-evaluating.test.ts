import check from '../../../checks/config/baseline-rules-are-evaluating.ts';
import { collected } from '../../../src/core/evidence.ts';
import type { ConfigRule } from '../../../src/evidence/config-rules.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';
import { evaluation, only, recorder, recorderStatus, rule } from '../../support/recorders.ts';

const bucketRule = rule('S3_BUCKET_PUBLIC_READ_PROHIBITED');
const sshRule = rule('INCOMING_SSH_DISABLED', { ConfigRuleName: 'restricted-ssh' });
const volumeRule = rule('ENCRYPTED_VOLUMES');
const trailRule = rule('MULTI_REGION_CLOUD_TRAIL_ENABLED');
const baseline = [bucketRule, sshRule, volumeRule, trailRule];
const recorders = [recorder()];

/** Rules that were all evaluated this morning. */
const evaluated = (...ConfigRules: readonly ConfigRule[]) => ({
  ConfigRules,
  ConfigRulesEvaluationStatus: collected(ConfigRules.map((one) => evaluation(one))),
});

describeCheck(check, {
  passing: {
    'a rule of each family': {
      evidence: { rules: evaluated(...baseline), recorders },
      expect: [
        {
          outcome: 'pass',
          message: 'watched',
          text: 'public buckets by s3-bucket-public-read-prohibited, open security groups by restricted-ssh',
          facts: {
            'public buckets': 'watched by s3-bucket-public-read-prohibited',
            'open security groups': 'watched by restricted-ssh',
            'unencrypted storage': 'watched by encrypted-volumes',
            'disabled logging': 'watched by multi-region-cloud-trail-enabled',
          },
        },
      ],
    },
    'the rules of Security Hub': {
      evidence: {
        rules: evaluated(
          ...baseline.map((one) => ({
            ...one,
            ConfigRuleName: `securityhub-${one.ConfigRuleName}-1a2b3c`,
            CreatedBy: 'securityhub.amazonaws.com',
          })),
        ),
        recorders,
      },
      expect: [{ outcome: 'pass', message: 'watched' }],
    },
  },
  failing: {
    'no rules at all': {
      evidence: { rules: evaluated(), recorders },
      expect: [
        {
          outcome: 'fail',
          gap: 'missing',
          message: 'absent',
          text: 'public buckets, open security groups, unencrypted storage, disabled logging',
        },
      ],
    },
    'one family without a rule': {
      evidence: { rules: evaluated(bucketRule, sshRule, trailRule), recorders },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'absent', text: 'unencrypted storage.' }],
    },
    'a rule that is only named like one': {
      evidence: {
        rules: evaluated(bucketRule, volumeRule, trailRule, {
          ...sshRule,
          Source: {
            Owner: 'CUSTOM_LAMBDA',
            SourceIdentifier: 'arn:aws:lambda:eu-west-1:444444444444:function:nothing',
          },
        }),
        recorders,
      },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'absent', text: 'open security groups.' }],
    },
    'a rule for a type that is not recorded': {
      evidence: {
        rules: evaluated(...baseline),
        recorders: [recorder({ recordingGroup: only('AWS::S3::Bucket', 'AWS::EC2::Volume') })],
      },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'idle',
          text: 'open security groups. restricted-ssh: AWS::EC2::SecurityGroup is not recorded',
        },
      ],
    },
    'rules under a stopped recorder': {
      evidence: {
        rules: evaluated(...baseline),
        recorders: [recorder({ Status: collected(recorderStatus({ recording: false })) })],
      },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'idle',
          text: 'public buckets, open security groups, unencrypted storage.',
        },
      ],
    },
    'rules without a recorder': {
      evidence: { rules: evaluated(...baseline), recorders: [] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'idle' }],
    },
    'more idle rules than a sentence holds': {
      evidence: {
        rules: evaluated(...baseline, rule('S3_BUCKET_PUBLIC_WRITE_PROHIBITED'), rule('RDS_STORAGE_ENCRYPTED')),
        recorders: [],
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'idle', text: '; and 2 more.' }],
    },
    'a family without a rule, though the evaluations are unread': {
      evidence: {
        rules: { ConfigRules: [bucketRule, sshRule, trailRule], ConfigRulesEvaluationStatus: denied },
        recorders,
      },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'absent', text: 'unencrypted storage.' }],
    },
  },
  others: {
    'evaluations that were denied': {
      evidence: { rules: { ConfigRules: baseline, ConfigRulesEvaluationStatus: denied }, recorders },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'a recorder whose status was denied': {
      evidence: { rules: evaluated(...baseline), recorders: [recorder({ Status: denied })] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
  },
});

import { callsOf, filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter = callsOf(
  's3',
  'PutBucketPolicy',
  'DeleteBucketPolicy',
  'PutBucketAcl',
  'PutBucketLifecycle',
  'DeleteBucketLifecycle',
  'PutBucketPublicAccessBlock',
  'DeleteBucketPublicAccessBlock',
  'PutAccountPublicAccessBlock',
  'DeleteAccountPublicAccessBlock',
  'PutBucketEncryption',
  'DeleteBucketEncryption',
  'PutBucketReplication',
);
/** The text that Security Hub looks for. */
const literal =
  '{($.eventSource=s3.amazonaws.com) && (($.eventName=PutBucketAcl) || ($.eventName=PutBucketPolicy) || ($.eventName=PutBucketCors) || ($.eventName=PutBucketLifecycle) || ($.eventName=PutBucketReplication) || ($.eventName=DeleteBucketPolicy) || ($.eventName=DeleteBucketCors) || ($.eventName=DeleteBucketLifecycle) || ($.eventName=DeleteBucketReplication))}';

export default defineCheck({
  id: 'detections/bucket-policy-changes-are-alerted',
  title: 'Changes of bucket policies are alerted',
  failureTitle: 'A bucket could be opened unheard',
  severity: 'high',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'One bucket policy, access control list or removed public access block makes a bucket of data public.',
  remedy: filterRemedy('bucket-policy-changes', filter),
  controls: {
    'cis-aws-1.4': ['4.8'],
    'cis-aws-3.0': ['4.8'],
    'cis-aws-5.0': ['4.8'],
    'cis-aws-6.0': ['5.8'],
    'cis-aws-7.0': ['5.8'],
    'aws-fsbp': ['CloudWatch.8'],
    'nist-800-53-r5': ['AC-3', 'CM-3', 'SC-7'],
    'nist-csf-2.0': ['DE.CM-09'],
    'pci-dss-4.0.1': ['10.2.1.7'],
    'soc-2': ['CC6.1', 'CC7.1'],
    'iso-27001-2022': ['A.8.3', 'A.8.12'],
    hipaa: ['164.312(a)(1)'],
    'mitre-attack-18': ['T1530', 'T1537'],
    'mitre-attack-19': ['T1530', 'T1537'],
  },
  requirements: ['S45', 'S82', 'S104'],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: signalMessages,
  evaluate: (evidence, context) =>
    judgeSignals(
      {
        signals: ['S3_POLICY', 'S3_EXPOSURE'],
        securityHub: { control: 'CloudWatch.8', filter: literal },
        minor: 'medium',
      },
      evidence,
      context,
    ),
});

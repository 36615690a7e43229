import { defineCheck } from '../../src/core/check.ts';
import { ebsEncryptionByDefault } from '../../src/evidence/ebs-encryption-by-default.ts';

export default defineCheck({
  id: 'posture/ebs-is-encrypted-by-default',
  title: 'New EBS volumes are encrypted by default',
  failureTitle: 'New EBS volumes may be left unencrypted',
  severity: 'medium',
  source: 'posture',
  breadth: 'target',
  why: 'An unencrypted snapshot can be shared with any account, or with everybody, and read there: a disk is carried away in one call.',
  remedy: {
    text: 'Turn encryption by default on, in every Region. Volumes that exist stay as they are: copy their snapshots to encrypt them.',
    cli: 'aws ec2 enable-ebs-encryption-by-default --region REGION',
    terraform: 'resource "aws_ebs_encryption_by_default" "this" {\n  enabled = true\n}',
  },
  controls: {
    'cis-aws-1.4': ['2.2.1'],
    'cis-aws-3.0': ['2.2.1'],
    'cis-aws-5.0': ['5.1.1'],
    'aws-fsbp': ['EC2.7'],
    'nist-800-53-r5': ['SC-13', 'SC-28', 'SC-28(1)'],
    'nist-csf-2.0': ['PR.DS-01'],
    'pci-dss-4.0.1': ['3.5.1'],
    'soc-2': ['CC6.1'],
    'iso-27001-2022': ['A.8.24'],
    hipaa: ['164.312(a)(2)(iv)'],
    'mitre-attack-18': ['T1537'],
    'mitre-attack-19': ['T1537'],
  },
  requirements: ['S92'],
  changedBy: ['ec2:EnableEbsEncryptionByDefault', 'ec2:DisableEbsEncryptionByDefault'],
  needs: { encryption: ebsEncryptionByDefault },
  messages: {
    on: 'New EBS volumes are encrypted: EbsEncryptionByDefault is true.',
    off: 'New EBS volumes are encrypted only when asked for: EbsEncryptionByDefault is false.',
  },
  *evaluate({ encryption }, { pass, missing }) {
    const details = { facts: { ...encryption } };
    yield encryption.EbsEncryptionByDefault ? pass('on', {}, details) : missing('off', {}, details);
  },
});

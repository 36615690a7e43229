import { keyThreats } from '../../src/analysis/key-policy.ts';
import { parsePolicy } from '../../src/analysis/policy-document.ts';
import { separationOf } from '../../src/analysis/separation.ts';
import { undecidedPolicy, unparsablePolicy } from '../../src/analysis/undecided-policy.ts';
import { bucketNameOf } from '../../src/core/arn.ts';
import { defineCheck, type Lookup } from '../../src/core/check.ts';
import type { Reference } from '../../src/core/destination.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { bucketExistence } from '../../src/evidence/bucket-existence.ts';
import { kmsKey } from '../../src/evidence/kms-key.ts';
import { kmsKeyPolicy } from '../../src/evidence/kms-key-policy.ts';

const operation = 'kms:GetKeyPolicy';

export default defineCheck({
  id: 'log-keys/key-is-out-of-reach',
  title: 'The key of the logs is out of reach of those whom they record',
  failureTitle: 'An account can make its own logs unreadable',
  severity: 'medium',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'key',
  why: 'Deleting the key shreds the whole archive at once; whoever can do so need not be able to touch a single log object.',
  remedy: {
    text: 'Keep the key in the log archive or security account, let its policy give kms:DisableKey, kms:ScheduleKeyDeletion and kms:PutKeyPolicy to that account only, and deny them there by service control policy.',
    cli: 'aws kms put-key-policy --key-id KEY_ARN --policy-name default --policy file://policy.json',
    terraform:
      'resource "aws_kms_key" "logs" {\n  provider = aws.log_archive\n  policy   = data.aws_iam_policy_document.key.json\n}',
  },
  controls: {
    'aws-fsbp': ['KMS.3', 'CloudTrail.2'],
    'nist-800-53-r5': ['AU-9', 'AU-9(3)', 'AU-9(4)', 'SC-12', 'SC-28(1)', 'AC-6'],
    'nist-csf-2.0': ['PR.DS-01', 'PR.AA-05'],
    'pci-dss-4.0.1': ['3.5.1', '10.3.1', '10.3.2'],
    'soc-2': ['CC6.1'],
    'iso-27001-2022': ['A.8.24', 'A.5.33'],
    hipaa: ['164.312(a)(2)(iv)', '164.312(c)(1)'],
    'mitre-attack-18': ['T1485', 'T1486'],
    'mitre-attack-19': ['T1485', 'T1486'],
  },
  requirements: ['S72', 'S58'],
  changedBy: ['kms:PutKeyPolicy', 'cloudtrail:UpdateTrail'],
  needs: { policy: kmsKeyPolicy, key: kmsKey, buckets: bucketExistence },
  messages: {
    safe: 'Key {key} belongs to account {owner}, and its policy lets nobody else disable, delete or take it over.',
    aws: 'Key {key} is managed by AWS: no customer can disable or delete it.',
    own: 'Key {key} belongs to account {owner}, whose own telemetry it encrypts ({own}): its administrators can make their own logs unreadable.',
    management: 'Key {key} belongs to the management account {owner}, where no service control policy can protect it.',
    exposed:
      'The policy of key {key} lets {principals} of other accounts use {actions}: they can make the logs unreadable.',
    gone: 'Key {key} does not exist.',
  },
  *evaluate({ policy, key, buckets }, { scope, estate, pass, unsound, notApplicable, unknown }) {
    const { arn = '', location, references = [] } = scope.destination ?? {};
    if (key === null || policy === null || location?.state !== 'found')
      return yield notApplicable('gone', { key: arn });
    if (key.KeyManager === 'AWS') return yield pass('aws', { key: arn }, { facts: { KeyManager: key.KeyManager } });
    const parsed = parsePolicy(policy.Policy);
    if (parsed.kind === 'unparsable') return yield unknown(unparsablePolicy(operation, parsed.reason));
    const owner = location.account;
    const threats = keyThreats(parsed.document, owner);
    const certain = threats.filter(({ decided }) => decided);
    const list = (texts: readonly string[]) => [...new Set(texts)].toSorted().join(', ');
    if (certain.length > 0) {
      const principals = list(certain.map(({ principal }) => principal));
      const actions = list(certain.flatMap((threat) => threat.actions));
      return yield unsound(
        'exposed',
        { key: arn, principals, actions },
        { facts: { owner, statements: certain.map(({ statement }) => statement) } },
      );
    }
    const { state, own } = separationOf(owner, withThoseBehind(references, buckets), estate.managementAccountId);
    if (state === 'own' || state === 'shared')
      return yield unsound('own', { key: arn, owner, own: list(own) }, { facts: { owner, own } });
    for (const { from } of references) {
      const bucket = bucketNameOf(from) ? buckets.get(from) : undefined;
      if (bucket && !isCollected(bucket)) return yield unknown(bucket, { facts: { owner } });
    }
    if (threats.length > 0) {
      const reason = list(threats.map(({ statement, principal }) => `statement ${statement} for ${principal}`));
      return yield unknown(undecidedPolicy(operation, reason), { facts: { owner } });
    }
    if (state === 'management') yield unsound('management', { key: arn, owner }, { facts: { owner }, severity: 'low' });
    else yield pass('safe', { key: arn, owner }, { facts: { owner } });
  },
});

/** A bucket that encrypts with the key refers to it for those whose telemetry it takes. */
function withThoseBehind(references: readonly Reference[], buckets: Lookup<unknown>): readonly Reference[] {
  const behind = references.flatMap(({ from }) => (bucketNameOf(from) ? (buckets.locate(from)?.references ?? []) : []));
  return [...references, ...behind];
}

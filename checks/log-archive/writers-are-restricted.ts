import { judgeBucketPolicy } from '../../src/analysis/bucket-policy.ts';
import { loadBalancerAccounts } from '../../src/analysis/load-balancer-accounts.ts';
import { logBucketOf } from '../../src/analysis/log-bucket.ts';
import { parsePolicy } from '../../src/analysis/policy-document.ts';
import { undecidedPolicy, unparsablePolicy } from '../../src/analysis/undecided-policy.ts';
import { defineCheck } from '../../src/core/check.ts';
import { logCustodyControls } from '../../src/core/controls/log-custody-controls.ts';
import { bucketPolicy } from '../../src/evidence/bucket-policy.ts';

const operation = 's3:GetBucketPolicy';

export default defineCheck({
  id: 'log-archive/writers-are-restricted',
  title: 'Only AWS, on behalf of the organization, writes to the log bucket',
  failureTitle: 'Others can write to or delete from the log bucket',
  severity: 'high',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'bucket',
  why: 'Whoever can write can forge or overwrite records, and whoever can delete can remove them; a service that may write for any AWS customer lets a stranger plant false ones.',
  remedy: {
    text: 'Grant s3:PutObject to the delivering service only, with a condition on aws:SourceArn, aws:SourceAccount or aws:SourceOrgID, and remove every other grant to write, delete or administer from the bucket policy.',
    cli: 'aws s3api put-bucket-policy --bucket BUCKET --policy file://policy.json',
    terraform:
      'data "aws_iam_policy_document" "logs" {\n  statement {\n    principals {\n      type        = "Service"\n      identifiers = ["cloudtrail.amazonaws.com"]\n    }\n    actions   = ["s3:PutObject"]\n    resources = [format("%s/AWSLogs/*", aws_s3_bucket.logs.arn)]\n    condition {\n      test     = "StringEquals"\n      variable = "aws:SourceArn"\n      values   = [TRAIL_ARN]\n    }\n  }\n}',
  },
  controls: {
    'aws-fsbp': ['CloudTrail.6', 'S3.3'],
    'nist-800-53-r5': ['AU-9', 'AU-9(2)', 'AU-9(4)', 'AC-3', 'AC-6', 'SC-7'],
    ...logCustodyControls,
    'mitre-attack-18': ['T1485', 'T1565.001', 'T1070'],
    'mitre-attack-19': ['T1485', 'T1565.001', 'T1070'],
  },
  requirements: ['S32'],
  changedBy: ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'],
  needs: { policy: bucketPolicy },
  messages: {
    restricted:
      'The policy of bucket {bucket} lets only services on behalf of the organization, and the owner, write or delete.',
    noPolicy: 'Bucket {bucket} has no policy: nobody but its owner may write or delete.',
    exposed: 'The policy of bucket {bucket} lets {principals} write to, delete from or administer it: {reasons}.',
    weak: 'The policy of bucket {bucket} lets {principals} write for anybody: {reasons}.',
  },
  *evaluate({ policy }, { scope, estate, pass, unsound, unknown }) {
    const { arn, name: bucket, owner } = logBucketOf(scope);
    if (policy === null) return yield pass('noPolicy', { bucket }, { facts: { Policy: null } });
    const parsed = parsePolicy(policy.Policy);
    if (parsed.kind === 'unparsable') return yield unknown(unparsablePolicy(operation, parsed.reason));
    const grants = judgeBucketPolicy(parsed.document, {
      bucketArn: arn,
      ownerAccount: owner,
      organizationId: estate.organizationId ?? undefined,
      organizationAccounts: estate.organizationId === null ? undefined : estate.accounts.map(({ id }) => id),
      serviceAccounts: loadBalancerAccounts,
    }).filter(({ access }) => access.some((one) => one === 'write' || one === 'delete' || one === 'administer'));
    const of = (verdict: 'exposed' | 'undecidable' | 'weak') => {
      const found = grants.filter((grant) => grant.verdict === verdict);
      const list = (texts: readonly string[]) => [...new Set(texts)].join('; ');
      return {
        some: found.length > 0,
        principals: list(found.map(({ principal }) => (principal === '*' ? 'everybody' : principal))),
        reasons: list(found.map(({ statement, reason }) => `statement ${statement}, ${reason}`)),
        facts: { statements: [...new Set(found.map(({ quoted }) => quoted))] },
      };
    };
    const [exposed, undecidable, weak] = [of('exposed'), of('undecidable'), of('weak')];
    if (exposed.some) {
      const { principals, reasons, facts } = exposed;
      return yield unsound('exposed', { bucket, principals, reasons }, { facts });
    }
    if (undecidable.some)
      return yield unknown(undecidedPolicy(operation, undecidable.reasons), { facts: undecidable.facts });
    if (weak.some) {
      const { principals, reasons, facts } = weak;
      return yield unsound('weak', { bucket, principals, reasons }, { facts, severity: 'medium' });
    }
    yield pass(
      'restricted',
      { bucket },
      { facts: { writers: [...new Set(grants.map(({ principal }) => principal))] } },
    );
  },
});

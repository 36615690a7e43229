import { policyPathOf } from '../../src/analysis/service-control/policy-path.ts';
import { canBeControlled, resourceControlsOf } from '../../src/analysis/service-control/resource-control.ts';
import { describeLeft, type Tampering, tamperingIn } from '../../src/analysis/service-control/tampering.ts';
import { undecidedPolicy } from '../../src/analysis/undecided-policy.ts';
import { bucketArn, parseArn } from '../../src/core/arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { guardControls } from '../../src/core/controls/guard-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { bucketExistence } from '../../src/evidence/bucket-existence.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';
import { organizationResourceControlPolicies } from '../../src/evidence/organization-resource-control-policies.ts';
import { organizationServiceControlPolicies } from '../../src/evidence/organization-service-control-policies.ts';
import { organizationTree } from '../../src/evidence/organization-tree.ts';
import { accountBuckets } from '../../src/evidence/s3-buckets.ts';

export default defineCheck({
  id: 'organization/logging-is-guarded',
  title: 'Service control policies keep everybody from tampering with telemetry',
  failureTitle: 'An administrator of the account can switch off or alter telemetry',
  severity: 'high',
  source: 'organization',
  breadth: 'account',
  quantifier: 'own',
  why: 'The first thing that an intruder with administrative rights does is to stop what records them; only a policy of the organization holds back an administrator and the root user.',
  remedy: {
    text: 'Attach to the root of the organization a service control policy that denies the actions named to all but a named break-glass role. Try it on one organizational unit first.',
    cli: 'aws organizations create-policy --type SERVICE_CONTROL_POLICY --name guard-telemetry --description "Nobody tampers with telemetry" --content file://guard-telemetry.json && aws organizations attach-policy --policy-id POLICY_ID --target-id ROOT_ID',
    terraform:
      'resource "aws_organizations_policy" "guard" {\n  name = "guard-telemetry"\n  type = "SERVICE_CONTROL_POLICY"\n  content = jsonencode({\n    Version = "2012-10-17"\n    Statement = [{ Sid = "GuardTelemetry", Effect = "Deny", Action = ["cloudtrail:StopLogging", "cloudtrail:DeleteTrail"], Resource = "*" }]\n  })\n}\n\nresource "aws_organizations_policy_attachment" "guard" {\n  policy_id = aws_organizations_policy.guard.id\n  target_id = "ROOT_ID"\n}',
  },
  controls: guardControls,
  requirements: ['S34'],
  changedBy: [
    'organizations:AttachPolicy',
    'organizations:DetachPolicy',
    'organizations:UpdatePolicy',
    'organizations:DisablePolicyType',
    'organizations:MoveAccount',
  ],
  needs: {
    policies: organizationServiceControlPolicies,
    resourcePolicies: organizationResourceControlPolicies,
    tree: organizationTree,
    trails: cloudTrailTrails,
    own: accountBuckets,
    buckets: bucketExistence,
  },
  messages: {
    management:
      'Account {account} is the management account, which no service control policy binds: who administers it can stop every recording. Keep it empty, and its administrators few.',
    off: 'Service control policies are not enabled: nothing keeps an administrator of account {account} from tampering with telemetry.',
    denied: '{Policies} deny all {count} tampering actions to administrators and root user of {subject}.',
    narrowly:
      '{Policies} deny all {count} tampering actions to administrators and root user of {subject}, some only on named resources: {only}.',
    unguarded: '{Policies} deny none of {count} tampering actions to {subject}.',
    open: '{Policies} leave {left} of {count} tampering actions to {subject}: {actions}.',
  },
  *evaluate(
    { policies, resourcePolicies, tree, trails, own, buckets },
    { scope, estate, pass, missing, unsound, notApplicable, unknown },
  ) {
    const account = scope.account ?? '';
    const { managementAccountId } = estate;
    if (account === managementAccountId) return yield notApplicable('management', { account });
    const orgId = estate.organizationId ?? '';
    const bound = resourceControlsOf(resourcePolicies.Listing, { account, orgId, managementAccountId, tree });
    const controls = isCollected(bound) ? bound.value : null;
    const enabled = policies.Status === 'ENABLED';
    if (!enabled && controls === null)
      return yield missing(
        'off',
        { account },
        { facts: { Status: policies.Status }, operation: 'organizations:ListRoots' },
      );
    const path = policyPathOf(account, orgId, policies.Policies, tree);
    if (!isCollected(path)) return yield unknown(path);
    const regions = scope.account ? (estate.regions.get(scope.account) ?? []) : [];
    const levels = enabled ? path.value.levels : [];
    const at = { path: { ...path.value, levels }, controls, account, partition: estate.partition, orgId, regions };
    const kinds = [...(enabled ? ['service'] : []), ...(controls ? ['resource'] : [])].join(' and ');
    const Policies = `${kinds[0]?.toUpperCase()}${kinds.slice(1)} control policies`;

    const verdict = (all: readonly Tampering[], subject: string, resource?: string) => {
      const left = all.filter(({ leftTo }) => leftTo.length > 0);
      const undecided = all.flatMap((one) => one.undecided);
      const only = [...new Set(all.flatMap((one) => one.only))];
      const named = resource === undefined ? {} : { resource };
      const operation = 'organizations:DescribePolicy';
      const details = { ...named, operation, facts: { Allowed: left.map(({ action }) => action), DeniedOnlyOn: only } };
      const count = all.length;
      const said = { subject, count, Policies };
      // What is left could be denied by a policy that was not read, and then it would be another verdict.
      if (!isCollected(bound) && left.length > 0 && left.every(({ action }) => canBeControlled(action)))
        return unknown(bound, named);
      if (all.every(isLeft)) return missing('unguarded', said, details);
      if (left.length > 0) return unsound('open', { ...said, left: left.length, actions: describeLeft(all) }, details);
      if (undecided[0] !== undefined) return unknown(undecidedPolicy(operation, undecided[0]), named);
      if (only.length > 0) return pass('narrowly', { ...said, only: only.join(', ') }, details);
      return pass('denied', said, details);
    };
    yield verdict(tamperingIn(at, 'account'), `account ${account}`);

    // The stores of the trails that this account sees, as far as they are its own.
    const seen = trails.entries.flatMap(({ value }) => value);
    const owned = new Set(own.map(({ Name }) => Name));
    for (const name of new Set(seen.map(({ S3BucketName }) => S3BucketName))) {
      if (!owned.has(name)) continue;
      const arn = bucketArn(estate.partition, name);
      const existence = buckets.get(arn);
      if (isCollected(existence)) yield verdict(tamperingIn(at, 'bucket', arn), `bucket ${arn}`, arn);
      else yield unknown(existence, { resource: arn });
    }
    for (const arn of new Set(seen.flatMap(({ KmsKeyId }) => KmsKeyId ?? [])))
      if (parseArn(arn)?.account === account) yield verdict(tamperingIn(at, 'key', arn), `key ${arn}`, arn);
    const [unread] = trails.unread;
    if (unread) yield unknown(unread.unread, { resource: bucketArn(estate.partition, '*') });
  },
});

/** Left to both, everywhere. */
const isLeft = ({ leftTo, regions }: Tampering): boolean => leftTo.length === 2 && regions.length === 0;

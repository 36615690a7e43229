import { type ChainBreak, digestChain } from '../../src/analysis/digest-chain.ts';
import { inconclusive } from '../../src/analysis/inconclusive.ts';
import { retentionOf } from '../../src/analysis/lifecycle.ts';
import { bucketArn } from '../../src/core/arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { logIntegrityControls } from '../../src/core/controls/log-integrity-controls.ts';
import { counted } from '../../src/core/counted.ts';
import { collected, isCollected } from '../../src/core/evidence.ts';
import { bucketDigests } from '../../src/evidence/bucket-digests.ts';
import { bucketLifecycle } from '../../src/evidence/bucket-lifecycle.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';
import { digestPublicKeys } from '../../src/evidence/digest-public-keys.ts';

/** Breaks that a finding lists in full. */
const listed = 20;

export default defineCheck({
  id: 'cloudtrail/digest-chain-verifies',
  title: 'Digests and log files verify',
  failureTitle: 'Digests or log files were tampered with',
  severity: 'critical',
  source: 'cloudtrail-management',
  breadth: 'target',
  deep: true,
  why: 'Whoever reaches the log bucket can take their own events out of it. Only the chain of signed digests shows that a log file was altered or removed, and only to somebody who verifies it.',
  remedy: {
    text: 'Treat it as an incident: keep the bucket as it is, find in its data events who wrote or deleted the objects, restore them from older versions or a replica, and lock the bucket.',
    cli: 'aws cloudtrail validate-logs --trail-arn TRAIL_ARN --account-id ACCOUNT --start-time START --verbose',
    terraform:
      'resource "aws_s3_bucket_object_lock_configuration" "logs" {\n  bucket = aws_s3_bucket.logs.id\n  rule {\n    default_retention {\n      mode = "COMPLIANCE"\n      days = 365\n    }\n  }\n}',
  },
  controls: logIntegrityControls,
  requirements: ['S65'],
  changedBy: [
    's3:PutObject',
    's3:DeleteObject',
    's3:DeleteObjects',
    'cloudtrail:StopLogging',
    'cloudtrail:UpdateTrail',
  ],
  needs: {
    trails: cloudTrailTrails,
    keys: digestPublicKeys,
    digests: bucketDigests,
    lifecycle: bucketLifecycle,
  },
  messages: {
    verified: 'Trail {name}: {digests} and {logFiles} since {from} verify: signatures, chain and hashes.',
    logModified: 'Trail {name}: log file {at} was altered: its hash is not the one in its signed digest ({more}).',
    logBroken: 'Trail {name}: log file {at} is no whole gzip file, as CloudTrail writes them ({more}).',
    digestForged: 'Trail {name}: digest {at} was altered or forged: its signature does not verify ({more}).',
    keyUnknown: 'Trail {name}: digest {at} names a key that CloudTrail did not sign with here ({more}).',
    digestAltered: 'Trail {name}: digest {at} is not the one that the next digest tells of ({more}).',
    digestBroken: 'Trail {name}: digest {at} is no whole digest file ({more}).',
    digestMoved: 'Trail {name}: digest {at} was delivered to another place and put here ({more}).',
    logRemoved: 'Trail {name}: log file {at} was removed: its signed digest names it ({more}).',
    hoursMissing: 'Trail {name}: digests are missing, {at} ({more}).',
    restarted: 'Trail {name}: the chain of digests begins anew, nothing covers {at} ({more}).',
    none: 'No trail reaches this Region.',
    off: 'Trail {name} makes no digests: LogFileValidationEnabled is not true.',
    gone: 'Trail {name} writes to bucket {bucket}, which does not exist.',
    quiet: 'No digest of trail {name} was delivered here since {from}.',
  },
  *evaluate({ trails, keys, digests, lifecycle }, { scope, estate, now, unsound, pass, notApplicable, unknown }) {
    if (trails.length === 0) return yield notApplicable('none');
    for (const { TrailARN: resource, Name: name, S3BucketName: bucket, LogFileValidationEnabled, Status } of trails) {
      const arn = bucketArn(estate.partition, bucket);
      const read = digests.get(arn);
      const chain = isCollected(read)
        ? read.value.chains.find(
            ({ TrailARN, account, region }) =>
              TrailARN === resource && account === scope.account && region === scope.region,
          )
        : undefined;
      if (!LogFileValidationEnabled) yield notApplicable('off', { name }, { resource });
      else if (digests.locate(arn)?.location.state === 'absent')
        yield notApplicable('gone', { name, bucket }, { resource });
      else if (!isCollected(read)) yield unknown(read, { resource });
      else if (!isCollected(Status)) yield unknown(Status, { resource });
      else if (!chain)
        yield unknown(inconclusive('s3:ListObjectsV2', `digests of ${name} were not read`), { resource });
      else if (!isCollected(chain.digests)) yield unknown(chain.digests, { resource });
      else {
        const { from, until } = read.value;
        const { LatestDigestDeliveryTime: latest } = Status.value;
        if (chain.digests.value.length === 0 && (!latest || latest <= from)) {
          yield notApplicable('quiet', { name, from }, { resource });
          continue;
        }
        const rules = lifecycle.get(arn);
        const judged = digestChain({
          bucket,
          from,
          until,
          digests: chain.digests.value,
          keys,
          status: Status.value,
          kept: (prefix) =>
            isCollected(rules)
              ? collected(retentionOf({ rules: rules.value?.Rules ?? [], versioning: undefined, prefix, now }).visible)
              : rules,
        });
        const { breaks, unread, open, digests: count, logFiles } = judged;
        const [worst] = breaks;
        const facts = { digests: count, logFiles, breaks: breaks.slice(0, listed).map(shown), unread: unread.length };
        const details = { resource, facts, operation: 's3:GetObject' };
        if (worst) yield unsound(worst.kind, { name, at: worst.at, more: others(breaks) }, details);
        else if (unread[0]) yield unknown(unread[0], details);
        else if (open[0]) yield unknown(inconclusive('s3:GetObject', open[0]), details);
        else
          yield pass(
            'verified',
            { name, digests: counted(count, 'digest'), logFiles: counted(logFiles, 'log file'), from },
            details,
          );
      }
    }
  },
});

const shown = ({ kind, at }: ChainBreak): string => `${kind} ${at}`;

const others = ({ length }: readonly ChainBreak[]): string =>
  length === 1 ? 'nothing else is wrong' : `${length} breaks in all`;

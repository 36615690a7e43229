import { createHash } from 'node:crypto';
import type * as S3 from '@aws-sdk/client-s3';
import type { Grant } from '@aws-sdk/client-s3';
import type { Answers } from '../answers.ts';
import type { Call } from '../call.ts';
import type { Account } from '../estate/account.ts';
import type { Bucket } from '../estate/bucket.ts';
import type { PolicyDocument } from '../estate/policy.ts';
import { AwsError } from '../wire/aws-error.ts';
import { getObject, listObjects, putObject } from './s3-objects.ts';

interface BucketInput {
  readonly Bucket: string | undefined;
  readonly ExpectedBucketOwner?: string | undefined;
}

/** Amazon S3: only a bucket's owner reads its configuration, and only in the bucket's own Region. */
export const s3: Answers<typeof S3> = {
  ListBuckets({ MaxBuckets, ContinuationToken, Prefix = '', BucketRegion }, call) {
    const wanted = call.account.buckets.filter(
      ({ Name, region }) => Name.startsWith(Prefix) && (BucketRegion === undefined || region === BucketRegion),
    );
    // A request without MaxBuckets is answered whole, whatever pages are elsewhere (S3 API Reference, ListBuckets).
    const page = call.page(wanted, {
      token: ContinuationToken,
      size: MaxBuckets ?? wanted.length,
      most: 10_000,
      invalid: 'InvalidArgument',
    });
    return {
      Buckets: page.items.map(({ Name, region, createdAgo }) => ({
        Name,
        BucketRegion: region,
        CreationDate: call.world.at(createdAgo),
        BucketArn: `arn:${call.world.organization.partition}:s3:::${Name}`,
      })),
      Owner: { ID: canonicalId(call.account) },
      ContinuationToken: page.next,
    };
  },

  HeadBucket(input, call) {
    const { bucket } = found(input, call);
    return {
      BucketRegion: ownedHere(input, call).region,
      AccessPointAlias: false,
      BucketArn: `arn:aws:s3:::${bucket.Name}`,
    };
  },

  GetBucketLocation(input, call) {
    const { region } = owned(input, call);
    // us-east-1 has no location constraint.
    return region === 'us-east-1' ? {} : { LocationConstraint: region as S3.BucketLocationConstraint };
  },

  GetBucketPolicy(input, call) {
    const { bucket, owner } = found(input, call);
    if (owner !== call.account && allowsEveryone(bucket.policy)) {
      throw new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
        status: 405,
        fields: { Method: 'GET', ResourceType: 'BUCKETPOLICY' },
      });
    }
    return { Policy: JSON.stringify(policyOf(ownedHere(input, call))) };
  },

  GetBucketPolicyStatus(input, call) {
    return { PolicyStatus: { IsPublic: allowsEveryone(policyOf(ownedHere(input, call))) } };
  },

  GetBucketVersioning(input, call) {
    const { versioning, MFADelete } = ownedHere(input, call);
    return { Status: versioning, MFADelete };
  },

  GetObjectLockConfiguration(input, call) {
    const { objectLock, Name } = ownedHere(input, call);
    if (objectLock === undefined) {
      throw absent(
        'ObjectLockConfigurationNotFoundError',
        'Object Lock configuration does not exist for this bucket',
        Name,
      );
    }
    return { ObjectLockConfiguration: objectLock };
  },

  GetBucketEncryption: (input, call) => ({
    ServerSideEncryptionConfiguration: { Rules: [ownedHere(input, call).encryption] },
  }),

  GetPublicAccessBlock(input, call) {
    const { publicAccessBlock, Name } = ownedHere(input, call);
    if (publicAccessBlock === undefined) {
      throw absent('NoSuchPublicAccessBlockConfiguration', 'The public access block configuration was not found', Name);
    }
    return { PublicAccessBlockConfiguration: publicAccessBlock };
  },

  GetBucketLogging: (input, call) => ({ LoggingEnabled: ownedHere(input, call).logging }),

  GetBucketLifecycleConfiguration(input, call) {
    const { lifecycle, Name } = ownedHere(input, call);
    if (lifecycle.length === 0) {
      throw absent('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist', Name);
    }
    return { Rules: lifecycle, TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K' };
  },

  GetBucketAcl(input, call) {
    const { grants } = ownedHere(input, call);
    const ID = canonicalId(call.account);
    const own: Grant = { Grantee: { Type: 'CanonicalUser', ID }, Permission: 'FULL_CONTROL' };
    return { Owner: { ID }, Grants: [own, ...grants] };
  },

  GetBucketOwnershipControls(input, call) {
    const { ownership, Name } = ownedHere(input, call);
    if (ownership === undefined) {
      throw absent('OwnershipControlsNotFoundError', 'The bucket ownership controls were not found', Name);
    }
    return { OwnershipControls: { Rules: [{ ObjectOwnership: ownership }] } };
  },

  GetBucketReplication(input, call) {
    const { replication, Name } = ownedHere(input, call);
    if (replication === undefined) {
      throw absent('ReplicationConfigurationNotFoundError', 'The replication configuration was not found', Name);
    }
    return { ReplicationConfiguration: replication };
  },

  GetBucketNotificationConfiguration: (input, call) => ownedHere(input, call).notification,

  GetBucketTagging(input, call) {
    const { tags, Name } = ownedHere(input, call);
    if (tags.length === 0) throw absent('NoSuchTagSet', 'The TagSet does not exist', Name);
    return { TagSet: tags };
  },

  ListObjectsV2: (input, call) => listObjects(ownedHere(input, call), input, call),

  GetObject: (input, call) => getObject(ownedHere(input, call), input, call),

  PutObject: (input, call) => putObject(ownedHere(input, call), input, call),
};

/** The bucket, in the Region that was asked; elsewhere S3 says where it is. */
function ownedHere(input: BucketInput, call: Call): Bucket {
  const bucket = owned(input, call);
  if (bucket.region !== call.region) {
    throw new AwsError(
      'PermanentRedirect',
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
      {
        status: 301,
        headers: { 'x-amz-bucket-region': bucket.region },
        fields: { Bucket: bucket.Name, Endpoint: `${bucket.Name}.s3.${bucket.region}.amazonaws.com` },
      },
    );
  }
  return bucket;
}

function owned(input: BucketInput, call: Call): Bucket {
  const { bucket, owner } = found(input, call);
  const { ExpectedBucketOwner = owner.id } = input;
  if (owner !== call.account || ExpectedBucketOwner !== owner.id) {
    throw new AwsError('AccessDenied', 'Access Denied', {
      status: 403,
      headers: { 'x-amz-bucket-region': bucket.region },
    });
  }
  return bucket;
}

function found({ Bucket = '' }: BucketInput, call: Call): { bucket: Bucket; owner: Account } {
  const hit = call.world.bucket(Bucket);
  if (hit === undefined) {
    throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', {
      status: 404,
      fields: { BucketName: Bucket },
    });
  }
  return hit;
}

function policyOf(bucket: Bucket): PolicyDocument {
  if (bucket.policy === undefined) throw absent('NoSuchBucketPolicy', 'The bucket policy does not exist', bucket.Name);
  return bucket.policy;
}

function absent(code: string, message: string, bucketName: string): AwsError {
  return new AwsError(code, message, { status: 404, fields: { BucketName: bucketName } });
}

/** A simple reading of "public": an Allow for everyone without any condition. */
function allowsEveryone(policy: PolicyDocument | undefined): boolean {
  return (policy?.Statement ?? []).some(
    ({ Effect, Principal, Condition }) =>
      Effect === 'Allow' && Condition === undefined && (Principal === '*' || Principal?.['AWS'] === '*'),
  );
}

function canonicalId(account: Account): string {
  return createHash('sha256').update(`canonical ${account.id}`).digest('hex');
}

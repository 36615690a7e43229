import { type Access, type Recorded, universeOf } from './event-selectors.ts';
import { type Coverage, coverageOf, type StringSet, startingWith } from './string-scope.ts';

/**
 * Whether the data events of every object of a bucket are recorded. `partial` also where a selector is further
 * limited (by event name, caller, …) or reaches some keys only.
 */
export function coversBucket(recorded: Recorded, bucketName: string, partition: string, access: Access): Coverage {
  return coversData(recorded, 'AWS::S3::Object', startingWith(`arn:${partition}:s3:::${bucketName}/`), access);
}

/** Whether the data events of all present and future buckets are recorded. */
export function coversAllBuckets(recorded: Recorded, partition: string, access: Access): Coverage {
  return coversAll(recorded, 'AWS::S3::Object', partition, access);
}

/** Lambda's Invoke is a write (readOnly false). */
export function coversLambda(recorded: Recorded, functionArn: string, access: Access): Coverage {
  return coversData(recorded, 'AWS::Lambda::Function', { equals: functionArn }, access);
}

export function coversAllLambda(recorded: Recorded, partition: string, access: Access): Coverage {
  return coversAll(recorded, 'AWS::Lambda::Function', partition, access);
}

/** All resources of a data event type, by its CloudFormation-like name (`AWS::DynamoDB::Table`). */
export function coversAll(recorded: Recorded, type: string, partition: string, access: Access): Coverage {
  return coversData(recorded, type, startingWith(universeOf(type, partition)), access);
}

/** Management events of one event source, such as `kms.amazonaws.com`. */
export function coversManagement(recorded: Recorded, eventSource: string, access: Access): Coverage {
  return coverageOf({ equals: eventSource }, recorded.management[access].clauses);
}

/** VPC endpoint (network activity) events of one event source. */
export function coversNetworkActivity(recorded: Recorded, eventSource: string): Coverage {
  return coverageOf({ equals: eventSource }, recorded.networkActivity.clauses);
}

function coversData(recorded: Recorded, type: string, wanted: StringSet, access: Access): Coverage {
  return coverageOf(wanted, recorded.data[type]?.[access].clauses ?? []);
}

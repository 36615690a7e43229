/** GetObjectLockConfiguration, as the AWS SDK for JavaScript v3 gives it. */
export interface ObjectLockConfiguration {
  readonly ObjectLockEnabled?: string | undefined;
  readonly Rule?:
    | {
        readonly DefaultRetention?:
          | {
              readonly Mode?: string | undefined;
              readonly Days?: number | undefined;
              readonly Years?: number | undefined;
            }
          | undefined;
      }
    | undefined;
}

/**
 * Days for which an object is locked when it is written; 0 where nothing locks it by itself. AWS gives Days or Years,
 * and counts a year as 365 days (Amazon S3 User Guide, "Object Lock retention periods").
 */
export function lockDaysOf(lock: ObjectLockConfiguration | null): number {
  const retention = lock?.ObjectLockEnabled === 'Enabled' ? lock.Rule?.DefaultRetention : undefined;
  return (retention?.Days ?? 0) + 365 * (retention?.Years ?? 0);
}

/** A rule of GetBucketReplication, as far as it is judged. */
export interface CopyRule {
  readonly ID?: string | undefined;
  readonly Status: string;
  readonly Prefix?: string | undefined;
  readonly Filter?:
    | {
        readonly Prefix?: string | undefined;
        readonly Tag?: object | undefined;
        readonly And?:
          | { readonly Prefix?: string | undefined; readonly Tags?: readonly object[] | undefined }
          | undefined;
      }
    | undefined;
  readonly Destination: { readonly Bucket: string; readonly Account?: string | undefined };
}

export interface OffsiteCopy {
  readonly rule: string;
  /** ARN of the bucket that receives the copies. */
  readonly bucket: string;
  readonly account: string;
}

/**
 * The live rule that copies all logs into another account's bucket, and ownership with them; log objects have no tags,
 * so a rule that asks for some copies none.
 */
export function offsiteCopyOf(
  rules: readonly CopyRule[],
  owner: string,
  prefixes: readonly string[],
): OffsiteCopy | undefined {
  for (const [index, { ID, Status, Prefix, Filter, Destination }] of rules.entries()) {
    const prefix = Filter?.And?.Prefix ?? Filter?.Prefix ?? Prefix ?? '';
    const tagged = Filter?.Tag !== undefined || (Filter?.And?.Tags ?? []).length > 0;
    const { Bucket: bucket, Account: account } = Destination;
    if (Status !== 'Enabled' || tagged || account === undefined || account === owner) continue;
    if (prefixes.every((wanted) => wanted.startsWith(prefix))) return { rule: ID || `#${index + 1}`, bucket, account };
  }
  return undefined;
}

/** What an error answer may carry besides its code and message. */
export interface AwsErrorOptions {
  /** The HTTP status; without it the one the service's model states for the code, or 400. */
  readonly status?: number;
  /** Further members of the error's shape, such as GuardDuty's `Type` or S3's `BucketName`. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * An error that AWS answers with. `code` is the shape's name in the service's model (`NotFoundException`), or the plain
 * code where the model has no such shape (`NoSuchBucketPolicy`); what goes over the wire follows from the protocol.
 */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly code: string;
  readonly options: AwsErrorOptions;

  constructor(code: string, message: string, options: AwsErrorOptions = {}) {
    super(message);
    this.code = code;
    this.options = options;
  }
}

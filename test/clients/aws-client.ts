/** Whose keys a client signs with. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Where a client asks, and as whom. */
export interface As {
  readonly url: string;
  readonly keys: Keys;
  readonly region: string;
}

/** What a client made of an answer: timestamps are ISO 8601 with an offset; a paged list is whole. */
export type Answer =
  | { readonly kind: 'answered'; readonly output: unknown }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** The client is older than the operation. */
  | { readonly kind: 'unsupported'; readonly reason: string };

/** An AWS client that is no part of this project. It pages by itself and does not retry. */
export interface AwsClient {
  readonly name: string;
  /**
   * @param service its name in boto3, such as `organizations`
   * @param operation its name in the API, such as `ListAccounts`
   */
  call(as: As, service: string, operation: string, parameters?: object): Promise<Answer>;
  close(): void;
}

/** What both clients are run with: nothing of the machine's own AWS settings. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    LC_ALL: 'C.UTF-8',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    AWS_PAGER: '',
    // Python loads sitecustomize.py from here; see there.
    PYTHONPATH: new URL('./python', import.meta.url).pathname,
    PYTHONDONTWRITEBYTECODE: '1',
  };
}

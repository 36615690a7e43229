import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { type Answer, type As, type AwsClient, cleanEnvironment } from './aws-client.ts';

/** Services that the AWS CLI names otherwise than boto3. */
const cliNames: Readonly<Record<string, string>> = { s3: 's3api', config: 'configservice' };

/**
 * The AWS CLI: Debian's, or the one that BLINDSPOT_AWS_CLI names.
 * @throws {Error} when it is not there
 */
export function awsCli(): AwsClient {
  const path = process.env['BLINDSPOT_AWS_CLI'] ?? '/usr/bin/aws';
  try {
    accessSync(path, constants.X_OK);
  } catch (error) {
    throw new Error(
      `The client suite needs the AWS CLI: there is no ${path}. On Debian: apt-get install awscli; elsewhere set BLINDSPOT_AWS_CLI to its path.`,
      { cause: error },
    );
  }
  return {
    name: 'AWS CLI',
    call: (as, service, operation, parameters = {}) =>
      run(path, as, [cliNames[service] ?? service, kebab(operation), '--cli-input-json', JSON.stringify(parameters)]),
    close() {},
  };
}

function run(path: string, { url, keys, region }: As, args: readonly string[]): Promise<Answer> {
  const env = {
    ...cleanEnvironment(),
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    ...(keys.sessionToken !== undefined && { AWS_SESSION_TOKEN: keys.sessionToken }),
  };
  const all = ['--endpoint-url', url, '--region', region, '--output', 'json', ...args];
  return new Promise((resolve, reject) => {
    execFile(path, all, { env }, (error, stdout, stderr) => {
      const answer = error === null ? answered(stdout) : refused(stderr);
      if (answer) resolve(answer);
      else reject(new Error(`aws ${args.join(' ')} failed: ${stderr}`, { cause: error }));
    });
  });
}

/** Some operations answer nothing at all, and then the CLI prints nothing. */
function answered(stdout: string): Answer {
  return { kind: 'answered', output: stdout.trim() === '' ? {} : JSON.parse(stdout) };
}

function refused(stderr: string): Answer | undefined {
  if (/Invalid choice/.test(stderr)) return { kind: 'unsupported', reason: 'this AWS CLI is older than the operation' };
  const found =
    /An error occurred \((?<code>[^)]+)\) when calling the \w+ operation(?: \(reached[^)]*\))?: (?<message>.*)/s.exec(
      stderr,
    );
  const { code, message } = found?.groups ?? {};
  return code === undefined || message === undefined ? undefined : { kind: 'refused', code, message: message.trim() };
}

/** `DescribeVpcs` as the CLI has it: `describe-vpcs`. */
function kebab(operation: string): string {
  return operation
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

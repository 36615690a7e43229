import { lookup } from 'node:dns';
import { Agent } from 'node:http';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { EC2Client } from '@aws-sdk/client-ec2';
import { FirehoseClient } from '@aws-sdk/client-firehose';
import { GuardDutyClient } from '@aws-sdk/client-guardduty';
import { KMSClient } from '@aws-sdk/client-kms';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { S3Client } from '@aws-sdk/client-s3';
import { S3ControlClient } from '@aws-sdk/client-s3-control';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Clients of one account in one Region, for setting the estate up. */
export type Clients = ReturnType<typeof clientsOf>;

/** @param endpoint moto's URL */
export function clientsOf(endpoint: string, credentials: Keys, region: string) {
  const options = { endpoint, credentials, region };
  return {
    cloudTrail: new CloudTrailClient(options),
    config: new ConfigServiceClient(options),
    ec2: new EC2Client(options),
    firehose: new FirehoseClient(options),
    guardDuty: new GuardDutyClient(options),
    kms: new KMSClient(options),
    logs: new CloudWatchLogsClient(options),
    organizations: new OrganizationsClient(options),
    s3: new S3Client({ ...options, forcePathStyle: true }),
    // S3 Control puts the account id before the host, which an IP address cannot take.
    s3Control: new S3ControlClient({
      ...options,
      endpoint: endpoint.replace('127.0.0.1', 'localhost'),
      requestHandler: { httpAgent: new Agent({ lookup: loopback }) },
    }),
    sts: new STSClient(options),
  };
}

/** `<account>.localhost` is this machine, whether or not the resolver knows it. */
const loopback: typeof lookup = Object.assign(
  ((_name: string, options: object, callback: (...answer: unknown[]) => void) =>
    lookup('127.0.0.1', options, callback)) as unknown as typeof lookup, // one of lookup's overloads, the one that node:net calls
  lookup,
);

/**
 * Keys of a user in an account that need not exist yet; moto binds them to it for good. The account of the first keys
 * that create an organization is its management account.
 */
export async function userKeys(endpoint: string, account: string): Promise<Keys> {
  const iam = async (form: Record<string, string>): Promise<string> => {
    const answer = await fetch(endpoint, {
      method: 'POST',
      // moto takes the service from the scope of the signature, which it does not check, and the account from its header.
      headers: {
        authorization:
          'AWS4-HMAC-SHA256 Credential=none/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=none',
        'x-moto-account-id': account,
      },
      body: new URLSearchParams({ ...form, Version: '2010-05-08', UserName: 'auditor' }),
    });
    if (!answer.ok) throw new Error(`moto refused ${form['Action']}: ${await answer.text()}`);
    return answer.text();
  };
  await iam({ Action: 'CreateUser' });
  const answer = await iam({ Action: 'CreateAccessKey' });
  const field = (name: string) => new RegExp(`<${name}>([^<]+)<`).exec(answer)?.[1] ?? '';
  return { accessKeyId: field('AccessKeyId'), secretAccessKey: field('SecretAccessKey') };
}

/** Keys of a session in another account. */
export async function sessionKeys({ sts }: Clients, account: string): Promise<Keys> {
  const RoleArn = `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`;
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'seed' }));
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

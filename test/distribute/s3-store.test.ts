import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BundleStore } from '../../src/bundle/store.ts';
import { s3Store } from '../../src/distribute/s3-store.ts';
import { account } from '../../src/simulator/estate/account.ts';
import { bucket } from '../../src/simulator/estate/bucket.ts';
import { organization } from '../../src/simulator/estate/organization.ts';
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts';
import { describeStore } from '../bundle/store-contract.ts';
import { clientFor, refusalOf } from '../simulator/connect.ts';

const evidence = bucket({ Name: 'evidence', writable: true });
const abroad = bucket({ Name: 'evidence.abroad', region: 'eu-west-1', writable: true });
let simulator: Simulator;
beforeAll(async () => {
  const buckets = [evidence, abroad, bucket({ Name: 'logs' })];
  simulator = await startSimulator({
    organization: organization({ accounts: [account('111111111111', { buckets })] }),
  });
});
afterAll(() => simulator.close());

const open = (name: string, prefix = 'scans/nightly'): BundleStore => {
  const { url, credentials } = simulator;
  return s3Store({ bucket: name, prefix }, { credentials, region: 'us-east-1', endpoint: url });
};

describe('a store in a bucket', () => {
  describeStore(() => open('evidence'), 'there is no such object');

  test('keeps to its prefix', async () => {
    await open('evidence', '').write('manifest.json', Buffer.from(''));
    const keys = evidence.objects.map(({ Key }) => Key);
    expect(keys).toEqual(['scans/nightly/accounts/one', 'scans/nightly/once', 'manifest.json']);
  });

  test('finds the Region of its bucket', async () => {
    const store = open('evidence.abroad');
    await store.write('one', Buffer.from('far'));
    expect(Buffer.from(await store.read('one')).toString()).toBe('far');
  });

  test.each([
    ['logs', 'AccessDenied: User: arn:aws:iam::111111111111:user/blindspot-auditor is not authorized'],
    ['nowhere', 'NoSuchBucket: The specified bucket does not exist.'],
  ])('names the bucket that cannot be written: %s', async (name, why) => {
    await expect(open(name).write('one', Buffer.from(''))).rejects.toMatchObject({
      code: 'output',
      message: expect.stringContaining(`Cannot write s3://${name}/scans/nightly/one: ${why}`),
    });
  });

  test('names the object that cannot be read', async () => {
    await expect(open('nowhere').find('one')).rejects.toMatchObject({
      code: 'bundle',
      message: 'Cannot read s3://nowhere/scans/nightly/one: NoSuchBucket: The specified bucket does not exist.',
    });
  });
});

test('the simulated S3 refuses content that is not what its checksum says', async () => {
  const s3 = new S3Client(clientFor(simulator, simulator.credentials));
  const wrong = { Bucket: 'evidence', Key: 'one', Body: 'text', ChecksumSHA256: Buffer.alloc(32).toString('base64') };
  expect(await refusalOf(s3.send(new PutObjectCommand(wrong)))).toMatchObject({ name: 'BadDigest', status: 400 });
});

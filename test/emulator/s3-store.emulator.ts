import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe } from 'vitest';
import { s3Store } from '../../src/distribute/s3-store.ts';
import { describeStore } from '../bundle/store-contract.ts';
import { type MotoServer, startMoto } from './moto/moto-server.ts';
import { virtualEnvironment } from './moto/virtual-environment.ts';

describe('a store in a bucket of moto', () => {
  const access = { region: 'us-east-1', credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' } };
  let moto: MotoServer;
  beforeAll(async () => {
    moto = await startMoto(await virtualEnvironment(new URL('../../.moto', import.meta.url).pathname));
    const s3 = new S3Client({ ...access, endpoint: moto.url, forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: 'evidence' }));
  });
  afterAll(() => moto?.stop());

  describeStore(
    () => s3Store({ bucket: 'evidence', prefix: 'scans' }, { ...access, endpoint: moto.url }),
    'there is no such object',
  );
});

import { setTimeout as pause } from 'node:timers/promises';
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { describe, expect, test } from 'vitest';
import { callerOf, nobody, ownedBy, refuseForeignSignature, scopedSigner } from '../../src/aws/identity.ts';

const caller = (serial: number) => ({
  account: String(serial).padStart(12, '0'),
  credentials: { accessKeyId: `AKID${serial}X`, secretAccessKey: `secret-${serial}`, sessionToken: `token-${serial}` },
  budget: `${serial}/us-east-1/ec2`,
});
const request = (path = '/') =>
  new HttpRequest({ protocol: 'https:', hostname: 'ec2.amazonaws.com', path, method: 'GET', headers: { host: 'x' } });
/** The signature's own moment, so that two signatures can be compared. */
const signingDate = new Date('2026-11-21T09:30:00Z');

describe('the identity of a call', () => {
  test('goes with its request, beside hundreds of others', async () => {
    const signer = scopedSigner('us-east-1', 'ec2');
    const signedAs = async (serial: number) => {
      const own = ownedBy(request(), caller(serial));
      await pause(serial % 7);
      const signed = await signer.sign(own, { signingDate });
      refuseForeignSignature(signed, callerOf(signed));
      const { headers } = signed;
      return [/Credential=([^/]+)/.exec(headers['authorization'] ?? '')?.[1], headers['x-amz-security-token']];
    };
    const all = Array.from({ length: 300 }, (_, serial) => serial);
    expect(await Promise.all(all.map(signedAs))).toEqual(all.map((serial) => [`AKID${serial}X`, `token-${serial}`]));
  });

  test('is none outside an account: nothing is signed', async () => {
    expect(() => callerOf(request())).toThrow('outside any account scope');
    await expect(scopedSigner('us-east-1', 'ec2').sign(request())).rejects.toThrow('outside any account scope');
  });

  test('of the client itself is nobody, whose signature is never sent', () => {
    const headers = { authorization: `AWS4-HMAC-SHA256 Credential=${nobody.accessKeyId}/20261121` };
    expect(() => refuseForeignSignature({ headers }, caller(1))).toThrow('was not sent');
  });
});

describe('the signature', () => {
  const signature = async (region: string, service: string, path: string) =>
    (await scopedSigner(region, service).sign(ownedBy(request(path), caller(1)), { signingDate })).headers[
      'authorization'
    ];

  test('is for the Region and the service', async () => {
    expect(await signature('eu-west-1', 'ec2', '/')).toContain('/20261121/eu-west-1/ec2/aws4_request');
  });

  test.each([
    ['s3', false],
    ['sns', true],
  ])('of %s escapes the path once more: %j', async (service, uriEscapePath) => {
    const { credentials } = caller(1);
    const plain = new SignatureV4({ credentials, region: 'us-east-1', service, sha256: Sha256, uriEscapePath });
    const { headers } = await plain.sign(request('/a%20b'), { signingDate });
    expect(await signature('us-east-1', service, '/a%20b')).toBe(headers['authorization']);
  });
});

import { expect, test } from 'vitest';
import { describeUnread, type Unread } from '../../src/core/evidence.ts';

const denied: Unread = {
  kind: 'denied',
  operation: 's3:GetBucketEncryption',
  action: 's3:GetEncryptionConfiguration',
  code: 'AccessDenied',
  message: 'Access Denied',
};

test.each<[string, Unread, string]>([
  [
    'a denial names the action that would help',
    denied,
    's3:GetBucketEncryption was denied (AccessDenied). Granting s3:GetEncryptionConfiguration to the audit role would let the scan see it.',
  ],
  [
    'an account that cannot be entered asks for trust, which is no permission of its own role',
    { ...denied, operation: 'sts:AssumeRole', action: 'sts:AssumeRole' },
    'sts:AssumeRole was denied (AccessDenied). The account must have the audit role, and it must trust who scans.',
  ],
  [
    'a denial by SCP does not pretend that granting helps',
    { ...denied, byScp: true },
    's3:GetBucketEncryption was denied by a service control policy (AccessDenied).',
  ],
  [
    'somebody who cannot be asked',
    { ...denied, kind: 'unavailable', code: 'OwnerNotScanned', message: 'no scanned account owns it' },
    's3:GetBucketEncryption could not be asked (OwnerNotScanned): no scanned account owns it',
  ],
  [
    'an answer that is none',
    { ...denied, kind: 'failed', code: 'SlowDown', message: 'throttled to the end' },
    's3:GetBucketEncryption gave no usable answer (SlowDown): throttled to the end',
  ],
])('%s', (_, unread, text) => expect(describeUnread(unread)).toBe(text));

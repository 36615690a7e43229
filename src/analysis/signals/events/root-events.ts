import { apiCall, consoleLogin, ROOT, ROOT_SESSION, signInEvent } from '../event-builder.ts';
import type { SampleEvent } from '../sample-event.ts';

export const rootEvents: readonly SampleEvent[] = [
  {
    id: 'root-api-call',
    signals: ['ROOT'],
    note: 'read-only: EventBridge rule in state ENABLED never sees it; metric filter does',
    event: apiCall('iam:ListUsers', { userIdentity: ROOT_SESSION, readOnly: true }),
  },
  {
    id: 'root-console-mfa',
    signals: ['ROOT'],
    note: 'root is a P1 even with MFA; not a no-MFA signal',
    event: consoleLogin('Success', 'Yes', { userIdentity: ROOT }),
  },
  {
    id: 'root-console-nomfa',
    signals: ['ROOT', 'LOGIN_NO_MFA'],
    event: consoleLogin('Success', 'No', { userIdentity: ROOT }),
  },
  {
    id: 'root-console-failed',
    signals: ['ROOT', 'LOGIN_FAILED'],
    note: 'root failures are recorded; root failed login is still "root used"',
    event: consoleLogin('Failure', 'No', { userIdentity: ROOT, errorMessage: 'Failed authentication' }),
  },
  {
    id: 'root-password-update',
    signals: ['ROOT'],
    event: signInEvent('PasswordUpdated', {
      userIdentity: ROOT,
      sourceIPAddress: '198.51.100.23',
      responseElements: { PasswordUpdated: 'Success' },
    }),
  },
  {
    id: 'root-accesskey-create',
    signals: ['ROOT', 'IAM_PERSISTENCE'],
    event: apiCall('iam:CreateAccessKey', {
      userIdentity: ROOT_SESSION,
      responseElements: {
        accessKey: { status: 'Active', accessKeyId: 'AKIAEXAMPLENEW000001', createDate: 'Nov 20, 2026 9:00:00 AM' },
      },
    }),
  },
  {
    id: 'neg-root-invokedby',
    signals: [],
    nearMissOf: 'ROOT',
    note: 'service acting for root: must not alert',
    event: apiCall('support:RefreshTrustedAdvisorCheck', {
      userIdentity: { ...ROOT_SESSION, invokedBy: 'AWS Internal' },
      sourceIPAddress: 'AWS Internal',
      requestParameters: { checkId: 'Pfx0RwqBli' },
    }),
  },
  {
    id: 'neg-root-serviceevent',
    signals: [],
    nearMissOf: 'ROOT',
    note: 'eventType excludes',
    event: apiCall('kms:RotateKey', {
      userIdentity: ROOT,
      sourceIPAddress: 'AWS Internal',
      eventType: 'AwsServiceEvent',
      serviceEventDetails: { keyId: 'arn:aws:kms:us-east-1:333333333333:key/00000000-0000-4000-8000-000000000001' },
    }),
  },
  {
    id: 'neg-serviceevent-notype',
    signals: [],
    nearMissOf: 'ROOT',
    note: 'userIdentity without type: real shape of KMS rotation',
    event: apiCall('kms:RotateKey', {
      userIdentity: { accountId: '333333333333', invokedBy: 'AWS Internal' },
      sourceIPAddress: 'AWS Internal',
      eventType: 'AwsServiceEvent',
    }),
  },
  {
    id: 'neg-user-named-root',
    signals: [],
    nearMissOf: 'ROOT',
    note: 'IAM user called root',
    event: apiCall('iam:ListUsers', {
      userIdentity: {
        type: 'IAMUser',
        principalId: 'AIDAEXAMPLEUSER00001',
        arn: 'arn:aws:iam::333333333333:user/root',
        accountId: '333333333333',
        accessKeyId: 'AKIAEXAMPLEUSER00001',
        userName: 'root',
      },
      readOnly: true,
    }),
  },
  {
    id: 'root-assumedroot-session',
    signals: ['ROOT', 'S3_POLICY'],
    note: 'a session of central root access (AssumeRoot)',
    event: apiCall('s3:DeleteBucketPolicy', {
      userIdentity: {
        ...ROOT,
        accessKeyId: 'ASIAEXAMPLEROOT00001',
        sessionContext: {
          assumedRoot: 'true',
          attributes: { creationDate: '2026-11-20T09:00:00Z', mfaAuthenticated: 'false' },
          sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::111111111111:role/SecOps', accountId: '111111111111' },
        },
      },
      requestParameters: { bucketName: 'locked-out', policy: '', Host: 'locked-out.s3.us-east-1.amazonaws.com' },
    }),
  },
];

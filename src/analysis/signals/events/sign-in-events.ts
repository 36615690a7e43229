import { consoleLogin, signInEvent, USER } from '../event-builder.ts';
import type { SampleEvent } from '../sample-event.ts';

export const signInEvents: readonly SampleEvent[] = [
  {
    id: 'login-user-nomfa',
    signals: ['LOGIN_NO_MFA'],
    note: 'IAM user via global endpoint lands in us-east-2/eu-north-1/ap-southeast-2 or us-east-1; userIdentity has no accessKeyId',
    event: consoleLogin('Success', 'No', { userIdentity: USER, awsRegion: 'us-east-2' }),
  },
  {
    id: 'login-user-nomfa-absentfield',
    signals: ['LOGIN_NO_MFA'],
    note: 'MFAUsed is missing: != "Yes" does not match a missing key',
    event: consoleLogin('Success', undefined, { userIdentity: USER }),
  },
  {
    id: 'neg-login-user-mfa',
    signals: [],
    nearMissOf: 'LOGIN_NO_MFA',
    event: consoleLogin('Success', 'Yes', { userIdentity: USER }),
  },
  {
    id: 'neg-login-sso',
    signals: [],
    nearMissOf: 'LOGIN_NO_MFA',
    note: 'IAM Identity Center: MFA done at the IdP; MFAUsed says No',
    event: consoleLogin('Success', 'No', {
      userIdentity: {
        type: 'AssumedRole',
        principalId: 'AROAEXAMPLESSO000001:alex@example.com',
        arn: 'arn:aws:sts::333333333333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/alex@example.com',
        accountId: '333333333333',
        sessionContext: {
          sessionIssuer: {
            type: 'Role',
            principalId: 'AROAEXAMPLESSO000001',
            arn: 'arn:aws:iam::333333333333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef',
            accountId: '333333333333',
            userName: 'AWSReservedSSO_Admin_0123456789abcdef',
          },
          attributes: { creationDate: '2026-11-20T08:55:00Z', mfaAuthenticated: 'false' },
        },
      },
    }),
  },
  {
    id: 'neg-login-saml',
    signals: [],
    nearMissOf: 'LOGIN_NO_MFA',
    event: consoleLogin('Success', 'No', {
      userIdentity: {
        type: 'AssumedRole',
        principalId: 'AROAEXAMPLEROLE00001:s1',
        arn: 'arn:aws:sts::333333333333:assumed-role/CorpSAML/alex@example.com',
        accountId: '333333333333',
        sessionContext: {
          sessionIssuer: {
            type: 'Role',
            principalId: 'AROAEXAMPLEROLE00001',
            arn: 'arn:aws:iam::333333333333:role/Admin',
            accountId: '333333333333',
            userName: 'Admin',
          },
          attributes: { creationDate: '2026-11-20T08:55:00Z', mfaAuthenticated: 'false' },
        },
      },
      additionalEventData: {
        LoginTo: 'https://console.aws.amazon.com/console/home?region=us-east-1&isauthcode=true',
        MobileVersion: 'No',
        MFAUsed: 'No',
        SamlProviderArn: 'arn:aws:iam::333333333333:saml-provider/Corp',
      },
    }),
  },
  {
    id: 'login-failed-user',
    signals: ['LOGIN_FAILED'],
    event: consoleLogin('Failure', 'No', { userIdentity: USER, errorMessage: 'Failed authentication' }),
  },
  {
    id: 'login-failed-mfa',
    signals: ['LOGIN_FAILED'],
    note: 'bad MFA code: MFAUsed Yes on a Failure',
    event: consoleLogin('Failure', 'Yes', { userIdentity: USER, errorMessage: 'Failed authentication' }),
  },
  {
    id: 'login-failed-unknown-user',
    signals: ['LOGIN_FAILED'],
    note: 'errorMessage = "Failed authentication" misses it; errorMessage = * catches it',
    event: consoleLogin('Failure', 'No', {
      userIdentity: {
        type: 'IAMUser',
        accountId: '333333333333',
        accessKeyId: '',
        userName: 'HIDDEN_DUE_TO_SECURITY_REASONS',
      },
      errorMessage: 'No username found in supplied account',
    }),
  },
  {
    id: 'neg-checkmfa',
    signals: [],
    nearMissOf: 'LOGIN_FAILED',
    event: signInEvent('CheckMfa', {
      userIdentity: USER,
      sourceIPAddress: '198.51.100.23',
      responseElements: { CheckMfa: 'Success' },
      additionalEventData: { MfaType: 'Virtual MFA' },
    }),
  },
  {
    id: 'neg-getsignintoken',
    signals: [],
    nearMissOf: 'LOGIN_NO_MFA',
    event: signInEvent('GetSigninToken', {
      userIdentity: {
        type: 'AssumedRole',
        principalId: 'AROAEXAMPLEROLE00001:s1',
        arn: 'arn:aws:sts::333333333333:assumed-role/Admin/s1',
        accountId: '333333333333',
        accessKeyId: 'ASIAEXAMPLEROLE00001',
        sessionContext: {
          sessionIssuer: {
            type: 'Role',
            principalId: 'AROAEXAMPLEROLE00001',
            arn: 'arn:aws:iam::333333333333:role/Admin',
            accountId: '333333333333',
            userName: 'Admin',
          },
          attributes: { creationDate: '2026-11-20T08:55:00Z', mfaAuthenticated: 'false' },
        },
      },
      sourceIPAddress: '198.51.100.23',
      responseElements: { credentials: null, GetSigninToken: 'Success' },
    }),
  },
];

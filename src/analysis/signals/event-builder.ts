import type { JsonObject } from '../json.ts';

/**
 * CloudTrail events as AWS records them ("CloudTrail record contents", AWS CloudTrail User Guide), with the account
 * numbers, names and addresses of an imaginary organization. Fields not given have a plain value.
 */

export const MEMBER_ACCOUNT = '333333333333';
const MANAGEMENT_ACCOUNT = '111111111111';
const LOG_ARCHIVE_ACCOUNT = '222222222222';

/** The role Admin of an account, assumed by a person or a thief. */
function admin(account: string): JsonObject {
  return {
    type: 'AssumedRole',
    principalId: 'AROAEXAMPLEROLE00001:s1',
    arn: `arn:aws:sts::${account}:assumed-role/Admin/s1`,
    accountId: account,
    accessKeyId: 'ASIAEXAMPLEROLE00001',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROAEXAMPLEROLE00001',
        arn: `arn:aws:iam::${account}:role/Admin`,
        accountId: account,
        userName: 'Admin',
      },
      attributes: SESSION_ATTRIBUTES,
    },
  };
}

const SESSION_ATTRIBUTES = { creationDate: '2026-11-20T08:55:00Z', mfaAuthenticated: 'false' };
const ADMIN = admin(MEMBER_ACCOUNT);

/** To be spread into a call that the management account's, or the log archive account's, Admin makes there. */
export const IN_MANAGEMENT_ACCOUNT = {
  userIdentity: admin(MANAGEMENT_ACCOUNT),
  recipientAccountId: MANAGEMENT_ACCOUNT,
};
export const IN_LOG_ARCHIVE_ACCOUNT = {
  userIdentity: admin(LOG_ARCHIVE_ACCOUNT),
  recipientAccountId: LOG_ARCHIVE_ACCOUNT,
};

/** The root user signed in with a password, and with an access key or a session. */
export const ROOT = {
  type: 'Root',
  principalId: MEMBER_ACCOUNT,
  arn: `arn:aws:iam::${MEMBER_ACCOUNT}:root`,
  accountId: MEMBER_ACCOUNT,
};
export const ROOT_SESSION = {
  ...ROOT,
  accessKeyId: 'ASIAEXAMPLEROOT00001',
  sessionContext: {
    sessionIssuer: {},
    webIdFederationData: {},
    attributes: { creationDate: '2026-11-20T09:00:00Z', mfaAuthenticated: 'false' },
  },
};

/** An IAM user who signs in to the console; the event has no access key. */
export const USER = {
  type: 'IAMUser',
  principalId: 'AIDAEXAMPLEUSER00001',
  arn: `arn:aws:iam::${MEMBER_ACCOUNT}:user/dev-alex`,
  accountId: MEMBER_ACCOUNT,
  userName: 'dev-alex',
};

/** What EC2's actions answer when they have nothing else to say. */
export const EC2_DONE = { requestId: 'x', _return: true };

const PLAIN = {
  eventVersion: '1.11',
  eventTime: '2026-11-20T09:00:00Z',
  awsRegion: 'us-east-1',
  userAgent: 'aws-cli/2.31.0 md/awscrt#0.27.0',
  requestParameters: null,
  responseElements: null,
  readOnly: false,
  managementEvent: true,
  recipientAccountId: MEMBER_ACCOUNT,
  eventCategory: 'Management',
};

/** An API call, given as `service:Action`, by the member account's Admin unless `fields` says otherwise. */
export function apiCall(action: string, fields: JsonObject = {}): JsonObject {
  const [service = '', eventName = ''] = action.split(':');
  return {
    ...PLAIN,
    userIdentity: ADMIN,
    eventSource: `${service}.amazonaws.com`,
    eventName,
    sourceIPAddress: '198.51.100.23',
    requestID: '00000000-0000-4000-8000-000000000000',
    eventType: 'AwsApiCall',
    ...fields,
  };
}

/** An event of the console's sign-in service, which has no request id. */
export function signInEvent(eventName: string, fields: JsonObject): JsonObject {
  return {
    ...PLAIN,
    eventSource: 'signin.amazonaws.com',
    eventName,
    sourceIPAddress: '203.0.113.77',
    eventType: 'AwsConsoleSignIn',
    ...fields,
  };
}

/** A sign-in to the console. `MFAUsed` is left out of some events. */
export function consoleLogin(
  result: 'Success' | 'Failure',
  MFAUsed: 'Yes' | 'No' | undefined,
  fields: JsonObject,
): JsonObject {
  const awsRegion = typeof fields['awsRegion'] === 'string' ? fields['awsRegion'] : PLAIN.awsRegion;
  return signInEvent('ConsoleLogin', {
    responseElements: { ConsoleLogin: result },
    additionalEventData: { ...LOGIN_DATA, ...(MFAUsed && { MFAUsed }) },
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: `${awsRegion}.signin.aws.amazon.com`,
    },
    ...fields,
  });
}

const LOGIN_DATA = {
  LoginTo: 'https://console.aws.amazon.com/console/home?region=us-east-1&isauthcode=true',
  MobileVersion: 'No',
};

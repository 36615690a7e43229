import { apiCall } from '../event-builder.ts';
import type { SampleEvent } from '../sample-event.ts';

export const identityEvents: readonly SampleEvent[] = [
  {
    id: 'iam-createuser',
    signals: ['IAM_PERSISTENCE'],
    event: apiCall('iam:CreateUser', {
      requestParameters: { userName: 'svc-backup2' },
      responseElements: {
        user: {
          path: '/',
          userName: 'svc-backup2',
          userId: 'AIDAEXAMPLENEW000002',
          arn: 'arn:aws:iam::333333333333:user/svc-backup2',
          createDate: 'Nov 20, 2026 9:00:00 AM',
        },
      },
    }),
  },
  {
    id: 'iam-createaccesskey',
    signals: ['IAM_PERSISTENCE'],
    event: apiCall('iam:CreateAccessKey', {
      requestParameters: { userName: 'svc-backup2' },
      responseElements: {
        accessKey: {
          userName: 'svc-backup2',
          accessKeyId: 'AKIAEXAMPLENEW000003',
          status: 'Active',
          createDate: 'Nov 20, 2026 9:00:00 AM',
        },
      },
    }),
  },
  {
    id: 'iam-createloginprofile',
    signals: ['IAM_PERSISTENCE'],
    event: apiCall('iam:CreateLoginProfile', {
      requestParameters: { userName: 'svc-backup2', passwordResetRequired: false },
      responseElements: {
        loginProfile: { userName: 'svc-backup2', createDate: 'Nov 20, 2026 9:00:00 AM', passwordResetRequired: false },
      },
    }),
  },
  {
    id: 'iam-attachuserpolicy',
    signals: ['IAM_PERSISTENCE', 'IAM_POLICY'],
    event: apiCall('iam:AttachUserPolicy', {
      requestParameters: { userName: 'svc-backup2', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    }),
  },
  {
    id: 'iam-attachrolepolicy',
    signals: ['IAM_PERSISTENCE', 'IAM_POLICY'],
    event: apiCall('iam:AttachRolePolicy', {
      requestParameters: { roleName: 'svc-backup2', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    }),
  },
  {
    id: 'iam-attachgrouppolicy',
    signals: ['IAM_PERSISTENCE', 'IAM_POLICY'],
    event: apiCall('iam:AttachGroupPolicy', {
      requestParameters: { groupName: 'svc-backup2', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    }),
  },
  {
    id: 'iam-putuserpolicy',
    signals: ['IAM_PERSISTENCE', 'IAM_POLICY'],
    event: apiCall('iam:PutUserPolicy', {
      requestParameters: {
        userName: 'svc-backup2',
        policyName: 'p',
        policyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
      },
    }),
  },
  {
    id: 'iam-putrolepolicy',
    signals: ['IAM_PERSISTENCE', 'IAM_POLICY'],
    event: apiCall('iam:PutRolePolicy', {
      requestParameters: {
        roleName: 'svc-backup2',
        policyName: 'p',
        policyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
      },
    }),
  },
  {
    id: 'iam-putgrouppolicy',
    signals: ['IAM_PERSISTENCE', 'IAM_POLICY'],
    event: apiCall('iam:PutGroupPolicy', {
      requestParameters: {
        groupName: 'svc-backup2',
        policyName: 'p',
        policyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
      },
    }),
  },
  {
    id: 'iam-createpolicyversion',
    signals: ['IAM_PERSISTENCE', 'IAM_POLICY'],
    note: 'a classic privilege escalation that Put*Policy and Attach*Policy miss',
    event: apiCall('iam:CreatePolicyVersion', {
      requestParameters: { policyArn: 'arn:aws:iam::333333333333:policy/p', policyDocument: '{}', setAsDefault: true },
      responseElements: {
        policyVersion: { versionId: 'v2', isDefaultVersion: true, createDate: 'Nov 20, 2026 9:00:00 AM' },
      },
    }),
  },
  {
    id: 'iam-setdefaultpolicyversion',
    signals: ['IAM_PERSISTENCE', 'IAM_POLICY'],
    note: 'CIS 5.4 misses it too',
    event: apiCall('iam:SetDefaultPolicyVersion', {
      requestParameters: { policyArn: 'arn:aws:iam::333333333333:policy/p', versionId: 'v1' },
    }),
  },
  {
    id: 'iam-createpolicy',
    signals: ['IAM_POLICY'],
    event: apiCall('iam:CreatePolicy', {
      requestParameters: { policyName: 'p', policyDocument: '{}' },
      responseElements: {
        policy: {
          policyName: 'p',
          arn: 'arn:aws:iam::333333333333:policy/p',
          policyId: 'ANPAEXAMPLE000000001',
          defaultVersionId: 'v1',
          attachmentCount: 0,
          isAttachable: true,
        },
      },
    }),
  },
  {
    id: 'iam-deleteuserpolicy',
    signals: ['IAM_POLICY'],
    event: apiCall('iam:DeleteUserPolicy', { requestParameters: { userName: 'svc-backup2', policyName: 'p' } }),
  },
  {
    id: 'iam-detachrolepolicy',
    signals: ['IAM_POLICY'],
    event: apiCall('iam:DetachRolePolicy', {
      requestParameters: { roleName: 'r', policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
    }),
  },
  {
    id: 'iam-updateassumerolepolicy',
    signals: ['IAM_PERSISTENCE', 'IAM_POLICY'],
    note: 'backdoor trust; not in CIS 5.4',
    event: apiCall('iam:UpdateAssumeRolePolicy', {
      requestParameters: {
        roleName: 'r',
        policyDocument:
          '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:root"},"Action":"sts:AssumeRole"}]}',
      },
    }),
  },
  {
    id: 'neg-iam-getpolicy',
    signals: [],
    nearMissOf: 'IAM_POLICY',
    event: apiCall('iam:GetPolicy', {
      requestParameters: { policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
      readOnly: true,
    }),
  },
  {
    id: 'neg-ecr-setrepositorypolicy',
    signals: [],
    nearMissOf: 'IAM_POLICY',
    event: apiCall('ecr:SetRepositoryPolicy', {
      requestParameters: { repositoryName: 'r', policyText: '{}' },
      responseElements: { repositoryName: 'r' },
    }),
  },
  {
    id: 'neg-kms-putkeypolicy',
    signals: [],
    nearMissOf: 'IAM_POLICY',
    note: 'not IAM: Put*Policy without eventSource matches it',
    event: apiCall('kms:PutKeyPolicy', {
      requestParameters: { keyId: 'arn:aws:kms:us-east-1:333333333333:key/0', policyName: 'default', policy: '{}' },
    }),
  },
  {
    id: 'neg-logs-putresourcepolicy',
    signals: [],
    nearMissOf: 'IAM_POLICY',
    event: apiCall('logs:PutResourcePolicy', {
      requestParameters: { policyName: 'p', policyDocument: '{}' },
      responseElements: { resourcePolicy: { policyName: 'p' } },
    }),
  },
  {
    id: 'neg-transfer-createuser',
    signals: [],
    nearMissOf: 'IAM_PERSISTENCE',
    event: apiCall('transfer:CreateUser', {
      requestParameters: { serverId: 's-0', userName: 'ftp', role: 'arn:aws:iam::333333333333:role/x' },
      responseElements: { serverId: 's-0', userName: 'ftp' },
    }),
  },
];

import { apiCall, IN_MANAGEMENT_ACCOUNT } from '../event-builder.ts';
import type { SampleEvent } from '../sample-event.ts';

export const organizationEvents: readonly SampleEvent[] = [
  {
    id: 'org-removeaccountfromorganization',
    signals: ['ORG'],
    event: apiCall('organizations:RemoveAccountFromOrganization', {
      ...IN_MANAGEMENT_ACCOUNT,
      requestParameters: { accountId: '333333333333' },
    }),
  },
  { id: 'org-leaveorganization', signals: ['ORG'], event: apiCall('organizations:LeaveOrganization') },
  {
    id: 'org-attachpolicy',
    signals: ['ORG'],
    event: apiCall('organizations:AttachPolicy', {
      ...IN_MANAGEMENT_ACCOUNT,
      requestParameters: { policyId: 'p-0', targetId: 'ou-0' },
    }),
  },
  {
    id: 'org-detachpolicy',
    signals: ['ORG'],
    event: apiCall('organizations:DetachPolicy', {
      ...IN_MANAGEMENT_ACCOUNT,
      requestParameters: { policyId: 'p-0', targetId: 'ou-0' },
    }),
  },
  {
    id: 'org-deletepolicy',
    signals: ['ORG'],
    event: apiCall('organizations:DeletePolicy', { ...IN_MANAGEMENT_ACCOUNT, requestParameters: { policyId: 'p-0' } }),
  },
  {
    id: 'org-updatepolicy',
    signals: ['ORG'],
    event: apiCall('organizations:UpdatePolicy', {
      ...IN_MANAGEMENT_ACCOUNT,
      requestParameters: { policyId: 'p-0', content: '{}' },
    }),
  },
  {
    id: 'org-disablepolicytype',
    signals: ['ORG'],
    event: apiCall('organizations:DisablePolicyType', {
      ...IN_MANAGEMENT_ACCOUNT,
      requestParameters: { rootId: 'r-0', policyType: 'SERVICE_CONTROL_POLICY' },
    }),
  },
  {
    id: 'org-createaccount',
    signals: ['ORG'],
    event: apiCall('organizations:CreateAccount', {
      ...IN_MANAGEMENT_ACCOUNT,
      requestParameters: { accountName: 'HIDDEN_DUE_TO_SECURITY_REASONS', email: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
    }),
  },
  {
    id: 'org-inviteaccounttoorganization',
    signals: ['ORG'],
    event: apiCall('organizations:InviteAccountToOrganization', {
      ...IN_MANAGEMENT_ACCOUNT,
      requestParameters: { target: { type: 'ACCOUNT', id: 'HIDDEN_DUE_TO_SECURITY_REASONS' } },
    }),
  },
  {
    id: 'org-moveaccount',
    signals: ['ORG'],
    event: apiCall('organizations:MoveAccount', {
      ...IN_MANAGEMENT_ACCOUNT,
      requestParameters: { accountId: '333333333333', sourceParentId: 'ou-1', destinationParentId: 'r-0' },
    }),
  },
  {
    id: 'org-deregisterdelegatedadmin',
    signals: ['ORG'],
    note: 'not in CIS 5.15 list',
    event: apiCall('organizations:DeregisterDelegatedAdministrator', {
      ...IN_MANAGEMENT_ACCOUNT,
      requestParameters: { accountId: '222222222222', servicePrincipal: 'guardduty.amazonaws.com' },
    }),
  },
  {
    id: 'neg-iot-attachpolicy',
    signals: [],
    nearMissOf: 'ORG',
    note: 'collision AttachPolicy/DetachPolicy/DeletePolicy/CreatePolicy with iot & iam',
    event: apiCall('iot:AttachPolicy', {
      requestParameters: { policyName: 'p', target: 'arn:aws:iot:us-east-1:333333333333:cert/0' },
    }),
  },
];

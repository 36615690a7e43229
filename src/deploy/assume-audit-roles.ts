import { type Given, type PolicyDocument, policyOf } from './policy-documents.ts';

/** Allows to enter every account of one organization by the audit role, and none outside of it. */
export const assumeAuditRoles = (roleName: string, organizationId: Given): PolicyDocument =>
  policyOf({
    Sid: 'BlindspotEnters',
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Resource: `arn:*:iam::*:role/${roleName}`,
    Condition: { StringEquals: { 'aws:ResourceOrgID': organizationId } },
  });

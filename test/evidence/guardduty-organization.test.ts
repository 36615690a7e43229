import { describe, expect, test } from 'vitest';
import type { PlanContext } from '../../src/core/evidence-kind.ts';
import { guardDutyMembers } from '../../src/evidence/guardduty-members.ts';
import { guardDutyOrganizationAdmins } from '../../src/evidence/guardduty-organization-admins.ts';
import { guardDutyOrganizationConfiguration } from '../../src/evidence/guardduty-organization-configuration.ts';
import { management, security, workload } from '../support/describe-check.ts';

const organization: PlanContext = {
  partition: 'aws',
  managementAccountId: management,
  delegatedAdministrators: { 'guardduty.amazonaws.com': [security], 'config.amazonaws.com': [workload] },
};
const unread: PlanContext = { ...organization, delegatedAdministrators: null };
const undelegated: PlanContext = { ...organization, delegatedAdministrators: {} };
const standalone: PlanContext = { partition: 'aws', managementAccountId: null, delegatedAdministrators: null };

describe.each([guardDutyOrganizationConfiguration, guardDutyMembers])('$id', (kind) => {
  test('is read in the delegated administrator, and in the management account, which may have named itself', () => {
    expect(kind.notPlanned?.(security, organization)).toBeUndefined();
    expect(kind.notPlanned?.(management, organization)).toBeUndefined();
  });

  test('is not read in other accounts, and says who administers GuardDuty', () => {
    expect(kind.notPlanned?.(workload, organization)).toContain(security);
    expect(kind.notPlanned?.(workload, undelegated)).toContain('delegated GuardDuty to no account');
  });

  test('is read everywhere when the administrators are not known', () => {
    expect(kind.notPlanned?.(workload, unread)).toBeUndefined();
    expect(kind.notPlanned?.(workload, standalone)).toBeUndefined();
  });
});

describe('guardduty-organization-admins', () => {
  test('is read in the management account only', () => {
    expect(guardDutyOrganizationAdmins.notPlanned?.(management, organization)).toBeUndefined();
    expect(guardDutyOrganizationAdmins.notPlanned?.(security, organization)).toContain(management);
  });

  test('is read nowhere without an organization', () => {
    expect(guardDutyOrganizationAdmins.notPlanned?.(workload, standalone)).toContain('no organization');
  });
});

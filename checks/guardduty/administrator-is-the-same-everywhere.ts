import { defineCheck } from '../../src/core/check.ts';
import { counted } from '../../src/core/counted.ts';
import { guardDutyOrganizationAdmins } from '../../src/evidence/guardduty-organization-admins.ts';

const operation = 'guardduty:ListOrganizationAdminAccounts';

export default defineCheck({
  id: 'guardduty/administrator-is-the-same-everywhere',
  title: 'One account administers GuardDuty in every Region',
  failureTitle: 'GuardDuty is not administered by one account in every Region',
  severity: 'high',
  source: 'guardduty',
  breadth: 'organization',
  quantifier: 'own',
  why: 'The administrator is set Region by Region. In one that was forgotten, no account is enrolled and no finding reaches the security team: the place to work unseen.',
  remedy: {
    text: 'From the management account, name the same delegated administrator in every enabled Region.',
    cli: 'for region in $(aws account list-regions --region-opt-status-contains ENABLED ENABLED_BY_DEFAULT --query "Regions[].RegionName" --output text); do\n  aws guardduty enable-organization-admin-account --admin-account-id ACCOUNT_ID --region "$region"\ndone',
    terraform:
      'resource "aws_guardduty_organization_admin_account" "this" {\n  admin_account_id = "ACCOUNT_ID" # once per Region\n}',
  },
  controls: {
    'nist-800-53-r5': ['SI-4', 'SI-4(1)', 'AU-6(4)', 'CA-7'],
    'nist-csf-2.0': ['DE.CM-01', 'DE.AE-03'],
    'pci-dss-4.0.1': ['10.4.1.1', '11.5.1'],
    'soc-2': ['CC7.2'],
    'iso-27001-2022': ['A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)'],
    'mitre-attack-18': ['T1562.008', 'T1535'],
    'mitre-attack-19': ['T1685.002', 'T1535'],
  },
  requirements: ['S35'],
  changedBy: [
    'guardduty:EnableOrganizationAdminAccount',
    'guardduty:DisableOrganizationAdminAccount',
    'organizations:RegisterDelegatedAdministrator',
    'organizations:DeregisterDelegatedAdministrator',
  ],
  needs: { admins: guardDutyOrganizationAdmins },
  messages: {
    same: 'Account {administrator} administers GuardDuty everywhere: in {regions}.',
    none: 'Nobody administers GuardDuty for the organization, in any of {regions}.',
    uneven: 'GuardDuty is not administered by one account everywhere: {administrators}.',
    standalone: 'There is no organization, so GuardDuty is not delegated.',
  },
  *evaluate({ admins }, { estate, pass, missing, unsound, notApplicable, unknown }) {
    if (!estate.organizationId) return yield notApplicable('standalone');
    if (admins.entries.length === 0) {
      const message = `the management account, ${estate.managementAccountId}, was not scanned, and only it can tell`;
      return yield unknown({ kind: 'unavailable', operation, code: 'OwnerNotScanned', message, action: operation });
    }
    const byRegion = new Map(
      admins.entries.map(({ region, value }) => [
        `${region}`,
        value.find(({ AdminStatus }) => AdminStatus === 'ENABLED')?.AdminAccountId ?? 'nobody',
      ]),
    );
    // A Region that is closed to the management account but open to another has no administrator either.
    // Members that could not be entered would not have been asked: only the management account can tell.
    const open = admins.unread.filter(({ account }) => account === estate.managementAccountId);
    const unread = new Set(open.map(({ region }) => region));
    for (const region of [...estate.regions.values()].flat()) {
      if (!byRegion.has(region) && !unread.has(region)) byRegion.set(region, 'nobody');
    }

    const details = { facts: Object.fromEntries([...byRegion].sort()) };
    const [administrator = 'nobody', ...others] = [...new Set(byRegion.values())].sort();
    const regions = counted(byRegion.size, 'Region');
    if (others.length > 0) {
      const regionsOf = (account: string) =>
        [...byRegion].flatMap(([region, who]) => (who === account ? [region] : []));
      const said = [administrator, ...others].map((account) => `${account} in ${regionsOf(account).sort().join(', ')}`);
      yield unsound('uneven', { administrators: said.join('; ') }, details);
    } else if (administrator === 'nobody') yield missing('none', { regions }, details);
    else if (open[0]) yield unknown(open[0].unread, details);
    else yield pass('same', { administrator, regions }, details);
  },
});

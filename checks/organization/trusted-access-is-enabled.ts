import { defineCheck } from '../../src/core/check.ts';
import { organizationServiceAccess } from '../../src/evidence/organization-service-access.ts';

/** The services without which telemetry cannot be set up for the whole organization (AWS Organizations User Guide). */
const services = [
  { name: 'CloudTrail', principal: 'cloudtrail.amazonaws.com', gives: 'an organization trail' },
  {
    name: 'AWS Config',
    principal: 'config-multiaccountsetup.amazonaws.com',
    gives: 'rules and conformance packs in every account',
  },
  { name: 'GuardDuty', principal: 'guardduty.amazonaws.com', gives: 'detectors in every account' },
];

export default defineCheck({
  id: 'organization/trusted-access-is-enabled',
  title: 'CloudTrail, Config and GuardDuty may act across the organization',
  failureTitle: 'A security service cannot act across the organization',
  severity: 'medium',
  source: 'organization',
  breadth: 'organization',
  why: 'Without trusted access each account has to be set up by hand, and a new account starts its life with nothing recorded.',
  remedy: {
    text: 'Enable the service for the organization, from the console of the service itself where it has a way of its own (CloudTrail, GuardDuty).',
    cli: 'aws organizations enable-aws-service-access --service-principal SERVICE_PRINCIPAL',
    terraform:
      'resource "aws_organizations_organization" "this" {\n  aws_service_access_principals = [\n    "cloudtrail.amazonaws.com",\n    "config-multiaccountsetup.amazonaws.com",\n    "guardduty.amazonaws.com",\n  ]\n}',
  },
  controls: {
    'nist-800-53-r5': ['AU-2', 'AU-6(3)', 'AU-12', 'CA-7'],
    'nist-csf-2.0': ['PR.PS-04', 'DE.CM-03', 'DE.CM-09'],
    'pci-dss-4.0.1': ['10.2.1', '10.4.1.1'],
    'soc-2': ['CC2.1', 'CC7.2'],
    'iso-27001-2022': ['A.8.15', 'A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)', '164.312(b)'],
    'mitre-attack-18': ['T1562.008', 'T1666'],
    'mitre-attack-19': ['T1685.002', 'T1666'],
  },
  requirements: ['S35'],
  changedBy: ['organizations:EnableAWSServiceAccess', 'organizations:DisableAWSServiceAccess'],
  needs: { access: organizationServiceAccess },
  messages: {
    enabled: '{service} may act across the organization ({principal}).',
    off: '{service} may not act across the organization: {principal} has no trusted access, so there can be no {gives} from one place.',
  },
  *evaluate({ access }, { pass, missing }) {
    for (const { name: service, principal, gives } of services) {
      const found = access.find(({ ServicePrincipal }) => ServicePrincipal === principal);
      const details = { resource: principal, facts: { ServicePrincipal: principal, DateEnabled: found?.DateEnabled } };
      if (found) yield pass('enabled', { service, principal }, details);
      else yield missing('off', { service, principal, gives }, details);
    }
  },
});

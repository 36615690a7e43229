import { defineCheck } from '../../src/core/check.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { accessAnalyzers } from '../../src/evidence/access-analyzers.ts';
import { organizationAnalyzerOwners } from '../../src/evidence/organization-analyzer-owners.ts';

export default defineCheck({
  id: 'posture/external-access-is-analyzed',
  title: 'Access from outside is analyzed',
  failureTitle: 'Nobody is told when something is opened to the outside',
  severity: 'medium',
  source: 'posture',
  breadth: 'target',
  why: 'A bucket, key or role that an intruder opens to an account of theirs stays open, because no analyzer finds it.',
  remedy: {
    text: 'In the delegated administrator for IAM Access Analyzer, create an analyzer of the organization for external access in every Region.',
    cli: 'aws accessanalyzer create-analyzer --analyzer-name external-access --type ORGANIZATION --region REGION',
    terraform:
      'resource "aws_accessanalyzer_analyzer" "external" {\n  analyzer_name = "external-access"\n  type          = "ORGANIZATION"\n}',
  },
  controls: {
    'cis-aws-1.4': ['1.20'],
    'cis-aws-3.0': ['1.20'],
    'cis-aws-5.0': ['1.19'],
    'cis-aws-6.0': ['2.18'],
    'cis-aws-7.0': ['2.19'],
    'aws-fsbp': ['IAM.28'],
    'nist-800-53-r5': ['AC-3', 'AC-6', 'CA-7', 'SC-7'],
    'nist-csf-2.0': ['PR.AA-05', 'DE.CM-09'],
    'pci-dss-4.0.1': ['7.2.4', '7.2.5.1'],
    'soc-2': ['CC6.1', 'CC7.1'],
    'iso-27001-2022': ['A.8.3', 'A.8.12'],
    hipaa: ['164.308(a)(4)'],
    'mitre-attack-18': ['T1530', 'T1537', 'T1098'],
    'mitre-attack-19': ['T1530', 'T1537', 'T1098'],
  },
  requirements: ['S92'],
  changedBy: [
    'access-analyzer:CreateAnalyzer',
    'access-analyzer:DeleteAnalyzer',
    'organizations:DisableAWSServiceAccess',
    'organizations:DeregisterDelegatedAdministrator',
  ],
  needs: { analyzers: accessAnalyzers, organization: organizationAnalyzerOwners },
  messages: {
    active: 'Analyzer {name} is ACTIVE and looks for external access to {zone}.',
    none: 'No analyzer looks for external access here.',
    inactive: 'Analyzer {name} looks for external access, but its status is {status}.',
    onlyOwn:
      'This account administers IAM Access Analyzer for the organization, but analyzer {name} looks only at the account itself: members without an analyzer of their own are not covered.',
    elsewhere:
      'The account has no analyzer of its own. Account {owner} may have one of the organization; that is judged there.',
  },
  *evaluate({ analyzers, organization }, { scope, estate, pass, missing, unsound, notApplicable, unknown }) {
    const external = analyzers.filter(({ type }) => type === 'ACCOUNT' || type === 'ORGANIZATION');
    const active = external.filter(({ status }) => status === 'ACTIVE');
    const facts = { analyzers: analyzers.map(({ arn, type, status }) => ({ arn, type, status })) };
    const wide = active.find(({ type }) => type === 'ORGANIZATION');
    if (wide) return yield pass('active', { name: wide.name, zone: 'the whole organization' }, { facts });

    const [own] = active;
    const Owners = organization?.Owners;
    if (Owners && !isCollected(Owners)) return yield unknown(Owners);
    const { TrustedAccess = false, DelegatedAdministrators = [] } = Owners?.value ?? {};
    const management = estate.managementAccountId === null ? [] : [estate.managementAccountId];
    const owners: readonly string[] = DelegatedAdministrators.length > 0 ? DelegatedAdministrators : management;
    const isOwner = TrustedAccess && owners.some((owner) => owner === scope.account);
    if (own && isOwner) return yield unsound('onlyOwn', { name: own.name }, { facts });
    if (own) return yield pass('active', { name: own.name, zone: 'the account' }, { facts });
    const [broken] = external;
    if (broken) return yield unsound('inactive', { name: broken.name, status: broken.status }, { facts });
    if (TrustedAccess && !isOwner) return yield notApplicable('elsewhere', { owner: owners.join(' or ') }, { facts });
    yield missing('none', {}, { facts });
  },
});

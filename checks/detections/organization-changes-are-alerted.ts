import { callsOf, filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter = callsOf(
  'organizations',
  'RemoveAccountFromOrganization',
  'LeaveOrganization',
  'AttachPolicy',
  'DetachPolicy',
  'DeletePolicy',
  'UpdatePolicy',
  'DisablePolicyType',
  'CreateAccount',
  'InviteAccountToOrganization',
  'MoveAccount',
  'DeregisterDelegatedAdministrator',
);

export default defineCheck({
  id: 'detections/organization-changes-are-alerted',
  title: 'Changes of the organization are alerted',
  failureTitle: 'The organization could be changed unheard',
  severity: 'medium',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'A detached policy lifts the guard from many accounts at once, and an account that leaves takes its trail with it.',
  remedy: filterRemedy('organization-changes', filter),
  controls: {
    'cis-aws-1.4': ['4.15'],
    'cis-aws-3.0': ['4.15'],
    'cis-aws-5.0': ['4.15'],
    'cis-aws-6.0': ['5.15'],
    'cis-aws-7.0': ['5.15'],
    'nist-800-53-r5': ['CM-3', 'AC-2(4)'],
    'nist-csf-2.0': ['DE.CM-03'],
    'pci-dss-4.0.1': ['10.2.1.7'],
    'soc-2': ['CC7.1'],
    'iso-27001-2022': ['A.8.9'],
    'mitre-attack-18': ['T1666'],
    'mitre-attack-19': ['T1666'],
  },
  requirements: [],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: { ...signalMessages, alone: 'The account is in no organization.' },
  *evaluate(evidence, context) {
    if (context.estate.organizationId === null) return yield context.notApplicable('alone');
    yield* judgeSignals({ signals: ['ORG'] }, evidence, context);
  },
});

import { filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, everydayMessages, judgeWithEveryday } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter =
  '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }';

export default defineCheck({
  id: 'detections/login-without-mfa-is-alerted',
  title: 'Sign-in without MFA is alerted',
  failureTitle: 'Somebody could sign in without MFA unheard',
  severity: 'high',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'A sign-in by password alone is what a stolen password looks like.',
  remedy: filterRemedy(
    'login-without-mfa',
    filter,
    'Leave out sign-ins through an identity provider, as this pattern does: there MFAUsed says No whatever the provider asked for.',
  ),
  controls: {
    'cis-aws-1.4': ['4.2'],
    'cis-aws-3.0': ['4.2'],
    'cis-aws-5.0': ['4.2'],
    'cis-aws-6.0': ['5.2'],
    'cis-aws-7.0': ['5.2'],
    'aws-fsbp': ['CloudWatch.3'],
    'nist-800-53-r5': ['AC-7', 'IA-2(1)', 'SI-4'],
    'nist-csf-2.0': ['DE.CM-03'],
    'pci-dss-4.0.1': ['8.4.1', '8.4.2', '10.2.1.4'],
    'soc-2': ['CC6.1', 'CC7.2'],
    'iso-27001-2022': ['A.8.5', 'A.8.16'],
    hipaa: ['164.308(a)(5)(ii)(C)'],
    'mitre-attack-18': ['T1078.004'],
    'mitre-attack-19': ['T1078.004'],
  },
  requirements: ['S38', 'S80'],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: everydayMessages,
  evaluate: (evidence, context) =>
    judgeWithEveryday(
      {
        signals: ['LOGIN_NO_MFA'],
        securityHub: { control: 'CloudWatch.3', filter },
        everyday: ['neg-login-sso', 'neg-login-saml'],
      },
      evidence,
      context,
    ),
});

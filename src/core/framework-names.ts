import type { Framework } from './check.ts';

/** What a reader calls each framework, with the version where that is part of it, and the version of its controls. */
export const frameworkNames: Readonly<Record<Framework, { readonly name: string; readonly version: string }>> = {
  'cis-aws-1.4': { name: 'CIS AWS Foundations 1.4', version: '1.4' },
  'cis-aws-3.0': { name: 'CIS AWS Foundations 3.0', version: '3.0' },
  'cis-aws-5.0': { name: 'CIS AWS Foundations 5.0', version: '5.0' },
  'cis-aws-6.0': { name: 'CIS AWS Foundations 6.0', version: '6.0' },
  'cis-aws-7.0': { name: 'CIS AWS Foundations 7.0', version: '7.0' },
  'aws-fsbp': { name: 'AWS Foundational Security Best Practices', version: '1.0.0' },
  'nist-800-53-r5': { name: 'NIST SP 800-53 r5', version: 'r5' },
  'nist-csf-2.0': { name: 'NIST CSF 2.0', version: '2.0' },
  'pci-dss-4.0.1': { name: 'PCI DSS 4.0.1', version: '4.0.1' },
  'soc-2': { name: 'SOC 2', version: '2017' },
  'iso-27001-2022': { name: 'ISO/IEC 27001:2022', version: '2022' },
  hipaa: { name: 'HIPAA Security Rule', version: '2013' },
  'mitre-attack-18': { name: 'MITRE ATT&CK v18', version: '18' },
  'mitre-attack-19': { name: 'MITRE ATT&CK v19', version: '19' },
};

import type { Framework } from '../core/check.ts';

const titles: Readonly<Record<Framework, string>> = {
  'cis-aws-1.4': 'CIS AWS Foundations 1.4',
  'cis-aws-3.0': 'CIS AWS Foundations 3.0',
  'cis-aws-5.0': 'CIS AWS Foundations 5.0',
  'cis-aws-6.0': 'CIS AWS Foundations 6.0',
  'cis-aws-7.0': 'CIS AWS Foundations 7.0',
  'aws-fsbp': 'AWS Foundational Security Best Practices',
  'nist-800-53-r5': 'NIST SP 800-53 r5',
  'nist-csf-2.0': 'NIST CSF 2.0',
  'pci-dss-4.0.1': 'PCI DSS 4.0.1',
  'soc-2': 'SOC 2',
  'iso-27001-2022': 'ISO/IEC 27001:2022',
  hipaa: 'HIPAA Security Rule',
  'mitre-attack-18': 'MITRE ATT&CK v18',
  'mitre-attack-19': 'MITRE ATT&CK v19',
};

/** What a reader calls a framework; one that this version does not know keeps its key. */
export const frameworkTitle = (key: string): string => new Map<string, string>(Object.entries(titles)).get(key) ?? key;

import type { Controls } from '../check.ts';

/** Controls of hearing of changes of users, roles and policies. */
export const iamChangeControls: Controls = {
  'cis-aws-1.4': ['4.4'],
  'cis-aws-3.0': ['4.4'],
  'cis-aws-5.0': ['4.4'],
  'cis-aws-6.0': ['5.4'],
  'cis-aws-7.0': ['5.4'],
  'aws-fsbp': ['CloudWatch.4'],
  'nist-800-53-r5': ['AC-2(4)', 'AC-6(9)', 'CM-3'],
  'nist-csf-2.0': ['DE.CM-03', 'PR.AA-05'],
  'pci-dss-4.0.1': ['10.2.1.5', '10.2.1.7'],
  'soc-2': ['CC6.2', 'CC6.3', 'CC7.2'],
  'iso-27001-2022': ['A.8.2', 'A.5.18'],
  hipaa: ['164.308(a)(4)'],
  'mitre-attack-18': ['T1098', 'T1098.001', 'T1098.003', 'T1136.003'],
  'mitre-attack-19': ['T1098', 'T1098.001', 'T1098.003', 'T1136.003'],
};

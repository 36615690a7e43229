import type { Controls } from '../check.ts';

/** Controls of proving that log files were not altered. */
export const logIntegrityControls: Controls = {
  'cis-aws-1.4': ['3.2'],
  'cis-aws-3.0': ['3.2'],
  'cis-aws-5.0': ['3.2'],
  'cis-aws-6.0': ['4.2'],
  'cis-aws-7.0': ['4.2'],
  'aws-fsbp': ['CloudTrail.4'],
  'nist-800-53-r5': ['AU-9', 'AU-10', 'SI-7', 'SI-7(1)', 'SI-7(7)'],
  'nist-csf-2.0': ['PR.DS-01', 'RS.AN-06', 'RS.AN-07'],
  'pci-dss-4.0.1': ['10.3.2', '10.3.4', '11.5.2'],
  'soc-2': ['CC6.8', 'CC7.1'],
  'iso-27001-2022': ['A.8.15', 'A.5.28', 'A.5.33'],
  hipaa: ['164.312(c)(1)', '164.312(c)(2)'],
  'mitre-attack-18': ['T1070'],
  'mitre-attack-19': ['T1070'],
};

import type { Controls } from '../check.ts';

/** Controls of keeping administrators from stopping what records them. */
export const guardControls: Controls = {
  'nist-800-53-r5': ['AC-3', 'AC-6', 'AU-9(4)', 'CM-5'],
  'nist-csf-2.0': ['PR.AA-05'],
  'pci-dss-4.0.1': ['7.2', '10.3.2'],
  'soc-2': ['CC6.1', 'CC6.3'],
  'iso-27001-2022': ['A.5.15', 'A.8.15'],
  hipaa: ['164.312(c)(1)'],
  'mitre-attack-18': ['T1562.008', 'T1666'],
  'mitre-attack-19': ['T1685.002', 'T1666'],
};

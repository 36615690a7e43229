import type { Controls } from '../check.ts';

/** Controls of keeping log archives from those who have no business there. */
export const logCustodyControls: Controls = {
  'nist-csf-2.0': ['PR.AA-05', 'PR.DS-01'],
  'pci-dss-4.0.1': ['10.3.1', '10.3.2', '10.3.3'],
  'soc-2': ['CC6.1', 'CC6.6'],
  'iso-27001-2022': ['A.8.15', 'A.8.3', 'A.5.33'],
  hipaa: ['164.312(a)(1)', '164.312(c)(1)'],
};

import type { Controls } from '../check.ts';

/** Controls of recording network traffic. */
export const networkTrafficControls: Controls = {
  'nist-800-53-r5': ['AU-12', 'SI-4(4)', 'SC-7(9)', 'AC-4(26)'],
  'nist-csf-2.0': ['DE.CM-01', 'ID.AM-03'],
  'pci-dss-4.0.1': ['10.2.1', '11.5.1'],
  'soc-2': ['CC6.6', 'CC7.2'],
  'iso-27001-2022': ['A.8.15', 'A.8.16', 'A.8.20'],
  hipaa: ['164.312(b)'],
};

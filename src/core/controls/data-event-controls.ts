import type { Controls } from '../check.ts';

/** Controls of recording what is done with data. */
export const dataEventControls: Controls = {
  'nist-800-53-r5': ['AU-2', 'AU-3', 'AU-12', 'AC-4(26)'],
  'nist-csf-2.0': ['DE.CM-09'],
  'pci-dss-4.0.1': ['10.2.1.1', '10.2.1.3'],
  'soc-2': ['CC7.2'],
  'iso-27001-2022': ['A.8.15'],
  hipaa: ['164.312(b)'],
  'mitre-attack-18': ['T1530', 'T1619', 'T1537'],
  'mitre-attack-19': ['T1530', 'T1619', 'T1537'],
};

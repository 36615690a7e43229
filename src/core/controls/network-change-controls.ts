import type { Controls } from '../check.ts';

/** Controls of hearing of changes of networks. */
export const networkChangeControls: Controls = {
  'nist-800-53-r5': ['CM-3', 'SC-7'],
  'nist-csf-2.0': ['DE.CM-01', 'DE.CM-03'],
  'pci-dss-4.0.1': ['10.2.1.7'],
  'soc-2': ['CC7.1'],
  'iso-27001-2022': ['A.8.9', 'A.8.20'],
  'mitre-attack-18': ['T1578'],
  'mitre-attack-19': ['T1578'],
};

import type { Controls } from '../check.ts';

/** Controls of knowing the configuration and its changes. */
export const configurationControls: Controls = {
  'nist-800-53-r5': ['CM-2', 'CM-3', 'CM-6', 'CM-8', 'CA-7'],
  'nist-csf-2.0': ['ID.AM-02', 'PR.PS-01', 'DE.CM-09'],
  'pci-dss-4.0.1': ['2.2.1', '10.2.1.7', '11.5.2'],
  'soc-2': ['CC7.1', 'CC8.1'],
  'iso-27001-2022': ['A.8.9', 'A.8.16'],
  hipaa: ['164.308(a)(8)'],
  'mitre-attack-18': ['T1562.008'],
  'mitre-attack-19': ['T1685.002'],
};

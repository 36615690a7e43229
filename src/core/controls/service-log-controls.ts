import type { Controls } from '../check.ts';

/** Controls of recording what services are asked: requests, queries, connections. */
export const serviceLogControls: Controls = {
  'nist-800-53-r5': ['AU-2', 'AU-12', 'SI-4'],
  'nist-csf-2.0': ['DE.CM-01', 'DE.CM-09'],
  'pci-dss-4.0.1': ['10.2.1'],
  'soc-2': ['CC7.2'],
  'iso-27001-2022': ['A.8.15'],
  hipaa: ['164.312(b)'],
};

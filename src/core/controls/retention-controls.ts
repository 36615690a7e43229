import type { Controls } from '../check.ts';

/** Controls of keeping records long enough. */
export const retentionControls: Controls = {
  'nist-800-53-r5': ['AU-11', 'SI-12'],
  'nist-csf-2.0': ['PR.DS-01', 'PR.PS-04'],
  'pci-dss-4.0.1': ['10.5.1'],
  'soc-2': ['CC7.2'],
  'iso-27001-2022': ['A.5.33', 'A.8.15'],
  hipaa: ['164.316(b)(2)(i)'],
};

import type { Controls } from '../check.ts';

/** Controls of encrypting records with keys of one’s own. */
export const encryptionControls: Controls = {
  'nist-800-53-r5': ['AU-9(3)', 'SC-12', 'SC-13', 'SC-28(1)'],
  'nist-csf-2.0': ['PR.DS-01'],
  'pci-dss-4.0.1': ['3.5.1', '10.3.1'],
  'soc-2': ['CC6.1'],
  'iso-27001-2022': ['A.8.24'],
  hipaa: ['164.312(a)(2)(iv)'],
};

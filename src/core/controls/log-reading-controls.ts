import type { Controls } from '../check.ts';

/** Controls of reviewing what is recorded: logs are gathered, somebody reads them, and they can be asked. */
export const logReadingControls: Controls = {
  'nist-800-53-r5': ['AU-6(1)', 'AU-6(3)', 'AU-6(4)', 'AU-7', 'SI-4(16)', 'IR-4(4)'],
  'nist-csf-2.0': ['DE.AE-03', 'RS.AN-03'],
  'pci-dss-4.0.1': ['10.4.1.1', '10.4.2', '12.10.5'],
  'soc-2': ['CC7.2', 'CC7.3'],
  'iso-27001-2022': ['A.8.15', 'A.8.16', 'A.5.25'],
  hipaa: ['164.308(a)(1)(ii)(D)'],
};

import type { Controls } from '../check.ts';

/** Controls of analysing events as they arrive. */
export const eventAnalysisControls: Controls = {
  'cis-aws-1.4': ['3.4'],
  'aws-fsbp': ['CloudTrail.5'],
  'nist-800-53-r5': ['AU-6(1)', 'AU-6(5)', 'AU-7', 'SI-4(5)'],
  'nist-csf-2.0': ['DE.AE-02', 'DE.CM-03'],
  'pci-dss-4.0.1': ['10.4.1.1'],
  'soc-2': ['CC7.2'],
  'iso-27001-2022': ['A.8.15', 'A.8.16'],
  hipaa: ['164.308(a)(1)(ii)(D)'],
};

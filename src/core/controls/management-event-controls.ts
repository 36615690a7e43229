import type { Controls } from '../check.ts';

/** Controls of recording what administrators and services do, in every account and Region. */
export const managementEventControls: Controls = {
  'cis-aws-1.4': ['3.1'],
  'cis-aws-3.0': ['3.1'],
  'cis-aws-5.0': ['3.1'],
  'cis-aws-6.0': ['4.1'],
  'cis-aws-7.0': ['4.1'],
  'aws-fsbp': ['CloudTrail.1', 'CloudTrail.3'],
  'nist-800-53-r5': ['AU-2', 'AU-3', 'AU-6(3)', 'AU-12', 'AU-14', 'AC-2(4)', 'AC-6(9)', 'SI-4(20)'],
  'nist-csf-2.0': ['PR.PS-04', 'DE.CM-03', 'DE.CM-09'],
  'pci-dss-4.0.1': [
    '10.2.1',
    '10.2.1.1',
    '10.2.1.2',
    '10.2.1.3',
    '10.2.1.4',
    '10.2.1.5',
    '10.2.1.6',
    '10.2.1.7',
    '10.2.2',
  ],
  'soc-2': ['CC7.2', 'CC2.1'],
  'iso-27001-2022': ['A.8.15'],
  hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  'mitre-attack-18': ['T1562.008', 'T1535'],
  'mitre-attack-19': ['T1685.002', 'T1535'],
};

import type { FrameworkTable } from '../../core/framework-table.ts';

/** Controls of Annex A of ISO/IEC 27001. */
export const iso27001: FrameworkTable = {
  id: 'iso-27001-2022',
  controls: {
    'A.5.7': 'Threat intelligence',
    'A.5.15': 'Rules of access',
    'A.5.18': 'Rights of access',
    'A.5.24': 'Preparation for incidents',
    'A.5.25': 'Assessment of security events',
    'A.5.26': 'Response to incidents',
    'A.5.28': 'Collection of evidence',
    'A.5.33': 'Protection of records',
    'A.8.2': 'Privileged rights of access',
    'A.8.3': 'Restriction of access to information',
    'A.8.5': 'Secure authentication',
    'A.8.7': 'Protection against malware',
    'A.8.8': 'Management of technical vulnerabilities',
    'A.8.9': 'Management of configuration',
    'A.8.12': 'Prevention of data leaks',
    'A.8.13': 'Backup of information',
    'A.8.15': 'Logging',
    'A.8.16': 'Monitoring',
    'A.8.20': 'Security of networks',
    'A.8.24': 'Use of cryptography',
  },
};

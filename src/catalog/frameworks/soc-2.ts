import type { FrameworkTable } from '../../core/framework-table.ts';

/** Common criteria of the AICPA Trust Services Criteria, on which SOC 2 reports are made. */
export const soc2: FrameworkTable = {
  id: 'soc-2',
  controls: {
    'CC2.1': 'Information of good quality supports control',
    'CC6.1': 'Logical access protects what is worth protecting',
    'CC6.2': 'Users are registered and authorized before they get credentials',
    'CC6.3': 'Access is granted, changed and removed by role',
    'CC6.6': 'Threats from outside the boundary are kept out',
    'CC6.8': 'Unauthorized or malicious software is prevented or detected',
    'CC7.1': 'Changes that bring vulnerabilities are detected',
    'CC7.2': 'Components are monitored for anomalies',
    'CC7.3': 'Security events are evaluated',
    'CC7.4': 'Security incidents are answered',
    'CC8.1': 'Changes are authorized, tested and approved',
  },
};

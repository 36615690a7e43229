import type { FrameworkTable } from '../../core/framework-table.ts';

/** Subcategories of the NIST Cybersecurity Framework. */
export const nistCsf: FrameworkTable = {
  id: 'nist-csf-2.0',
  controls: {
    'ID.AM-02': 'Software, services and systems are inventoried',
    'ID.AM-03': 'Flows of data are known',
    'ID.RA-01': 'Vulnerabilities are found and recorded',
    'PR.AA-01': 'Identities and credentials are managed',
    'PR.AA-03': 'Users, services and hardware are authenticated',
    'PR.AA-05': 'Access is granted, managed and reviewed',
    'PR.DS-01': 'Data at rest is protected',
    'PR.DS-02': 'Data in transit is protected',
    'PR.DS-11': 'Backups are made, protected and tested',
    'PR.PS-01': 'Configuration is managed',
    'PR.PS-04': 'Log records are generated and available',
    'DE.CM-01': 'Networks are monitored',
    'DE.CM-03': 'What people and technology do is monitored',
    'DE.CM-09': 'Computing, its software and its data are monitored',
    'DE.AE-02': 'Adverse events are analysed',
    'DE.AE-03': 'Information of several sources is correlated',
    'DE.AE-06': 'Those who must know of adverse events are told',
    'DE.AE-07': 'Threat intelligence enters the analysis',
    'RS.MA-01': 'The response to an incident is carried out',
    'RS.AN-03': 'What took place in an incident is established',
    'RS.AN-06': 'What investigators do is recorded with integrity',
    'RS.AN-07': 'Data of an incident is collected with integrity',
    'RS.MI-01': 'Incidents are contained',
  },
};

import type { Framework } from '../../core/check.ts';
import type { FrameworkTable } from '../../core/framework-table.ts';

/** A technique, with its id in version 18 where version 19 renamed it: that one revoked T1562 for T1685 and T1686. */
type Technique = readonly [id19: string, title: string, id18?: string];

/** What an intruder does of which the checks keep sight. Names are those of MITRE ATT&CK. */
const techniques: readonly Technique[] = [
  ['T1021.007', 'Remote Services: Cloud Services'],
  ['T1040', 'Network Sniffing'],
  ['T1041', 'Exfiltration Over C2 Channel'],
  ['T1048', 'Exfiltration Over Alternative Protocol'],
  ['T1070', 'Indicator Removal'],
  ['T1071', 'Application Layer Protocol'],
  ['T1071.004', 'Application Layer Protocol: DNS'],
  ['T1078.004', 'Valid Accounts: Cloud Accounts'],
  ['T1087.004', 'Account Discovery: Cloud Account'],
  ['T1098', 'Account Manipulation'],
  ['T1098.001', 'Account Manipulation: Additional Cloud Credentials'],
  ['T1098.003', 'Account Manipulation: Additional Cloud Roles'],
  ['T1110', 'Brute Force'],
  ['T1136.003', 'Create Account: Cloud Account'],
  ['T1190', 'Exploit Public-Facing Application'],
  ['T1485', 'Data Destruction'],
  ['T1486', 'Data Encrypted for Impact'],
  ['T1490', 'Inhibit System Recovery'],
  ['T1526', 'Cloud Service Discovery'],
  ['T1530', 'Data from Cloud Storage'],
  ['T1535', 'Unused/Unsupported Cloud Regions'],
  ['T1537', 'Transfer Data to Cloud Account'],
  ['T1550.001', 'Use Alternate Authentication Material: Application Access Token'],
  ['T1552.001', 'Unsecured Credentials: Credentials In Files'],
  ['T1565.001', 'Data Manipulation: Stored Data Manipulation'],
  ['T1578', 'Modify Cloud Compute Infrastructure'],
  ['T1580', 'Cloud Infrastructure Discovery'],
  ['T1619', 'Cloud Storage Object Discovery'],
  ['T1666', 'Modify Cloud Resource Hierarchy'],
  ['T1685.001', 'Disable or Modify Tools', 'T1562.001'],
  ['T1685.002', 'Disable or Modify Cloud Log', 'T1562.008'],
  ['T1686.001', 'Disable or Modify Cloud Firewall', 'T1562.007'],
];

const version = (id: Framework, idOf: (technique: Technique) => string): FrameworkTable => ({
  id,
  controls: Object.fromEntries(
    techniques.map((technique) => [idOf(technique), technique[1]] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  ),
});

/** The techniques, by the ids of both versions in use. */
export const mitreAttack: readonly FrameworkTable[] = [
  version('mitre-attack-18', ([id, , formerly]) => formerly ?? id),
  version('mitre-attack-19', ([id]) => id),
];

import type { FrameworkTable } from '../../core/framework-table.ts';
import { awsFsbp } from './aws-fsbp.ts';
import { cisAws } from './cis-aws.ts';
import { hipaa } from './hipaa.ts';
import { iso27001 } from './iso-27001.ts';
import { mitreAttack } from './mitre-attack.ts';
import { nist80053 } from './nist-800-53.ts';
import { nistCsf } from './nist-csf.ts';
import { pciDss } from './pci-dss.ts';
import { soc2 } from './soc-2.ts';

/** Every framework whose controls the checks serve, in the order in which reports tell of them. */
export const frameworkTables: readonly FrameworkTable[] = [
  ...cisAws,
  awsFsbp,
  nist80053,
  nistCsf,
  pciDss,
  soc2,
  iso27001,
  hipaa,
  ...mitreAttack,
];

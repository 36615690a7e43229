import { filterRemedy } from '../../src/analysis/detection-chain/filter-remedy.ts';
import { chainEvents, judgeSignals, signalMessages } from '../../src/analysis/detection-chain/judge-signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

const filter =
  '{ ($.eventName = "ModifySnapshotAttribute") || ($.eventName = "ModifyImageAttribute") || ($.eventName = "ModifyDBSnapshotAttribute") || ($.eventName = "ModifyDBClusterSnapshotAttribute") }';

export default defineCheck({
  id: 'detections/snapshot-sharing-is-alerted',
  title: 'Sharing of snapshots is alerted',
  failureTitle: 'A snapshot could be shared unheard',
  severity: 'low',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'A snapshot that is shared with a stranger’s account is a copy of a disk or a database that leaves without any traffic.',
  remedy: filterRemedy('snapshot-sharing', filter),
  controls: {
    'nist-800-53-r5': ['AC-3', 'SI-4'],
    'nist-csf-2.0': ['DE.CM-09'],
    'pci-dss-4.0.1': ['10.2.1.7'],
    'soc-2': ['CC6.1', 'CC7.2'],
    'iso-27001-2022': ['A.8.12', 'A.8.16'],
    hipaa: ['164.312(a)(1)'],
    'mitre-attack-18': ['T1537'],
    'mitre-attack-19': ['T1537'],
  },
  requirements: ['S102'],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: signalMessages,
  evaluate: (evidence, context) => judgeSignals({ signals: ['SNAPSHOT_SHARE'] }, evidence, context),
});

import { accountDetections, chainEvents, titleOf } from '../../src/analysis/detection-chain/judge-signals.ts';
import { signalVerdict } from '../../src/analysis/detection-chain/signal-verdict.ts';
import { signals } from '../../src/analysis/signals/signals.ts';
import { defineCheck } from '../../src/core/check.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

/** Signals that are no detection of their own: read access to data is not recorded as a management event. */
const asked = signals.filter(({ id }) => id !== 'S3_DATA_READ');

export default defineCheck({
  id: 'detections/guardduty-is-not-the-only-watch',
  title: 'GuardDuty is not the only watch',
  failureTitle: 'Nothing of its own watches the account',
  severity: 'medium',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  presence: true,
  why: 'GuardDuty finds what AWS foresaw. It knows nothing of what is unusual here, and its quiet proves nothing: an account that has logs and no detection is recorded, and not watched.',
  remedy: {
    text: 'Give the log group of the organization trail metric filters with alarms, beginning with the use of the root user and the stopping of a trail; or put event rules into every Region; or attest the rules of your SIEM in the settings.',
    terraform:
      'resource "aws_cloudwatch_log_metric_filter" "trail_tampering" {\n  name           = "trail-tampering"\n  log_group_name = "LOG_GROUP"\n  pattern        = "{ ($.eventSource = \\"cloudtrail.amazonaws.com\\") && (($.eventName = \\"StopLogging\\") || ($.eventName = \\"DeleteTrail\\")) }"\n\n  metric_transformation {\n    name      = "trail-tampering"\n    namespace = "Security"\n    value     = "1"\n  }\n}',
  },
  controls: {
    'nist-800-53-r5': ['SI-4', 'SI-4(5)', 'AU-6'],
    'nist-csf-2.0': ['DE.AE-02', 'DE.CM-09'],
    'pci-dss-4.0.1': ['10.4.1.1', '11.5.1'],
    'soc-2': ['CC7.2'],
    'iso-27001-2022': ['A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)'],
    'mitre-attack-18': ['T1562.001'],
    'mitre-attack-19': ['T1685.001'],
  },
  requirements: ['S21', 'S49', 'S53'],
  changedBy: chainEvents,
  needs: detectionEvidence,
  messages: {
    watched: 'Detections of its own watch the account: “{title}” would be heard of, in part at the least.',
    unwatched:
      'Of {count} signals none would be heard of: no metric filter, event rule or attested rule catches any event.',
    dead: 'Of {count} signals none would be heard of. “{title}” comes nearest. {kind} {resource}: {because}.',
  },
  *evaluate(evidence, { scope, estate, settings, now, pass, missing, unsound, unknown }) {
    const account = accountDetections(evidence, { scope, estate, settings, now });
    const verdicts = [];
    for (const { id } of asked) {
      const verdict = signalVerdict(id, account);
      if (!verdict) continue;
      if (verdict.verdict === 'detected' || verdict.verdict === 'partial') {
        return yield pass('watched', { title: titleOf(id) }, { facts: { signal: id, verdict: verdict.verdict } });
      }
      verdicts.push(verdict);
    }
    const unread = verdicts.find((one) => one.unread)?.unread;
    if (unread) return yield unknown(unread);
    const count = verdicts.length;
    const dead = verdicts.find(({ verdict }) => verdict === 'broken');
    if (!dead?.brokenLink) return yield missing('unwatched', { count }, { operation: 'logs:DescribeMetricFilters' });
    const { kind, resource, because } = dead.brokenLink;
    yield unsound('dead', { count, title: titleOf(dead.signal), kind, resource, because });
  },
});

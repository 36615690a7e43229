import { type ArchiveReach, archiveReach, spelledOut } from '../../src/analysis/archive-filter.ts';
import { detectorArn } from '../../src/analysis/guardduty-arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { guardDutyFilters } from '../../src/evidence/guardduty-filters.ts';
import { guardDutyTrustedLists, type TrustedLists } from '../../src/evidence/guardduty-trusted-lists.ts';

const tooWide = { everything: 'critical', types: 'medium', resources: 'medium' } as const;
const isTooWide = (reach: ArchiveReach): reach is keyof typeof tooWide => reach in tooWide;

export default defineCheck({
  id: 'guardduty/nothing-is-silenced',
  title: 'No suppression rule or trusted list silences GuardDuty',
  failureTitle: 'GuardDuty findings are silenced',
  severity: 'high',
  source: 'guardduty',
  breadth: 'target',
  why: 'A suppressed finding reaches no event rule, no Security Hub and no export: one wide rule or one trusted address is all that an intruder needs, and the console stays quiet.',
  remedy: {
    text: 'Delete the rule, or narrow it to one type of finding on named resources. Deactivate trusted lists that nobody owns. An administrator’s rules and lists hold for all its members.',
    cli: 'aws guardduty delete-filter --detector-id DETECTOR_ID --filter-name NAME --region REGION\naws guardduty update-ip-set --detector-id DETECTOR_ID --ip-set-id ID --no-activate --region REGION\naws guardduty update-trusted-entity-set --detector-id DETECTOR_ID --trusted-entity-set-id ID --no-activate --region REGION',
    terraform:
      'resource "aws_guardduty_filter" "this" {\n  name        = "port-scans-of-our-scanner"\n  detector_id = aws_guardduty_detector.this.id\n  action      = "ARCHIVE"\n  rank        = 1\n  finding_criteria {\n    criterion {\n      field  = "type"\n      equals = ["Recon:EC2/Portscan"]\n    }\n    criterion {\n      field  = "resource.instanceDetails.instanceId"\n      equals = ["INSTANCE_ID"]\n    }\n  }\n}',
  },
  controls: {
    'nist-800-53-r5': ['SI-4', 'SI-4(4)', 'AU-6', 'IR-4', 'CM-6'],
    'nist-csf-2.0': ['DE.CM-01', 'DE.AE-02', 'DE.AE-03'],
    'pci-dss-4.0.1': ['11.5.1', '10.4.1.1', '12.10.5'],
    'soc-2': ['CC7.2', 'CC7.3'],
    'iso-27001-2022': ['A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)'],
    'mitre-attack-18': ['T1562.001', 'T1562.008'],
    'mitre-attack-19': ['T1685.001', 'T1685.002'],
  },
  requirements: ['S44', 'S54'],
  changedBy: [
    'guardduty:CreateFilter',
    'guardduty:UpdateFilter',
    'guardduty:DeleteFilter',
    'guardduty:CreateIPSet',
    'guardduty:UpdateIPSet',
    'guardduty:DeleteIPSet',
    'guardduty:CreateTrustedEntitySet',
    'guardduty:UpdateTrustedEntitySet',
    'guardduty:DeleteTrustedEntitySet',
  ],
  needs: { filters: guardDutyFilters, lists: guardDutyTrustedLists },
  messages: {
    quiet: 'No suppression rule and no active trusted list silences findings.',
    narrow: 'Filter {name} archives only {what}.',
    everything:
      'Filter {name} archives findings whatever their type and resource (conditions on: {fields}): they reach no event rule and no export.',
    types: 'Filter {name} archives {types} on every resource, an intruder’s too.',
    resources: 'Filter {name} archives every type of finding about what it names by {fields}.',
    trusted: '{kind} {name} is {status}: about what {location} lists, GuardDuty raises no finding.',
    noDetector: 'GuardDuty is not enabled here, so nothing can be silenced.',
  },
  *evaluate({ filters, lists }, { scope, estate, settings, pass, unsound, notApplicable, unknown }) {
    if (!filters || !lists) return yield notApplicable('noDetector');
    const resource = (part = '') => detectorArn(estate, scope, filters.DetectorId, part);
    const floor = settings.goals.guardDutySeverity;
    let quiet = true;

    for (const { Name: name, Filter } of filters.Filters) {
      if (isCollected(Filter) && Filter.value.Action !== 'ARCHIVE') continue;
      quiet = false;
      const at = { resource: resource(`/filter/${name}`) };
      if (!isCollected(Filter)) {
        yield unknown(Filter, at);
        continue;
      }
      const { Action, FindingCriteria } = Filter.value;
      const { Criterion } = FindingCriteria;
      const reach = archiveReach(Criterion, floor);
      const details = { ...at, facts: { Action, Criterion: spelledOut(Criterion) }, operation: 'guardduty:GetFilter' };
      if (!isTooWide(reach)) {
        const what =
          reach === 'low' ? `findings of a severity below ${floor}` : 'some types of finding about what it names';
        yield pass('narrow', { name, what }, details);
        continue;
      }
      const fields = Object.keys(Criterion).join(', ') || 'nothing';
      const { Equals = [], Eq = [], Matches = [] } = Criterion['type'] ?? {};
      const types = [...new Set([...Equals, ...Eq, ...Matches])].join(', ');
      yield unsound(reach, { name, fields, types }, { ...details, severity: tooWide[reach] });
    }

    for (const { kind, part, operation, list } of trustedLists(lists)) {
      if (isCollected(list) && list.value.Status !== 'ACTIVE' && list.value.Status !== 'ACTIVATING') continue;
      quiet = false;
      if (!isCollected(list)) {
        yield unknown(list, { resource: resource(part) });
        continue;
      }
      const { Name: name, Status: status, Location: location } = list.value;
      const details = { resource: resource(part), facts: list.value, operation, severity: 'medium' as const };
      yield unsound('trusted', { kind, name, status, location }, details);
    }

    if (quiet) yield pass('quiet', {}, { resource: resource() });
  },
});

/** Both kinds of list in one row; one whose listing was not read stands for all of its kind. */
function trustedLists({ IPSets, TrustedEntitySets }: TrustedLists) {
  const ip = { kind: 'IP set', part: '/ipset', operation: 'guardduty:GetIPSet' };
  const entity = {
    kind: 'Trusted entity set',
    part: '/trustedentityset',
    operation: 'guardduty:GetTrustedEntitySet',
  };
  return [
    ...(isCollected(IPSets)
      ? IPSets.value.map(({ IpSetId, IPSet }) => ({ ...ip, part: `${ip.part}/${IpSetId}`, list: IPSet }))
      : [{ ...ip, list: IPSets }]),
    ...(isCollected(TrustedEntitySets)
      ? TrustedEntitySets.value.map(({ TrustedEntitySetId, TrustedEntitySet }) => ({
          ...entity,
          part: `${entity.part}/${TrustedEntitySetId}`,
          list: TrustedEntitySet,
        }))
      : [{ ...entity, list: TrustedEntitySets }]),
  ];
}

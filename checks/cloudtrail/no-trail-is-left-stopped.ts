import { parseArn } from '../../src/core/arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { counted } from '../../src/core/counted.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';

export default defineCheck({
  id: 'cloudtrail/no-trail-is-left-stopped',
  title: 'No trail is left stopped',
  failureTitle: 'A trail exists and does not log',
  severity: 'medium',
  source: 'cloudtrail-management',
  breadth: 'target',
  why: 'A stopped trail looks like cover in every list of trails; stopping one, to save cost or to hide, is exactly what an intruder does first.',
  remedy: {
    text: 'Start the trail, or delete it if another one records the same.',
    cli: 'aws cloudtrail start-logging --name TRAIL_ARN',
    terraform: 'resource "aws_cloudtrail" "this" {\n  enable_logging = true\n}',
  },
  controls: {
    'nist-800-53-r5': ['AU-5', 'AU-12', 'AU-14', 'CM-6'],
    'nist-csf-2.0': ['PR.PS-04', 'DE.CM-09'],
    'pci-dss-4.0.1': ['10.2.1', '10.7.2'],
    'soc-2': ['CC7.2'],
    'iso-27001-2022': ['A.8.15'],
    hipaa: ['164.312(b)'],
    'mitre-attack-18': ['T1562.008'],
    'mitre-attack-19': ['T1685.002'],
  },
  requirements: ['S54'],
  changedBy: ['cloudtrail:StartLogging', 'cloudtrail:StopLogging', 'cloudtrail:CreateTrail', 'cloudtrail:DeleteTrail'],
  needs: { trails: cloudTrailTrails },
  messages: {
    logging: 'Trail {name} logs.',
    stopped: 'Trail {name} exists and does not log: IsLogging is false since {since} (cost reducer).',
    none: 'No trail has its home here; {trails} judged at home.',
  },
  *evaluate({ trails }, { scope, estate, pass, unsound, notApplicable, unknown }) {
    // A trail is judged where it lives; where the scan does not go there, every target that sees it says so.
    const judgedAtHome = (arn: string, home: string): boolean => {
      const owner = estate.accounts.find(({ id }) => id === parseArn(arn)?.account)?.id;
      const planned = owner && estate.scanned.has(owner) ? estate.regions.get(owner) : undefined;
      return planned?.some((region) => region === home) ?? false;
    };
    const isHome = (arn: string, home: string) => home === scope.region && parseArn(arn)?.account === scope.account;
    const mine = trails.filter(
      ({ TrailARN, HomeRegion }) => isHome(TrailARN, HomeRegion) || !judgedAtHome(TrailARN, HomeRegion),
    );
    if (mine.length === 0)
      return yield notApplicable('none', {
        trails: counted(trails.length, 'trail seen from here is', 'trails seen from here are'),
      });
    for (const { TrailARN: resource, Name: name, Status } of mine) {
      if (!isCollected(Status)) {
        yield unknown(Status, { resource });
        continue;
      }
      const { IsLogging, StopLoggingTime } = Status.value;
      const details = { resource, facts: { IsLogging, StopLoggingTime }, operation: 'cloudtrail:GetTrailStatus' };
      if (IsLogging) yield pass('logging', { name }, details);
      else yield unsound('stopped', { name, since: StopLoggingTime ?? 'it was made' }, details);
    }
  },
});

import { rule } from '../events.ts';
import { homeRegion } from '../healthy.ts';
import { type Alarm, subscription, topic } from '../monitoring.ts';
import { type Organization, placeOf } from '../organization.ts';
import { company, reachable } from './company.ts';
import { type Scar, unsound } from './scar.ts';

const region = homeRegion;
const home = (organization: Organization) => placeOf(organization, company.management, region);
const alarmArn = (name: string) => `arn:aws:cloudwatch:${region}:${company.management}:alarm:${name}`;
/** The organization's trail serves every account, and so does what is broken behind it. */
const everywhere = (check: string) => reachable.map((account) => unsound(check, account, null));

/** What is wrong with the detections: each was deployed, and each would stay silent. */
export const detectionScars: readonly Scar[] = [
  {
    because: 'The filter for keys asks for two event names at once, which no event has.',
    plant: (organization) => {
      for (const group of home(organization).logGroups)
        for (const filter of group.metricFilters)
          if (filter.filterName === 'KeyDestruction')
            filter.filterPattern = '{ $.eventName = "DisableKey" && $.eventName = "ScheduleKeyDeletion" }';
    },
    shows: everywhere('detections/key-destruction-is-alerted'),
  },
  {
    because: 'The alarm on routes was copied from a dashboard and counts in a unit that the metric does not have.',
    plant: (organization) => change(organization, 'RouteChanges', { Unit: 'Count' }),
    shows: everywhere('detections/route-changes-are-alerted'),
  },
  {
    because: 'Somebody muted the alarm on VPCs while the network was rebuilt, and the mute was renewed ever since.',
    plant: (organization) => {
      home(organization).muteRules.push({
        Name: 'network-rebuild',
        Status: 'ACTIVE',
        expression: 'cron(0 0 * * ? *)',
        duration: 'P1D',
        alarmNames: ['VpcChanges'],
      });
    },
    shows: [
      ...everywhere('detections/vpc-changes-are-alerted'),
      unsound('detections/alarms-are-not-latched-or-muted', company.management, region, alarmArn('VpcChanges')),
    ],
  },
  {
    because: 'The alarm on network ACLs tells a mailing list whose owner left before confirming it.',
    plant: (organization) => {
      home(organization).topics.push(topic('network-team', { subscriptions: [subscription({ confirmed: false })] }));
      change(organization, 'NetworkAclChanges', {
        AlarmActions: [`arn:aws:sns:${region}:${company.management}:network-team`],
      });
    },
    shows: [
      ...everywhere('detections/network-acl-changes-are-alerted'),
      unsound('detections/alarms-reach-someone', company.management, region, alarmArn('NetworkAclChanges')),
    ],
  },
  {
    because:
      'The shop once watched IAM from Ireland, where its events never appear; the organization hears of them anyway.',
    plant: (organization) => {
      const place = placeOf(organization, company.shop, 'eu-west-1');
      place.topics.push(topic('iam-watch'));
      const pattern = { source: ['aws.iam'], 'detail-type': ['AWS API Call via CloudTrail'] };
      const target = `arn:aws:sns:eu-west-1:${company.shop}:iam-watch`;
      place.eventBuses[0]?.rules.push(rule('iam-changes', pattern, target));
    },
    shows: [],
  },
  {
    because: 'The alarm on failed sign-ins went off in spring and was left that way.',
    plant: (organization) =>
      change(organization, 'FailedLogins', {
        StateValue: 'ALARM',
        TreatMissingData: 'ignore',
      }),
    shows: [
      ...everywhere('detections/failed-logins-are-alerted'),
      unsound('detections/alarms-are-not-latched-or-muted', company.management, region, alarmArn('FailedLogins')),
    ],
  },
];

function change(organization: Organization, name: string, to: Partial<Alarm>): void {
  for (const alarm of home(organization).alarms) if (alarm.AlarmName === name) Object.assign(alarm, to);
}

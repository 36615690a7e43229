import type { AccountReader } from '../../core/derivation.ts';
import { describeUnread, type Evidence, isCollected, type Unread } from '../../core/evidence.ts';
import type { EvidenceKind } from '../../core/evidence-kind.ts';
import type { RegionName } from '../../core/ids.ts';
import type { Source } from '../../core/source.ts';
import { cloudTrailTrails } from '../../evidence/cloudtrail-trails.ts';
import { configDeliveryChannels } from '../../evidence/config-delivery-channels.ts';
import { eventRules } from '../../evidence/event-rules.ts';
import { flowLogs } from '../../evidence/flow-logs.ts';
import { guardDutyAdministrator } from '../../evidence/guardduty-administrator.ts';
import { guardDutyPublishingDestinations } from '../../evidence/guardduty-publishing-destinations.ts';
import { publicHostedZones } from '../../evidence/public-hosted-zones.ts';
import { resolverQueryLogging } from '../../evidence/resolver-query-logging.ts';
import { vpcs } from '../../evidence/vpcs.ts';
import { channelSender } from './config-sender.ts';
import { queryLogSender, zoneSender } from './dns-senders.ts';
import { flowLogSender } from './flow-log-sender.ts';
import { forwardingSenders } from './forwarding-senders.ts';
import { guardDutySenders } from './guardduty-senders.ts';
import type { Sender, Senders, Unseen } from './sender.ts';
import { trailSenders } from './trail-senders.ts';

/** Everything in an account that sends telemetry somewhere, and what was not seen of it. */
export function sendersOf(read: AccountReader): Senders {
  const { account, partition } = read;
  const senders: Sender[] = [];
  const unseen: Unseen[] = [];
  const heard = new Set<string>();
  const hear = <T>(of: Asked, found: Evidence<T>, tell: (value: T) => readonly Sender[]) => {
    if (isCollected(found) || found.code !== 'NotCollected') heard.add(of.kind);
    if (isCollected(found)) senders.push(...tell(found.value));
    else if (found.code !== 'NotPlanned') unseen.push(unseenOf(of, found));
  };
  const ofAll = <T>(
    source: Source,
    kind: EvidenceKind<T, 'target'>,
    tell: (value: T, at: Place) => readonly Sender[],
  ) => {
    for (const region of read.regions)
      hear({ source, kind: kind.id, region }, read.ofTarget(kind, region), (value) =>
        tell(value, { account, region, partition }),
      );
  };

  ofAll('cloudtrail-management', cloudTrailTrails, (trails, at) => trails.flatMap((trail) => trailSenders(trail, at)));
  ofAll('flow-logs', flowLogs, (logs, at) => logs.map((log) => flowLogSender(log, at)));
  ofAll('dns', resolverQueryLogging, (associations, at) => {
    const networks = read.ofTarget(vpcs, at.region);
    return associations.map((one) => queryLogSender(one, isCollected(networks) ? networks.value : [], at));
  });
  ofAll('config', configDeliveryChannels, (channels, at) => channels.map((channel) => channelSender(channel, at)));
  ofAll('guardduty', guardDutyAdministrator, (administration, at) =>
    administration
      ? guardDutySenders(administration, read.ofTarget(guardDutyPublishingDestinations, at.region), at)
      : [],
  );
  ofAll('detections', eventRules, (rules, at) => forwardingSenders(rules, at));
  const { id: kind } = publicHostedZones;
  hear({ source: 'dns', kind, region: null }, read.ofAccount(publicHostedZones), (zones) =>
    zones.flatMap((zone) => zoneSender(zone, partition)),
  );
  return { senders, unseen, heard: [...heard] };
}

/** An account in one Region. */
export interface Place {
  readonly account: AccountReader['account'];
  readonly region: RegionName;
  readonly partition: string;
}

/** What was asked of an account. */
interface Asked {
  readonly source: Source;
  readonly kind: string;
  readonly region: RegionName | null;
}

const unseenOf = ({ source, kind, region }: Asked, unread: Unread): Unseen => ({
  source,
  region,
  why: describeUnread(unread),
  notCollected: unread.code === 'NotCollected' ? kind : null,
});

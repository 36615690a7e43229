import { parseArn } from '../../core/arn.ts';
import { isCollected } from '../../core/evidence.ts';
import type { EventRule } from '../../evidence/event-rules.ts';
import type { Sender } from './sender.ts';
import type { Place } from './senders.ts';

/** Rules that forward events to the bus of another account or Region. */
export const forwardingSenders = (rules: readonly EventRule[], { account, region }: Place): readonly Sender[] =>
  rules
    .filter(({ State }) => State !== 'DISABLED')
    .flatMap(({ Targets }) => (isCollected(Targets) ? Targets.value : []))
    .flatMap(({ Arn: arn }): Sender[] => {
      const bus = parseArn(arn);
      if (bus?.service !== 'events' || !bus.resource.startsWith('event-bus/')) return [];
      if (bus.account === account && bus.region === region) return [];
      return [{ source: 'detections', via: null, region, to: { type: 'event-bus', arn }, judges: [] }];
    });

import { GetEventSelectorsCommand } from '@aws-sdk/client-cloudtrail';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { cloudTrail } from '../aws/services.ts';
import { trailEventSelectors } from '../evidence/trail-event-selectors.ts';

export default defineCollector({
  kind: trailEventSelectors,
  service: cloudTrail,
  operations: { GetEventSelectors: GetEventSelectorsCommand },
  async collect({ call, destination }) {
    const TrailName = required(destination, 'destination').arn;
    const { EventSelectors, AdvancedEventSelectors } = await call.GetEventSelectors({ TrailName });
    // AWS sends one list or the other. Taking neither for the default would turn an empty answer into a good one.
    required(EventSelectors ?? AdvancedEventSelectors, 'EventSelectors');
    return { EventSelectors, AdvancedEventSelectors };
  },
});

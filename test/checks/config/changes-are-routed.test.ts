import check from '../../../checks/config/changes-are-routed.ts';
import { collected } from '../../../src/core/evidence.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { topic, topicArn } from '../../support/detections.ts';
import { eventRoutes } from '../../support/event-routes.ts';
import { channel, recorder, serviceLinkedRecorder } from '../../support/recorders.ts';

const pattern = { source: ['aws.config'], 'detail-type': ['Config Rules Compliance Change'] };
const { eventRule, given, broken, routed, ways, ruptures } = eventRoutes(pattern, {
  recorders: [recorder()],
  deliveryChannels: [channel()],
});
const published = [channel({ snsTopicARN: topicArn })];

describeCheck(check, {
  passing: {
    ...ways,
    'a rule for changes of configuration': given(
      { rules: [eventRule({}, { source: ['aws.config'], 'detail-type': ['Config Configuration Item Change'] })] },
      routed,
    ),
    'a topic of the delivery channel': given(
      { rules: [], deliveryChannels: published, topics: { [topicArn]: topic() } },
      { outcome: 'pass', message: 'published' },
    ),
  },
  failing: {
    ...ruptures,
    'neither rule nor topic': given({ rules: [] }, { outcome: 'fail', gap: 'missing', message: 'none' }),
    'a topic without subscriptions': broken(
      {
        rules: [],
        deliveryChannels: published,
        topics: { [topicArn]: topic({ Subscriptions: collected([]) }) },
      },
      'the topic has no subscription',
    ),
  },
  others: {
    'no recorder of its own': given(
      { recorders: [serviceLinkedRecorder()] },
      { outcome: 'not-applicable', message: 'noRecorder' },
    ),
  },
});

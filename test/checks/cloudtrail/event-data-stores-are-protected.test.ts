import check from '../../../checks/cloudtrail/event-data-stores-are-protected.ts';
import { collected } from '../../../src/core/evidence.ts';
import type { EventDataStore } from '../../../src/evidence/cloudtrail-event-data-stores.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';

const EventDataStoreArn =
  'arn:aws:cloudtrail:eu-west-1:444444444444:eventdatastore/11111111-1111-4111-8111-111111111111';
const store = (changes: Partial<EventDataStore> = {}) => ({
  EventDataStoreArn,
  Name: 'lake',
  Details: collected({ Status: 'ENABLED', RetentionPeriod: 366, TerminationProtectionEnabled: true, ...changes }),
});
const fails = (changes: Partial<EventDataStore>, text: string) => ({
  evidence: { stores: [store(changes)] },
  expect: [
    { outcome: 'fail' as const, gap: 'unsound' as const, message: 'unprotected', text, resource: EventDataStoreArn },
  ],
});

describeCheck(check, {
  passing: {
    'it ingests, keeps and is protected': {
      evidence: { stores: [store()] },
      expect: [{ outcome: 'pass', message: 'protected', resource: EventDataStoreArn }],
    },
    'the goal is met to the day': {
      settings: { goals: { archiveDays: 30 } },
      evidence: { stores: [store({ RetentionPeriod: 30 })] },
      expect: [{ outcome: 'pass', text: '30 days' }],
    },
  },
  failing: {
    'no termination protection': fails(
      { TerminationProtectionEnabled: false },
      'lake: TerminationProtectionEnabled is false.',
    ),
    'kept for too short a time': fails({ RetentionPeriod: 364 }, 'RetentionPeriod is 364 days, less than 365'),
    'ingestion was stopped': fails({ Status: 'STOPPED_INGESTION' }, 'Status is STOPPED_INGESTION'),
    'it is being deleted': fails({ Status: 'PENDING_DELETION' }, 'Status is PENDING_DELETION'),
  },
  others: {
    'Lake is not used': { evidence: { stores: [] }, expect: [{ outcome: 'not-applicable', message: 'none' }] },
    'one of two was denied': {
      evidence: {
        stores: [store(), { EventDataStoreArn: `${EventDataStoreArn}2`, Name: 'other', Details: denied }],
      },
      expect: [{ outcome: 'pass' }, { outcome: 'unknown', unread: denied, resource: `${EventDataStoreArn}2` }],
    },
  },
});

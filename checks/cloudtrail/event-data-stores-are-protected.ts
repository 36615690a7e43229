import { defineCheck } from '../../src/core/check.ts';
import { counted, grouped } from '../../src/core/counted.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { cloudTrailEventDataStores } from '../../src/evidence/cloudtrail-event-data-stores.ts';

export default defineCheck({
  id: 'cloudtrail/event-data-stores-are-protected',
  title: 'Event data stores are protected',
  failureTitle: 'An event data store can be lost or has stopped',
  severity: 'medium',
  source: 'cloudtrail-management',
  breadth: 'target',
  why: 'An event data store without termination protection is deleted with one call, and with it the evidence that it was kept for.',
  remedy: {
    text: 'Turn on termination protection, keep events for as long as the goal says, and restart ingestion where it has stopped.',
    cli: 'aws cloudtrail update-event-data-store --event-data-store EVENT_DATA_STORE_ARN --termination-protection-enabled --retention-period DAYS',
    terraform:
      'resource "aws_cloudtrail_event_data_store" "this" {\n  name                           = "NAME"\n  termination_protection_enabled = true\n  retention_period               = 366\n}',
  },
  controls: {
    'nist-800-53-r5': ['AU-9', 'AU-11', 'AU-12', 'SI-12'],
    'nist-csf-2.0': ['PR.PS-04', 'PR.DS-01'],
    'pci-dss-4.0.1': ['10.2.1', '10.3.2', '10.5.1'],
    'soc-2': ['CC7.2'],
    'iso-27001-2022': ['A.8.15', 'A.5.33'],
    hipaa: ['164.312(b)', '164.316(b)(2)(i)'],
    'mitre-attack-18': ['T1562.008', 'T1485'],
    'mitre-attack-19': ['T1685.002', 'T1485'],
  },
  requirements: ['S1'],
  changedBy: [
    'cloudtrail:UpdateEventDataStore',
    'cloudtrail:DeleteEventDataStore',
    'cloudtrail:StopEventDataStoreIngestion',
    'cloudtrail:StartEventDataStoreIngestion',
  ],
  needs: { stores: cloudTrailEventDataStores },
  messages: {
    protected: 'Event data store {name} ingests, keeps events for {days} and cannot be terminated.',
    unprotected: 'Event data store {name}: {faults}.',
    none: 'CloudTrail Lake is not used here.',
  },
  *evaluate({ stores }, { settings, pass, unsound, notApplicable, unknown }) {
    if (stores.length === 0) return yield notApplicable('none');
    const goal = settings.goals.archiveDays;
    for (const { EventDataStoreArn: resource, Name: name, Details } of stores) {
      if (!isCollected(Details)) {
        yield unknown(Details, { resource });
        continue;
      }
      const { Status, RetentionPeriod, TerminationProtectionEnabled } = Details.value;
      const ingests = ['CREATED', 'ENABLED', 'STARTING_INGESTION'].includes(Status);
      const faults = [
        ...(ingests ? [] : [`Status is ${Status}`]),
        ...(RetentionPeriod >= goal
          ? []
          : [`RetentionPeriod is ${counted(RetentionPeriod, 'day')}, less than ${grouped(goal)}`]),
        ...(TerminationProtectionEnabled ? [] : ['TerminationProtectionEnabled is false']),
      ];
      const facts = { Status, RetentionPeriod, TerminationProtectionEnabled };
      const details = { resource, facts, operation: 'cloudtrail:GetEventDataStore' };
      if (faults.length === 0) yield pass('protected', { name, days: counted(RetentionPeriod, 'day') }, details);
      else yield unsound('unprotected', { name, faults: faults.join('; ') }, details);
    }
  },
});

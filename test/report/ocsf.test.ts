import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { frameworkTitle } from '../../src/report/framework-titles.ts';
import { renderOcsf } from '../../src/report/ocsf.ts';
import { formatAudit, hostileTexts } from './format-audit.ts';

/**
 * The attributes that the Compliance Finding class of OCSF 1.4.0 requires, and the types and values of those that are
 * written here. Written by hand from https://schema.ocsf.io/1.4.0/classes/compliance_finding.
 */
const text = { type: 'string', minLength: 1 };
const millis = { type: 'integer', minimum: 1_600_000_000_000 };
const object = (required: string[], properties: object) => ({ type: 'object', required, properties });
const valid = new Ajv().compile({
  type: 'object',
  additionalProperties: false,
  required: [
    'activity_id',
    'category_uid',
    'class_uid',
    'cloud',
    'compliance',
    'finding_info',
    'metadata',
    'severity_id',
    'time',
    'type_uid',
  ],
  properties: {
    activity_id: { const: 1 },
    activity_name: { const: 'Create' },
    category_uid: { const: 2 },
    category_name: { const: 'Findings' },
    class_uid: { const: 2003 },
    class_name: { const: 'Compliance Finding' },
    type_uid: { const: 200301 },
    type_name: { const: 'Compliance Finding: Create' },
    severity_id: { enum: [1, 2, 3, 4, 5] },
    severity: { enum: ['Informational', 'Low', 'Medium', 'High', 'Critical'] },
    status_id: { enum: [1, 3] },
    status: { enum: ['New', 'Suppressed'] },
    comment: text,
    message: { type: 'string' },
    time: millis,
    metadata: object(['version', 'product', 'profiles'], {
      version: { const: '1.4.0' },
      profiles: { const: ['cloud'] },
      product: object(['vendor_name', 'name'], { vendor_name: text, name: text }),
      uid: text,
    }),
    cloud: object(['provider'], {
      provider: { const: 'AWS' },
      region: { type: 'string' },
      account: object(['uid', 'name', 'type', 'type_id'], { type_id: { const: 10 } }),
      org: object(['uid'], { uid: text }),
    }),
    compliance: object(['standards', 'control', 'status_id', 'status'], {
      standards: { type: 'array', minItems: 1, items: text },
      requirements: { type: 'array', items: text },
      control: text,
      status_id: { enum: [1, 2, 3, 99] },
      status_code: text,
      status_detail: { type: 'string' },
    }),
    finding_info: object(['uid', 'title'], {
      uid: text,
      created_time: millis,
      analytic: object(['type_id'], { type_id: { const: 1 }, type: { const: 'Rule' } }),
    }),
    remediation: object(['desc'], { desc: text }),
    resources: { type: 'array', minItems: 1, items: object(['uid'], { uid: { type: 'string' } }) },
    unmapped: { type: 'object' },
  },
});

const eventsOf = (name?: string) => {
  const lines = [...renderOcsf(formatAudit(name))].join('').split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => {
    const event = JSON.parse(line);
    expect(valid(event), JSON.stringify(valid.errors)).toBe(true);
    return event;
  });
};

test('each finding is one line, and an unknown is a warning and never a pass', () => {
  expect(
    eventsOf().map(({ finding_info, compliance, severity_id, status }) => [
      finding_info.uid,
      compliance.status_id,
      compliance.status,
      severity_id,
      status,
    ]),
  ).toEqual([
    ['f-fail', 3, 'Fail', 5, 'New'],
    ['f-waived', 3, 'Fail', 2, 'Suppressed'],
    ['f-unknown', 2, 'Warning', 4, 'New'],
    ['f-error', 99, 'Error in the check', 3, 'New'],
    ['f-pass', 1, 'Pass', 1, 'New'],
    ['f-none', 99, 'Not applicable', 1, 'New'],
  ]);
});

test('a waived finding tells its waiver, an unread one what was unread', () => {
  const [, waived, unknown] = eventsOf();
  expect([waived.comment, waived.unmapped.waiver.owner]).toEqual([
    'Waived until 2027-01-01 by alice: payments-prod',
    'alice',
  ]);
  expect([unknown.compliance.status_code, unknown.unmapped.unread.action]).toEqual([
    'AccessDeniedException',
    'guardduty:ListDetectors',
  ]);
});

test('a failing event in full says what, where and when', () => {
  expect(eventsOf()[0]).toMatchObject({
    time: Date.parse('2026-11-21T09:41:12.000Z'),
    cloud: {
      provider: 'AWS',
      region: 'eu-west-1',
      account: { uid: '111111111111', name: 'payments-prod', type: 'AWS Account', type_id: 10 },
      org: { uid: 'o-exampleorg1' },
    },
    compliance: {
      control: 'guardduty/detector-is-enabled',
      standards: [frameworkTitle('cis-aws-7.0'), frameworkTitle('aws-fsbp')],
      requirements: ['cis-aws-7.0 4.9', 'aws-fsbp GuardDuty.1'],
      status_detail: 'payments-prod',
    },
    finding_info: { title: 'GuardDuty does not look here' },
    remediation: { desc: 'Enable the detector.' },
    resources: [{ uid: 'arn:aws:s3:::logs', cloud_partition: 'aws', region: 'eu-west-1' }],
  });
});

test.each(hostileTexts)('it is valid with the text %j', (name) => expect(eventsOf(name)).toHaveLength(6));

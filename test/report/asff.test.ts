import { BatchImportFindingsCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';
import { HttpResponse } from '@smithy/protocol-http';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { renderAsff } from '../../src/report/asff.ts';
import { asffResource } from '../../src/report/asff-resource.ts';
import { auditFinding, auditResult } from '../support/audit.ts';
import { formatAudit, hostileTexts } from './format-audit.ts';

/** Required attributes, lengths and patterns, by hand from the Security Hub API Reference, "AwsSecurityFinding". */
const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });
const time = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' };
const valid = new Ajv({ strictTypes: false }).compile({
  type: 'array',
  items: {
    type: 'object',
    required: [
      'AwsAccountId',
      'CreatedAt',
      'Description',
      'GeneratorId',
      'Id',
      'ProductArn',
      'Resources',
      'SchemaVersion',
      'Severity',
      'Title',
      'Types',
      'UpdatedAt',
    ],
    properties: {
      AwsAccountId: { type: 'string', pattern: '^\\d{12}$' },
      CreatedAt: time,
      UpdatedAt: time,
      LastObservedAt: time,
      Description: text(1024),
      GeneratorId: text(512),
      Id: text(512),
      ProductArn: {
        type: 'string',
        pattern: '^arn:aws[a-z-]*:securityhub:[a-z0-9-]{1,16}:(\\d{12}):product/\\1/default$',
      },
      Region: text(16),
      SchemaVersion: { const: '2018-10-08' },
      Severity: {
        type: 'object',
        required: ['Label'],
        properties: { Label: { enum: ['INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] }, Original: text(64) },
      },
      Title: text(256),
      Types: { type: 'array', minItems: 1, maxItems: 50 },
      Remediation: { properties: { Recommendation: { properties: { Text: text(512) } } } },
      ProductFields: {
        type: 'object',
        maxProperties: 50,
        propertyNames: { maxLength: 128 },
        additionalProperties: text(2048),
      },
      Resources: {
        type: 'array',
        minItems: 1,
        maxItems: 32,
        items: { type: 'object', required: ['Id', 'Type'], properties: { Id: text(512), Type: text(256) } },
      },
      Compliance: {
        properties: {
          Status: { enum: ['PASSED', 'WARNING', 'FAILED', 'NOT_AVAILABLE'] },
          RelatedRequirements: { type: 'array', maxItems: 32, items: text(64) },
        },
      },
      Note: {
        required: ['Text', 'UpdatedAt', 'UpdatedBy'],
        properties: { Text: text(512), UpdatedBy: text(512), UpdatedAt: time },
      },
    },
  },
});

const findingsOf = (audit = formatAudit()) => {
  const findings = JSON.parse([...renderAsff(audit)].join(''));
  expect(valid(findings), JSON.stringify(valid.errors)).toBe(true);
  return findings;
};

test('each finding is there, and an unknown is a warning and never passed', () => {
  expect(
    findingsOf().map((one: Record<string, Record<string, unknown>>) => [
      one['Id'],
      one['Compliance']?.['Status'],
      one['Severity']?.['Label'],
      one['Workflow']?.['Status'],
    ]),
  ).toEqual([
    ['blindspot/f-fail', 'FAILED', 'CRITICAL', undefined],
    ['blindspot/f-waived', 'FAILED', 'LOW', 'SUPPRESSED'],
    ['blindspot/f-unknown', 'WARNING', 'HIGH', undefined],
    ['blindspot/f-error', 'NOT_AVAILABLE', 'MEDIUM', undefined],
    ['blindspot/f-pass', 'PASSED', 'INFORMATIONAL', undefined],
    ['blindspot/f-none', 'NOT_AVAILABLE', 'INFORMATIONAL', undefined],
  ]);
});

test('a waived finding tells its waiver', () => {
  const told = 'Waived until 2027-01-01 by alice: payments-prod';
  expect(findingsOf()[1]).toMatchObject({
    Note: { Text: told, UpdatedBy: 'alice' },
    ProductFields: { 'blindspot/waiver': told },
  });
});

test('the AWS SDK knows every field: what it sends for BatchImportFindings is what was written', async () => {
  const findings = findingsOf();
  let sent = '';
  const client = new SecurityHubClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
    requestHandler: {
      handle: async ({ body }: { body: Uint8Array }) => {
        sent = new TextDecoder().decode(body);
        return { response: new HttpResponse({ statusCode: 200, headers: {}, body: new Uint8Array() }) };
      },
    },
  });
  await client.send(new BatchImportFindingsCommand({ Findings: findings }));
  expect(JSON.parse(sent)).toEqual({ Findings: findings });
});

describe('a finding without a place of its own', () => {
  const placeOf = (changes: Parameters<typeof auditFinding>[0], caller?: string) => {
    const [one] = findingsOf(
      auditResult({
        findings: [auditFinding(changes)],
        ...(caller && {
          run: { caller },
          organization: { id: null, managementAccountId: null, accounts: [] },
        }),
      }),
    );
    return [one.AwsAccountId, one.Region, one.ProductArn];
  };
  test.each([
    [
      'goes to the management account',
      undefined,
      ['999999999999', 'us-east-1', 'arn:aws:securityhub:us-east-1:999999999999:product/999999999999/default'],
    ],
    [
      'goes to the caller where there is no organization, in its partition',
      'arn:aws-us-gov:iam::222222222222:user/a',
      [
        '222222222222',
        'us-gov-west-1',
        'arn:aws-us-gov:securityhub:us-gov-west-1:222222222222:product/222222222222/default',
      ],
    ],
  ])('%s', (_, caller, place) => expect(placeOf({ account: null, region: null }, caller)).toEqual(place));
});

test.each([
  [null, 'AwsAccount', 'AWS::::Account:111111111111'],
  ['arn:aws:s3:::logs', 'AwsS3Bucket', 'arn:aws:s3:::logs'],
  [
    'arn:aws:cloudtrail:eu-west-1:111111111111:trail/main',
    'AwsCloudTrailTrail',
    'arn:aws:cloudtrail:eu-west-1:111111111111:trail/main',
  ],
  ['arn:aws:logs:eu-west-1:111111111111:log-group:x', 'Other', 'arn:aws:logs:eu-west-1:111111111111:log-group:x'],
  ['x'.repeat(600), 'Other', `${'x'.repeat(511)}…`],
])('the resource %s', (arn, Type, Id) => {
  const place = { account: '111111111111', region: 'eu-west-1', partition: 'aws' };
  expect(asffResource({ ...place, arn })).toEqual({ Type, Id, Partition: 'aws', Region: 'eu-west-1' });
});

test('nothing judged is an empty array', () => expect(findingsOf(auditResult())).toEqual([]));

test.each(hostileTexts)('it keeps to the lengths with the text %j', (name) =>
  expect(findingsOf(formatAudit(name))).toHaveLength(6),
);

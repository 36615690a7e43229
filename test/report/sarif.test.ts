import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderSarif } from '../../src/report/sarif.ts';
import { auditFinding, auditResult } from '../support/audit.ts';
import { formatAudit, hostileTexts } from './format-audit.ts';

/**
 * What SARIF 2.1.0 (OASIS, sections 3.13 to 3.58) says of the objects that are written here, and what GitHub asks beyond
 * it ("SARIF support for code scanning"). Written by hand from the two texts.
 */
const message = { type: 'object', required: ['text'], properties: { text: { type: 'string', minLength: 1 } } };
const brief = { type: 'object', required: ['text'], properties: { text: { type: 'string', maxLength: 1024 } } };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const time = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' };
const closed = (required: string[], properties: object) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const whole = { type: 'integer', minimum: 1 };
const location = closed(['physicalLocation'], {
  physicalLocation: closed(['artifactLocation', 'region'], {
    artifactLocation: closed(['uri'], { uri: { type: 'string', pattern: '^(?!/)[A-Za-z0-9/_-]+$' } }),
    region: closed(['startLine', 'startColumn', 'endLine', 'endColumn'], {
      startLine: whole,
      startColumn: whole,
      endLine: whole,
      endColumn: whole,
    }),
  }),
  logicalLocations: {
    type: 'array',
    uniqueItems: true,
    items: closed(['name', 'fullyQualifiedName', 'kind'], {
      name: { type: 'string' },
      fullyQualifiedName: { type: 'string' },
      kind: { type: 'string' },
    }),
  },
});
const rule = closed(['id', 'shortDescription', 'fullDescription', 'help'], {
  id: { type: 'string' },
  name: { type: 'string', maxLength: 255 },
  shortDescription: brief,
  fullDescription: brief,
  help: message,
  defaultConfiguration: closed(['level'], { level }),
  properties: {
    type: 'object',
    properties: {
      tags: { type: 'array', uniqueItems: true, maxItems: 20, items: { type: 'string' } },
      'security-severity': { type: 'string', pattern: '^(10\\.0|\\d\\.\\d)$' },
    },
  },
});
const result = closed(['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'partialFingerprints'], {
  ruleId: { type: 'string' },
  ruleIndex: { type: 'integer', minimum: 0 },
  level,
  message,
  locations: { type: 'array', minItems: 1, maxItems: 10, items: location },
  partialFingerprints: {
    type: 'object',
    required: ['primaryLocationLineHash'],
    additionalProperties: { type: 'string', minLength: 1 },
  },
  suppressions: {
    type: 'array',
    uniqueItems: true,
    items: closed(['kind'], {
      kind: { enum: ['inSource', 'external'] },
      status: { enum: ['accepted', 'underReview', 'rejected'] },
      justification: { type: 'string' },
    }),
  },
  properties: { type: 'object' },
});
const valid = new Ajv().compile(
  closed(['version', 'runs'], {
    $schema: { type: 'string' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      items: closed(['tool', 'results'], {
        tool: closed(['driver'], {
          driver: closed(['name', 'rules'], {
            name: { type: 'string' },
            version: { type: 'string' },
            semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
            rules: { type: 'array', uniqueItems: true, items: rule },
          }),
        }),
        automationDetails: closed(['id'], { id: { type: 'string' } }),
        invocations: {
          type: 'array',
          items: closed(['executionSuccessful'], {
            executionSuccessful: { type: 'boolean' },
            startTimeUtc: time,
            endTimeUtc: time,
            toolExecutionNotifications: { type: 'array', items: closed(['message'], { message, level }) },
          }),
        },
        results: { type: 'array', maxItems: 25_000, items: result },
      }),
    },
  }),
);

/** OASIS's own schema, which Microsoft's matchers for tests carry. */
const schemaFile = import.meta.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(new URL(schemaFile), 'utf8'));
// Its draft, 04, is read as 07, from which its keywords do not differ; formats are held by the schema above; and one of
// its patterns, a language's, is valid only where a stray bracket stands for itself.
const published = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

test('the published schema refuses what is not SARIF', () => {
  expect(published({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
});

const runOf = (audit = formatAudit()) => {
  const log = JSON.parse(renderSarif(audit));
  expect(published(log), JSON.stringify(published.errors)).toBe(true);
  expect(valid(log), JSON.stringify(valid.errors)).toBe(true);
  return log.runs[0];
};

test('failing and unknown findings are results, at the level of their severity, told apart by the id of the finding', () => {
  const { results } = runOf();
  expect(
    results.map((one: Record<string, unknown>) => [
      one['ruleId'],
      one['ruleIndex'],
      one['level'],
      one['partialFingerprints'],
    ]),
  ).toEqual([
    ['guardduty/detector-is-enabled', 0, 'error', fingerprints('f-fail')],
    ['config/recorder-is-recording', 1, 'note', fingerprints('f-waived')],
    ['guardduty/detector-is-enabled', 0, 'error', fingerprints('f-unknown')],
  ]);
  expect(results[0].locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'aws/111111111111/eu-west-1' },
        region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
      },
      logicalLocations: [
        { kind: 'account', name: 'payments-prod (111111111111)', fullyQualifiedName: '111111111111' },
        { kind: 'region', name: 'eu-west-1', fullyQualifiedName: '111111111111/eu-west-1' },
        { kind: 'resource', name: 'arn:aws:s3:::logs', fullyQualifiedName: 'arn:aws:s3:::logs' },
      ],
    },
  ]);
});

const fingerprints = (id: string) => ({ 'blindspotFindingId/v1': id, primaryLocationLineHash: `${id}:1` });

test('only a waived finding is suppressed, and says why', () => {
  expect(runOf().results.map((one: { suppressions?: unknown }) => one.suppressions)).toEqual([
    undefined,
    [{ kind: 'external', status: 'accepted', justification: 'Waived until 2027-01-01 by alice: payments-prod' }],
    undefined,
  ]);
});

test('what went wrong and what was unread are notifications', () => {
  const invocationOf = (audit = formatAudit()) => runOf(audit).invocations[0];
  expect(invocationOf()).toMatchObject({
    executionSuccessful: false,
    toolExecutionNotifications: [
      { level: 'error', message: { text: 'The check guardduty/detector-is-enabled failed: payments-prod' } },
      { level: 'warning', message: { text: 'cloudtrail:DescribeTrails (denied): 1 piece of evidence unread.' } },
      { level: 'warning', message: { text: 'payments-prod (failed): 1 piece of evidence unread.' } },
    ],
  });
  expect(invocationOf(auditResult()).executionSuccessful).toBe(true);
  expect(invocationOf(auditResult({ run: { complete: false, finishedAt: null } })).executionSuccessful).toBe(false);
});

test('more results than GitHub takes are left out from the end, and counted', () => {
  const findings = Array.from({ length: 25_002 }, (_, index) => auditFinding({ id: `f${index}` }));
  const log = JSON.parse(renderSarif(auditResult({ findings })));
  expect(log.runs[0].results).toHaveLength(25_000);
  expect(log.runs[0].invocations[0].toolExecutionNotifications).toEqual([
    { level: 'warning', message: { text: '2 milder results left out.' } },
  ]);
});

describe('it is valid whatever others wrote', () => {
  test.each(hostileTexts)('%j', (text) => expect(runOf(formatAudit(text)).results).toHaveLength(3));
  test('any account and Region', () =>
    fc.assert(
      fc.property(fc.string(), fc.string(), (account, region) => {
        runOf({ ...formatAudit(), findings: [auditFinding({ account, region })] });
      }),
      { numRuns: 50 },
    ));
});

import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { renderJunit } from '../../src/report/junit.ts';
import { auditResult } from '../support/audit.ts';
import { formatAudit, hostileTexts } from './format-audit.ts';
import { xmlTree } from './xml-tree.ts';

const treeOf = (text?: string) => xmlTree([...renderJunit(formatAudit(text))].join(''));

test('a suite for each folder of checks counts its cases', () => {
  const root = treeOf();
  expect([root.name, root.attributes]).toEqual([
    'testsuites',
    { name: 'blindspot', tests: '6', failures: '1', errors: '2', skipped: '2', time: '0' },
  ]);
  expect(root.children.map(({ name, attributes }) => [name, attributes])).toEqual([
    [
      'testsuite',
      {
        name: 'config',
        tests: '1',
        failures: '0',
        errors: '0',
        skipped: '1',
        time: '0',
        timestamp: '2026-11-21T09:30:00',
      },
    ],
    [
      'testsuite',
      {
        name: 'guardduty',
        tests: '5',
        failures: '1',
        errors: '2',
        skipped: '1',
        time: '0',
        timestamp: '2026-11-21T09:30:00',
      },
    ],
  ]);
});

test('each outcome has its element: what is unread is an error and never skipped, a waived failure is skipped and says why', () => {
  const cases = treeOf().children.flatMap(({ children }) => children);
  expect(cases.map(({ children }) => children.map(({ name, attributes }) => ({ name, ...attributes })))).toEqual([
    [{ name: 'skipped', message: 'payments-prod Waived until 2027-01-01 by alice: payments-prod' }],
    [{ name: 'failure', message: 'payments-prod', type: 'critical.missing' }],
    [{ name: 'error', message: 'payments-prod', type: 'unknown' }],
    [{ name: 'error', message: 'payments-prod', type: 'error' }],
    [],
    [{ name: 'skipped', message: 'payments-prod' }],
  ]);
  expect(cases[1]?.attributes).toEqual({
    name: 'GuardDuty is enabled · payments-prod (111111111111) · eu-west-1 · arn:aws:s3:::logs',
    classname: 'guardduty.detector-is-enabled',
    time: '0',
  });
  expect(cases[2]?.children[0]?.text).toContain('guardduty:ListDetectors would read it');
});

test('nothing judged is an empty report', () => {
  expect(xmlTree([...renderJunit(auditResult())].join('')).children).toEqual([]);
});

describe('whatever others wrote, it is well-formed and has as many cases', () => {
  const sound = (text: string) => {
    expect(treeOf(text).children.flatMap(({ children }) => children.map(({ name }) => name))).toEqual(
      Array(6).fill('testcase'),
    );
  };
  test.each(hostileTexts)('%j', sound);
  test('any text', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), sound), { numRuns: 50 }));
});

describe('a parser that nobody here wrote reads the same cases', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name !== 'testsuites',
  });
  test.each(hostileTexts)('%j', (text) => {
    const xml = [...renderJunit(formatAudit(text))].join('');
    expect(XMLValidator.validate(xml)).toBe(true);
    const { testsuites } = parser.parse(xml) as { testsuites: { testsuite: { testcase: object[] }[] } };
    expect(testsuites.testsuite.map(({ testcase }) => testcase.length)).toEqual([1, 5]);
  });
});

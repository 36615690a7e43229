import { describe, expect, test } from 'vitest';
import type { FrameworkResult } from '../../src/core/audit-result.ts';
import { frameworkViews } from '../../src/report/framework-view.ts';
import { auditFinding, auditResult, checkSummary } from '../support/audit.ts';
import { htmlOf } from './html-of.ts';
import { textOf } from './html-tags.ts';

type Control = FrameworkResult['controls'][number];

const control = (changes: Partial<Control> = {}): Control => ({
  id: '10.2.1',
  title: 'Audit logs are on',
  verdict: 'pass',
  checks: ['guardduty/detector-is-enabled', 'config/is-continuous'],
  failing: [],
  unknown: [],
  notRun: [],
  ...changes,
});
const framework = (...controls: Control[]): FrameworkResult => ({
  id: 'pci-dss-4.0.1',
  name: 'PCI DSS 4.0.1',
  version: '4.0.1',
  controls,
});
const shown = (changes: Partial<Control>) =>
  frameworkViews(auditResult({ frameworks: [framework(control(changes))] }))[0]?.controls[0];

describe('a control', () => {
  test('that passes tells how many checks say so', () => {
    expect(shown({})).toEqual({
      id: '10.2.1',
      title: 'Audit logs are on',
      look: 'covered',
      mark: '✓',
      word: 'passes',
      checks: [],
      note: '2 checks',
    });
  });

  test('that fails leads to the checks that fail', () => {
    const failing = ['guardduty/detector-is-enabled'];
    expect(shown({ verdict: 'fail', failing, unknown: ['config/is-continuous'] })).toMatchObject({
      look: 'missing',
      word: 'fails',
      checks: [{ id: 'guardduty/detector-is-enabled', href: '#check/guardduty/detector-is-enabled' }],
      note: '',
    });
  });

  test('that is unknown leads to the checks that are, and tells of those that did not run', () => {
    expect(
      shown({ verdict: 'unknown', unknown: ['guardduty/detector-is-enabled'], notRun: ['config/is-continuous'] }),
    ).toMatchObject({
      look: 'unknown',
      word: 'unknown',
      checks: [{ id: 'guardduty/detector-is-enabled' }],
      note: '1 check of this control did not run',
    });
  });

  test('that has no matter says so', () => {
    expect(shown({ verdict: 'not-applicable' })).toMatchObject({ word: 'not applicable', checks: [], note: '' });
  });

  test('that many checks fail names a few', () => {
    const failing = Array.from({ length: 8 }, (_, index) => `cloudtrail/${index}`);
    const view = shown({ verdict: 'fail', failing, checks: failing });
    expect([view?.checks.length, view?.note]).toEqual([6, 'and 2 more checks']);
  });
});

test('a framework counts its controls by verdict, the worst first', () => {
  const verdicts = ['pass', 'fail', 'fail', 'not-applicable', 'unknown', 'pass'] as const;
  const [view] = frameworkViews(
    auditResult({ frameworks: [framework(...verdicts.map((verdict) => control({ verdict })))] }),
  );
  expect([view?.title, view?.tally]).toEqual([
    'PCI DSS 4.0.1',
    '2 controls fail · 1 unknown · 2 pass · 1 not applicable',
  ]);
});

test('one control is said to be one', () => {
  const [view] = frameworkViews(auditResult({ frameworks: [framework(control({ verdict: 'fail' }))] }));
  expect(view?.tally).toBe('1 control fails');
});

describe('the page', () => {
  test('shows each framework with its controls, and leads to their checks', () => {
    const failing = ['guardduty/detector-is-enabled'];
    const html = htmlOf(
      auditResult({
        checks: [checkSummary()],
        findings: [auditFinding()],
        frameworks: [framework(control({ verdict: 'fail', failing }))],
      }),
    );
    expect(html).toContain('<a href="#check/guardduty/detector-is-enabled">guardduty/detector-is-enabled</a>');
    expect(textOf(html)).toContain('PCI DSS 4.0.1 1 control fails');
    expect(textOf(html)).toMatch(/10\.2\.1 Audit logs are on ✕ fails guardduty\/detector-is-enabled/);
  });

  test('says when no check serves a framework', () => {
    expect(textOf(htmlOf(auditResult()))).toContain('None of the checks that ran serves a control of a framework.');
  });
});

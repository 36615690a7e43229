import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/core/check.ts';
import type { Outcome } from '../../src/core/finding.ts';
import type { FrameworkTable } from '../../src/core/framework-table.ts';
import { defaultSettings, type Settings } from '../../src/core/settings.ts';
import { frameworkVerdicts } from '../../src/evaluate/framework-verdicts.ts';
import { changed, targetCheck } from './an-estate.ts';

const { goals } = defaultSettings;
const pci: FrameworkTable = {
  id: 'pci-dss-4.0.1',
  controls: { '10.2.1': 'Audit logs are on', '10.5.1': 'They are kept' },
};
const soc: FrameworkTable = { id: 'soc-2', controls: { 'CC7.2': 'Anomalies are found' } };
const serving = (id: string, controls: Check['controls'] = { 'pci-dss-4.0.1': ['10.2.1'] }): Check =>
  changed(targetCheck, { id, controls });

/** What is said of control 10.2.1 when each of its checks has these findings; null for a check that did not run. */
function control(...outcomes: readonly (readonly Outcome[] | null)[]) {
  const catalogue = outcomes.map((_, index) => serving(`test/${index}`));
  const [framework] = frameworkVerdicts({
    frameworks: [pci],
    catalogue,
    goals,
    outcomes: new Map(outcomes.flatMap((own, index) => (own ? [[`test/${index}`, new Set(own)] as const] : []))),
  });
  return framework?.controls[0];
}

describe('a control', () => {
  test.each<[string, string, readonly (readonly Outcome[] | null)[]]>([
    ['passes when everything passes', 'pass', [['pass', 'pass'], ['pass']]],
    ['passes where some have no matter', 'pass', [['pass', 'not-applicable'], ['not-applicable']]],
    ['fails when one check fails in one place', 'fail', [['pass', 'fail'], ['pass']]],
    ['fails whatever is unknown', 'fail', [['fail', 'unknown'], ['unknown'], null]],
    ['is unknown when one finding is', 'unknown', [['pass', 'unknown'], ['pass']]],
    ['is unknown when a check broke', 'unknown', [['pass'], ['error']]],
    ['is unknown when a check had nowhere to look', 'unknown', [['pass'], []]],
    ['is unknown when a check did not run', 'unknown', [['pass'], null]],
    ['is not applicable when nothing has a matter', 'not-applicable', [['not-applicable'], ['not-applicable']]],
  ])('%s', (_, verdict, outcomes) => expect(control(...outcomes)?.verdict).toBe(verdict));

  test('names its checks, and which of them fail, are unknown and did not run', () => {
    expect(control(['pass'], ['fail', 'unknown'], ['unknown'], null)).toEqual({
      id: '10.2.1',
      title: 'Audit logs are on',
      verdict: 'fail',
      checks: ['test/0', 'test/1', 'test/2', 'test/3'],
      failing: ['test/1'],
      unknown: ['test/2'],
      notRun: ['test/3'],
    });
  });

  test('waits for no deep check: those run on request', () => {
    const deep = changed(serving('test/deep'), { deep: true });
    const plain = serving('test/plain');
    const passing = (ran: readonly Check[]) =>
      frameworkVerdicts({
        frameworks: [pci],
        catalogue: [deep, plain],
        goals,
        outcomes: new Map(ran.map(({ id }) => [id, new Set(['pass'])])),
      })[0]?.controls[0];
    expect(passing([plain])).toMatchObject({ verdict: 'pass', checks: ['test/plain'], notRun: [] });
    expect(passing([deep, plain])).toMatchObject({ verdict: 'pass', checks: ['test/deep', 'test/plain'] });
  });

  test('of which no check ran is left out', () => {
    expect(control(null)).toBeUndefined();
    expect(control(['pass'])).toMatchObject({ id: '10.2.1' });
  });
});

test('frameworks come in the order given, with names; those of which no check ran are left out', () => {
  const both = serving('test/both', { 'soc-2': ['CC7.2'], 'pci-dss-4.0.1': ['10.5.1'] });
  const verdicts = frameworkVerdicts({
    frameworks: [soc, pci, { id: 'hipaa', controls: { '164.312(b)': 'It is recorded' } }],
    catalogue: [both, serving('test/other', { hipaa: ['164.312(b)'] })],
    goals,
    outcomes: new Map([[both.id, new Set(['pass'])]]),
  });
  expect(verdicts.map(({ id, name, version, controls }) => [id, name, version, controls.map((one) => one.id)])).toEqual(
    [
      ['soc-2', 'SOC 2', '2017', ['CC7.2']],
      ['pci-dss-4.0.1', 'PCI DSS 4.0.1', '4.0.1', ['10.5.1']],
    ],
  );
});

describe('a control that demands a year', () => {
  const demanding: FrameworkTable = { ...pci, demands: { '10.5.1': { archiveDays: 365, hotDays: 90 } } };
  const check = serving('test/kept', { 'pci-dss-4.0.1': ['10.2.1', '10.5.1'] });
  const judged = (own: Partial<Settings['goals']>, outcome: Outcome = 'pass', table = demanding) =>
    frameworkVerdicts({
      frameworks: [table],
      catalogue: [check],
      goals: { ...goals, ...own },
      outcomes: new Map([[check.id, new Set([outcome])]]),
    })[0]?.controls.map(({ id, verdict, shortfalls }) => [id, verdict, shortfalls]);
  const lowered = { goal: 'archiveDays', asked: 90, demanded: 365, lowered: true };

  test.each<[string, Partial<Settings['goals']>, Outcome, string, object[] | undefined]>([
    ['passes with goals that ask for it', {}, 'pass', 'pass', undefined],
    ['passes with goals that ask for more', { archiveDays: 2190 }, 'pass', 'pass', undefined],
    ['fails with goals lowered below it, though all passes', { archiveDays: 90 }, 'pass', 'fail', [lowered]],
    ['fails with goals lowered below it, whatever is unknown', { archiveDays: 90 }, 'unknown', 'fail', [lowered]],
    ['does not apply where nothing is kept at all', { archiveDays: 90 }, 'not-applicable', 'not-applicable', [lowered]],
    [
      'tells of every goal that is too low',
      { archiveDays: 90, hotDays: 30 },
      'fail',
      'fail',
      [lowered, { goal: 'hotDays', asked: 30, demanded: 90, lowered: true }],
    ],
  ])('%s', (_, own, outcome, verdict, shortfalls) => {
    expect(judged(own, outcome)).toEqual([
      ['10.2.1', outcome, undefined],
      ['10.5.1', verdict, shortfalls],
    ]);
  });

  test('is unknown where it demands more than the goals by default: nobody measured that', () => {
    const sixYears = { ...demanding, demands: { '10.5.1': { archiveDays: 2190 } } };
    const shortfall = { goal: 'archiveDays', asked: 365, demanded: 2190, lowered: false };
    expect(judged({}, 'pass', sixYears)?.[1]).toEqual(['10.5.1', 'unknown', [shortfall]]);
    expect(judged({}, 'fail', sixYears)?.[1]).toEqual(['10.5.1', 'fail', [shortfall]]);
  });
});

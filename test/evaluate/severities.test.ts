import { expect, test } from 'vitest';
import { type Settings, settingsSchema } from '../../src/core/settings.ts';
import { weigh } from '../../src/evaluate/severities.ts';
import { auditFinding } from '../support/audit.ts';

const accounts = [
  { id: '111111111111', ou: ['Root', 'Production'] },
  { id: '222222222222', ou: ['Root'] },
];
const severities = (written: object, ...given: Parameters<typeof auditFinding>[0][]) => {
  const settings: Settings = settingsSchema.parse(written);
  return weigh(
    given.map((changes) => auditFinding({ severity: 'medium', ...changes })),
    settings,
    accounts,
  ).map(({ severity }) => severity);
};

test('without a word, findings weigh what their check says', () => {
  expect(severities({}, {}, { severity: 'info' })).toEqual(['medium', 'info']);
});

test('what is in production weighs one step more, and nothing is above critical', () => {
  const production = { ou: 'Production' };
  const places = [{}, { severity: 'critical' as const }, { account: '222222222222' }, { account: null }];
  expect(severities({ production }, ...places)).toEqual(['high', 'critical', 'medium', 'medium']);
  expect(severities({ production: { account: ['2222*'] } }, ...places)).toEqual([
    'medium',
    'critical',
    'high',
    'medium',
  ]);
});

test('the last rule that matches decides, in production too', () => {
  const rules = [
    { check: '*', severity: 'info' },
    { check: 'guardduty/*', region: 'eu-*', severity: 'low' },
  ];
  const written = { severities: rules, production: { account: '*' } };
  expect(severities(written, {}, { region: 'us-east-1' }, { check: 'config/x' })).toEqual(['low', 'info', 'info']);
});

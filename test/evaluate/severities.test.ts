import { expect, test } from 'vitest';
import { settingsSchema } from '../../src/core/settings.ts';
import type { Production } from '../../src/evaluate/production.ts';
import { weigher } from '../../src/evaluate/severities.ts';
import { auditFinding } from '../support/audit.ts';

const accounts = [
  { id: '111111111111', ou: ['Root', 'Production'] },
  { id: '222222222222', ou: ['Root'] },
];
const production: Pick<Production, 'has'> = { has: (id) => id === '111111111111' };
const nothing: typeof production = { has: () => false };
const severities = (
  rules: readonly object[],
  place: typeof production,
  ...given: Parameters<typeof auditFinding>[0][]
) => {
  const weigh = weigher(settingsSchema.parse({ severities: rules }).severities, accounts, place);
  return given.map((changes) => weigh(auditFinding({ severity: 'medium', ...changes })).severity);
};

test('without a word, findings weigh what their check says', () => {
  expect(severities([], nothing, {}, { severity: 'info' })).toEqual(['medium', 'info']);
});

test('what is in production weighs one step more, and nothing is above critical', () => {
  const places = [{}, { severity: 'critical' as const }, { account: '222222222222' }, { account: null }];
  expect(severities([], production, ...places)).toEqual(['high', 'critical', 'medium', 'medium']);
});

test('the last rule that matches decides, in production too', () => {
  const rules = [
    { check: '*', severity: 'info' },
    { check: 'guardduty/*', region: 'eu-*', ou: 'Production', severity: 'low' },
  ];
  expect(severities(rules, production, {}, { region: 'us-east-1' }, { check: 'config/x' })).toEqual([
    'low',
    'info',
    'info',
  ]);
});

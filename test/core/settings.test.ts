import { expect, test } from 'vitest';
import { defaultSettings, settingsSchema } from '../../src/core/settings.ts';

test('without a word, PCI DSS is the measure: twelve months kept, three at hand', () => {
  expect(defaultSettings.goals).toMatchObject({ archiveDays: 365, hotDays: 90, configDays: 365 });
});

test.each([
  ['pci', { archiveDays: 365, hotDays: 90, configDays: 365 }],
  ['federal', { archiveDays: 912, hotDays: 365, configDays: 912 }],
  ['hipaa', { archiveDays: 2190, hotDays: 90, configDays: 2190 }],
  ['minimal', { archiveDays: 90, hotDays: 30, configDays: 90 }],
])('the profile %s states retention, and goals stand above it', (profile, retention) => {
  const others = { ...defaultSettings.goals, ...retention };
  expect(settingsSchema.parse({ profile }).goals).toEqual(others);
  expect(settingsSchema.parse({ profile, goals: { hotDays: 7 } }).goals).toEqual({ ...others, hotDays: 7 });
});

test.each([
  ['an unknown profile', { profile: 'sox' }],
  ['an account of the scope that is none', { scope: { accounts: ['1'] } }],
  ['a scope of nothing', { scope: { regions: [] } }],
  ['an OU with a comma', { scope: { ous: ['a,b'] } }],
  ['a severity that is none', { severities: [{ check: '*', severity: 'huge' }] }],
  ['a severity of no check', { severities: [{ severity: 'low' }] }],
  ['a delivery due sooner than CloudTrail writes', { goals: { deliveryHours: 1 } }],
  ['an unknown key', { goal: {} }],
  ['an unknown goal', { goals: { archiveDay: 1 } }],
  ['no days at all', { goals: { archiveDays: 0 } }],
  ['half a day', { goals: { hotDays: 0.5 } }],
  ['a number in quotes', { goals: { hotDays: '90' } }],
  ['a reader without an owner', { readers: [{ bucket: 'logs', reader: 'Splunk', date: '2026-01-01' }] }],
  ['a date that is none', { readers: [{ bucket: 'logs', reader: 'Splunk', owner: 'soc', date: '2026-02-30' }] }],
])('%s is refused', (_, settings) => expect(settingsSchema.safeParse(settings).success).toBe(false));

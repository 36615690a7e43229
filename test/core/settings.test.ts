import { expect, test } from 'vitest';
import { defaultSettings, settingsSchema } from '../../src/core/settings.ts';

test('without a word, PCI DSS is the measure: twelve months kept, three at hand', () => {
  expect(defaultSettings.goals).toMatchObject({ archiveDays: 365, hotDays: 90, configDays: 365 });
});

test.each([
  ['an unknown key', { goal: {} }],
  ['an unknown goal', { goals: { archiveDay: 1 } }],
  ['no days at all', { goals: { archiveDays: 0 } }],
  ['half a day', { goals: { hotDays: 0.5 } }],
  ['a number in quotes', { goals: { hotDays: '90' } }],
  ['a reader without an owner', { readers: [{ bucket: 'logs', reader: 'Splunk', date: '2026-01-01' }] }],
  ['a date that is none', { readers: [{ bucket: 'logs', reader: 'Splunk', owner: 'soc', date: '2026-02-30' }] }],
])('%s is refused', (_, settings) => expect(settingsSchema.safeParse(settings).success).toBe(false));

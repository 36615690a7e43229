import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSettings } from '../../src/cli/settings-file.ts';
import { temporary } from '../bundle/a-bundle.ts';
import { run } from './run.ts';

test('settings --schema prints the published schema', async () => {
  const published = new URL('../../src/catalog/generated/settings.schema.json', import.meta.url);
  expect((await run('settings', '--schema')).stdout).toBe(await readFile(published, 'utf8'));
});

test('settings --example prints a file that is right and states everything but goals.immutableDays', async () => {
  const path = join(await temporary(), 'blindspot.yaml');
  const { stdout } = await run('settings', '--example');
  await writeFile(path, stdout);
  const { goals, profile, ...written } = await readSettings({ settings: path }, new Date('2026-11-21T00:00:00Z'));
  const { properties } = JSON.parse((await run('settings', '--schema')).stdout);
  expect(Object.keys({ profile, goals, ...written }).sort()).toEqual(Object.keys(properties).sort());
  expect([...Object.keys(goals), 'immutableDays'].sort()).toEqual(Object.keys(properties.goals.properties).sort());
});

test('settings prints what is in force', async () => {
  const path = join(await temporary(), 'blindspot.yaml');
  await writeFile(path, 'goals:\n  hotDays: 30\n');
  const { stdout, status } = await run('settings', '--settings', path, '--goals', 'federal');
  expect([status, parse(stdout).goals]).toEqual([0, expect.objectContaining({ archiveDays: 912, hotDays: 30 })]);
});

test('settings refuses what is wrong, with its place', async () => {
  const path = join(await temporary(), 'blindspot.yaml');
  await writeFile(path, 'goals:\n  hotDay: 30\n');
  const { status, refusal } = await run('settings', '--settings', path);
  expect([status, refusal]).toEqual([2, expect.stringContaining('line 2, column 3: goals.hotDay: Unrecognized key')]);
});

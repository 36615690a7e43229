import { describe, expect, test } from 'vitest';
import { frameworkTables } from '../../src/catalog/frameworks/framework-tables.ts';
import { checks } from '../../src/catalog/generated/checks.ts';
import { frameworks } from '../../src/core/check.ts';

describe('the frameworks', () => {
  test('are those whose controls a check may name, in that order', () => {
    expect(frameworkTables.map(({ id }) => id)).toEqual([...frameworks]);
  });

  test('have every control that a check names', () => {
    const known = new Set(
      frameworkTables.flatMap(({ id, controls }) => Object.keys(controls).map((one) => `${id} ${one}`)),
    );
    const named = checks.flatMap(({ id, controls }) =>
      Object.entries(controls).flatMap(([framework, ids]) =>
        ids.map((control) => ({ id, key: `${framework} ${control}` })),
      ),
    );
    expect(named.length).toBeGreaterThan(1000);
    expect(named.filter(({ key }) => !known.has(key)).map(({ id, key }) => `${id}: ${key}`)).toEqual([]);
  });

  test.each(frameworks)('%s has checks', (framework) => {
    expect(checks.some(({ controls }) => controls[framework]?.length)).toBe(true);
  });

  test('tell the controls apart by short titles', () => {
    const odd = frameworkTables.flatMap(({ id, controls }) =>
      Object.entries(controls)
        .filter(([, title]) => title.length < 5 || title.length > 90 || title.endsWith('.'))
        .map(([control]) => `${id} ${control}`),
    );
    expect(odd).toEqual([]);
  });

  test('number a recommendation of CIS as its version does', () => {
    const numbers = (title: string) =>
      frameworkTables
        .filter(({ id }) => id.startsWith('cis-'))
        .map(({ controls }) => Object.entries(controls).find(([, one]) => one === title)?.[0]);
    expect(numbers('Trails validate their log files')).toEqual(['3.2', '3.2', '3.2', '4.2', '4.2']);
    expect(numbers('Reads of S3 objects are recorded')).toEqual(['3.11', '3.9', '3.9', '4.9', '4.9']);
    expect(numbers('Web front ends log access')).toEqual([undefined, undefined, undefined, undefined, '4.10']);
  });

  test('name a technique of ATT&CK as its version does', () => {
    const [v18, v19] = frameworkTables.filter(({ id }) => id.startsWith('mitre-'));
    expect([v18?.controls['T1562.008'], v19?.controls['T1562.008']]).toEqual([
      'Disable or Modify Cloud Log',
      undefined,
    ]);
    expect([v18?.controls['T1685.002'], v19?.controls['T1685.002']]).toEqual([
      undefined,
      'Disable or Modify Cloud Log',
    ]);
  });

  test('of both versions of ATT&CK are served alike', () => {
    const lopsided = checks.filter(
      ({ controls }) => controls['mitre-attack-18']?.length !== controls['mitre-attack-19']?.length,
    );
    expect(lopsided.map(({ id }) => id)).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Packages that a module and all that it imports load at once; `import()` and types are not loaded. */
function packagesOf(module: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(module)) return packages;
  seen.add(module);
  for (const [, name = ''] of readFileSync(module, 'utf8').matchAll(
    /^(?:import|export) (?!type )[^;]*?from '([^']+)';/gm,
  )) {
    if (name.startsWith('.')) for (const one of packagesOf(join(module, '..', name), seen)) packages.add(one);
    else if (!name.startsWith('node:')) packages.add(name);
  }
  return packages;
}

test('--help answers at once: until a command runs, only the parser of arguments is loaded', () => {
  const seen = new Set<string>();
  expect([...packagesOf('src/cli/main.ts', seen)]).toEqual(['commander']);
  expect(seen).toContain('src/core/severity.ts');
});

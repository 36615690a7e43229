import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromLines, sha256, toLines, writeAtomically } from '../../src/bundle/files.ts';
import { accountFile, destinationsFile, manifestFile, manifestText, organizationFile } from '../../src/bundle/write.ts';
import { type Manifest, manifestSchema } from '../../src/core/manifest.ts';
import { otherName, ownNames } from './other-name.ts';

/** The least id of a copied account: those of the workloads that benchOrganization makes. */
const firstWorkload = 400_000_000_000;

/**
 * Writes the same bundle with so many accounts: its workloads, again and again under other ids. What is an account's own
 * (networks, detectors, flow logs, the times of deliveries) gets other names in each; whatever lists a workload (the
 * organization, the members of an administrator, the references of a destination) lists its copies too.
 * @param seed a bundle of benchOrganization
 */
export async function largeBundle(seed: string, directory: string, accounts: number): Promise<void> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(seed, manifestFile), 'utf8')));
  const read = async (path: string) => fromLines(await readFile(join(seed, path)), path);
  const files: Manifest['files'] = {};
  const write = async (path: string, lines: readonly unknown[]) => {
    const bytes = await toLines(lines);
    await writeAtomically(join(directory, path), bytes);
    files[path] = { sha256: sha256(bytes) };
  };
  const workloads = manifest.accounts.filter(({ id }) => Number(id) >= firstWorkload);
  const copies = new Map(workloads.map(({ id }) => [id as string, [] as string[]]));
  for (let number = manifest.accounts.length; number < accounts; number++) {
    const original = workloads[number % workloads.length];
    if (!original) throw new Error('the bundle has no workloads');
    copies.get(original.id)?.push(String(firstWorkload + number));
  }
  for (const { id } of manifest.accounts) {
    const lines = await read(accountFile(id));
    const own = copies.get(id);
    await write(accountFile(id), own ? lines : lines.map((line) => widened(line, copies)));
    for (const copy of own ?? []) await write(accountFile(copy), [moved(lines, id, copy)].flat());
  }
  for (const path of [organizationFile, destinationsFile])
    await write(
      path,
      (await read(path)).map((line) => widened(line, copies)),
    );
  const all = manifest.accounts.flatMap((scope) => [
    scope,
    ...(copies.get(scope.id) ?? []).map((id) =>
      manifestSchema.shape.accounts.element.parse({ ...scope, id, name: `${scope.name}-${id}` }),
    ),
  ]);
  await writeAtomically(join(directory, manifestFile), manifestText({ ...manifest, accounts: all, files }));
}

/** The value with each item of a list that names a workload once more for each of its copies. */
function widened(value: unknown, copies: ReadonlyMap<string, readonly string[]>): unknown {
  if (Array.isArray(value))
    return value.flatMap((item) => {
      const named = new Set(JSON.stringify(item).match(/\b4\d{11}\b/g));
      const [id = ''] = named;
      const own = named.size === 1 ? copies.get(id) : undefined;
      return own ? [item, ...own.map((copy) => moved(item, id, copy))] : [widened(item, copies)];
    });
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, widened(inner, copies)]));
}

/** A value as another account would have it. */
const moved = (value: unknown, from: string, to: string): unknown =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll(from, to)
      .replace(ownNames, (name) => otherName(name, to)),
  );

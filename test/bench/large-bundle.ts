import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fromLines, sha256, writeAtomically } from '../../src/bundle/files.ts';
import { accountFile, destinationsFile, manifestFile, manifestText, organizationFile } from '../../src/bundle/write.ts';
import { getOrMake } from '../../src/core/get-or-make.ts';
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
  const read = async (path: string) => {
    const lines: unknown[] = [];
    for await (const line of fromLines(await readFile(join(seed, path)), path)) lines.push(line);
    return lines;
  };
  const files: Manifest['files'] = {};
  const writeText = async (path: string, text: string) => {
    const bytes = gzipSync(text, { level: 1 });
    await writeAtomically(join(directory, path), bytes);
    files[path] = { sha256: sha256(bytes) };
  };
  const write = (path: string, lines: readonly unknown[]) =>
    writeText(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
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
    const copyOf = copier(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), id);
    for (const copy of own ?? []) await writeText(accountFile(copy), copyOf(copy));
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
      const text = JSON.stringify(item);
      const named = new Set(text.match(/\b4\d{11}\b/g));
      const [id = ''] = named;
      const own = named.size === 1 ? copies.get(id) : undefined;
      if (!own) return [widened(item, copies)];
      const copyOf = copier(text, id);
      return [item, ...own.map((copy) => JSON.parse(copyOf(copy)))];
    });
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, widened(inner, copies)]));
}

/** Gives a text as other accounts would have it. */
function copier(text: string, from: string): (to: string) => string {
  // At every odd place stands something that is the account's own.
  const parts = text.split(new RegExp(`(${from}|${ownNames.source})`));
  return (to) => {
    const names = new Map([[from, to]]);
    return parts
      .map((part, place) => (place % 2 === 0 ? part : getOrMake(names, part, () => otherName(part, to))))
      .join('');
  };
}

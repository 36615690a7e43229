import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AuditError } from '../core/audit-error.ts';
import type { Check } from '../core/check.ts';
import { checkSchema } from './check-schema.ts';
import { checks as catalogue } from './generated/checks.ts';

/**
 * The checks of a directory of one's own, by id: `<directory>/<folder>/<check>.js` (or .mjs, or .ts where Node runs
 * it), each the default export of its module, its id the path. Tests (`*.test.*`) and types (`*.d.ts`) beside them are
 * passed over.
 * @throws {AuditError} `checks` naming the file that holds no check, or one that the catalogue has
 */
export async function ownChecks(directory: string): Promise<readonly Check[]> {
  const files = await modulesIn(directory);
  if (files.length === 0)
    throw new AuditError(
      'checks',
      `${directory} holds no check: one would be ${join(directory, 'folder', 'check.js')}.`,
    );
  const found: Check[] = [];
  for (const { id, path } of files) {
    if (catalogue.some((check) => check.id === id))
      throw new AuditError('checks', `${path}: the catalogue already has a check ${id}. Give yours another name.`);
    if (found.some((check) => check.id === id))
      throw new AuditError('checks', `${path}: another module beside it is the check ${id} too.`);
    found.push(await load(path, id));
  }
  return found;
}

/** The checks of the catalogue and those of a directory of one's own, by id. */
export async function checksWith(directory: string | undefined): Promise<readonly Check[]> {
  if (directory === undefined) return catalogue;
  return [...catalogue, ...(await ownChecks(directory))].sort((a, b) => (a.id < b.id ? -1 : 1));
}

const moduleName = /^(?!.*\.(?:test|spec|d)\.)(.+)\.(?:js|mjs|ts)$/;

async function modulesIn(directory: string): Promise<{ id: string; path: string }[]> {
  const folders = (await listing(directory)).filter(
    (entry) => entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name),
  );
  const files = await Promise.all(
    folders.map(async ({ name: folder }) =>
      (await listing(join(directory, folder))).flatMap((entry) => {
        const name = entry.isDirectory() ? undefined : moduleName.exec(entry.name)?.[1];
        return name === undefined ? [] : [{ id: `${folder}/${name}`, path: join(directory, folder, entry.name) }];
      }),
    ),
  );
  return files.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
}

const listing = (directory: string) =>
  readdir(directory, { withFileTypes: true }).catch((error: Error) => {
    throw new AuditError('checks', `Cannot read the checks of ${directory}: ${error.message}.`, { cause: error });
  });

async function load(path: string, id: string): Promise<Check> {
  let module: Record<string, unknown>;
  try {
    module = await import(pathToFileURL(path).href);
  } catch (error) {
    throw new AuditError('checks', `${path} cannot be loaded: ${reason(error)}`, { cause: error });
  }
  const exported = module['default'];
  if (typeof exported !== 'object' || exported === null)
    throw new AuditError('checks', `${path} is not a check: its default export must be what defineCheck() gives.`);
  const check: object = { version: 1, ...exported };
  const parsed = checkSchema.safeParse(check);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AuditError('checks', `${path} is not a check: ${issue?.path.join('.')}: ${issue?.message}.`);
  }
  if (parsed.data.id !== id)
    throw new AuditError('checks', `${path} must hold the check ${id}, by its path, and says ${parsed.data.id}.`);
  return check as Check; // by checkSchema; what its functions do shows when they are called
}

function reason(error: unknown): string {
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error) };
  return code === 'ERR_UNKNOWN_FILE_EXTENSION' ? 'this Node does not run TypeScript; compile it first.' : message;
}

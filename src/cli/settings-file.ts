import { readFile } from 'node:fs/promises';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { checks } from '../catalog/generated/checks.ts';
import { AuditError } from '../core/audit-error.ts';
import type { Check } from '../core/check.ts';
import type { Profile } from '../core/profile.ts';
import { type Settings, settingsSchema } from '../core/settings.ts';
import { type SettingsProblem, settingsProblems } from './settings-problems.ts';

const byDefault = 'blindspot.yaml';

/** What tells of settings on the command line. */
export interface SettingsFlags {
  /** The file; null for none, not even the one by default. */
  readonly settings?: string | null | undefined;
  /** The profile whose goals hold where the file states none. */
  readonly goals?: Profile | undefined;
}

/**
 * Reads the settings file; the defaults when none was named and none is there.
 * @param now the start of the scan that they are for, which bounds how long a waiver may hold
 * @param catalogue every check that it may name: with one's own where there are any
 * @throws {AuditError} `settings` with the line and column of what is wrong
 */
export async function readSettings(
  { settings: named, goals: profile }: SettingsFlags,
  now: Date,
  catalogue: readonly Check[] = checks,
): Promise<Settings> {
  const overridden = { ...(profile && { profile }) };
  if (named === null) return settingsSchema.parse(overridden);
  const path = named ?? byDefault;
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (named === undefined && (error as NodeJS.ErrnoException).code === 'ENOENT')
      return settingsSchema.parse(overridden);
    throw new AuditError('settings', `Cannot read the settings file ${path}: ${(error as Error).message}.`, {
      cause: error,
    });
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const where = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${path}, line ${line}, column ${col}`;
  };
  const broken = document.errors[0];
  if (broken) throw new AuditError('settings', `${where(broken.pos[0])}: ${broken.message}`);
  const refuse = (offset: number, at: Path, message: string) =>
    new AuditError('settings', `${where(offset)}: ${at.join('.') || 'the file'}: ${message.replace(/\.$/, '')}.`);

  const parsed = settingsSchema.safeParse(withProfile(contentOf(document, path) ?? {}, profile));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const at = (issue?.path ?? []).map((part) => (typeof part === 'number' ? part : String(part)));
    const message = issue?.message ?? 'not understood';
    if (issue?.code !== 'unrecognized_keys') throw refuse(valueOffset(document, at), at, message);
    const key = issue.keys[0] ?? '';
    throw refuse(keyOffset(document, at, key), [...at, key], message);
  }
  const problem = settingsProblems(parsed.data, now, catalogue)[0];
  if (problem) throw refuse(valueOffset(document, problem.path), problem.path, problem.message);
  return parsed.data;
}

type Path = SettingsProblem['path'];

/** A profile of the command line stands above that of the file; what is no map is left to be refused. */
const withProfile = (content: unknown, profile: Profile | undefined): unknown =>
  profile && typeof content === 'object' && !Array.isArray(content) ? { ...content, profile } : content;

/** Aliases are followed only now, and may lead nowhere: `*cards` without quotes is one. */
function contentOf(document: Document, path: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new AuditError('settings', `${path}: ${(error as Error).message}.`, { cause: error });
  }
}

/** Where in the file the value of a path begins, or the nearest one above it. */
function valueOffset(document: Document, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** Where a key of the map at a path begins. */
function keyOffset(document: Document, path: Path, key: string): number {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  const found = isMap(map) && map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key)?.key;
  return isScalar(found) && found.range ? found.range[0] : valueOffset(document, path);
}

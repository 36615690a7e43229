import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument } from 'yaml';
import { AuditError } from '../core/audit-error.ts';
import { defaultSettings, type Settings, settingsSchema } from '../core/settings.ts';

const byDefault = 'blindspot.yaml';

/**
 * Reads the settings file; the defaults when none was named and none is there.
 * @throws {AuditError} `settings` with the line and column of what is wrong
 */
export async function readSettings(named: string | undefined): Promise<Settings> {
  const path = named ?? byDefault;
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (named === undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') return defaultSettings;
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
  const parsed = settingsSchema.safeParse(contentOf(document, path) ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const key = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const at = [...(issue?.path ?? []), ...(key ? [key] : [])].map(String);
  throw new AuditError(
    'settings',
    `${where(offsetOf(document, at))}: ${at.join('.') || 'the file'}: ${issue?.message}.`,
  );
}

/** Aliases are followed only now, and may lead nowhere: `*cards` without quotes is one. */
function contentOf(document: ReturnType<typeof parseDocument>, path: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new AuditError('settings', `${path}: ${(error as Error).message}.`, { cause: error });
  }
}

/** Where in the file a path begins: its node, or the nearest one above it. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly string[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as { range?: readonly number[] } | undefined;
    if (node?.range?.[0] !== undefined) return node.range[0];
  }
  return 0;
}

import { createHash } from 'node:crypto';

/** What a page may load: nothing, or the files that its own script names. */
export type Loads = 'nothing' | 'own-files';

/**
 * Content-Security-Policy of a page. Hashes are of the text between the tags, byte for byte. Files of its own come by
 * `strict-dynamic`: the script whose hash is known may add others, and nothing else may, neither markup nor an address
 * that somebody slipped in. No source could be named instead: files on disk have no origin.
 */
export const contentPolicy = (style: string, script?: string, loads: Loads = 'nothing'): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${sha256(style)}'`,
    ...(script === undefined
      ? []
      : [`script-src 'sha256-${sha256(script)}'${loads === 'own-files' ? " 'strict-dynamic'" : ''}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

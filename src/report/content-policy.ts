import { createHash } from 'node:crypto';

/** Content-Security-Policy of a page that loads nothing. Hashes are of the text between the tags, byte for byte. */
export const contentPolicy = (style: string, script?: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${sha256(style)}'`,
    ...(script === undefined ? [] : [`script-src 'sha256-${sha256(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

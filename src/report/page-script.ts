import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The page's script as one text: `main.js` and all that it imports, each file once, after those it needs. A file opened
 * from disk may not import another, so each becomes a block of one script that hands on what it exports. Known are
 * `import { a, b } from './file.js';` and `export` at the start of a line; a circle of imports is not.
 */
export function pageScript(directory: string): string {
  const taken = new Set<string>();
  const blocks: string[] = [];
  const take = (file: string): void => {
    if (taken.has(file)) return;
    taken.add(file);
    const text = readFileSync(join(directory, file), 'utf8');
    for (const [, , needed = ''] of text.matchAll(importLines)) take(needed);
    const exported = [...text.matchAll(exportLines)].map(([, name]) => name);
    const body = text.replace(importLines, "const $1 = files['$2'];\n").replace(/^export /gm, '');
    blocks.push(`{\n${body}files['${file}'] = { ${exported.join(', ')} };\n}\n`);
  };
  take('main.js');
  return `(() => {\n'use strict';\nconst files = {};\n${blocks.join('')}})();\n`;
}

const importLines = /^import (\{[^}]*\}) from '\.\/([\w-]+\.js)';\n/gm;
const exportLines = /^export (?:async )?(?:const|function\*?) (\w+)/gm;

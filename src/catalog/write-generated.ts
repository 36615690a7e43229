import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generate } from './generate.ts';

/** `npm run generate`: compiled code reads the compiled catalogue and writes into the checkout. */
const checkout = process.cwd();
const files = await generate(join(checkout, 'dist'), 'js');
for (const [path, text] of Object.entries(files)) {
  await mkdir(dirname(join(checkout, path)), { recursive: true });
  await writeFile(join(checkout, path), text);
}

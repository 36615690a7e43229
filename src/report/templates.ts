import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { pageScript } from './page-script.ts';

/** The page's template with its partials, and the files that it takes in as they are. */
interface Templates {
  /** All of the page before its data. */
  readonly page: (view: object) => string;
  /** What follows the data. */
  readonly end: (view: object) => string;
  /** The page of the history. */
  readonly history: (view: object) => string;
  readonly style: string;
  readonly script: string;
}

let loaded: Templates | undefined;

/**
 * Reads and compiles `templates/` once. All values are escaped for HTML, and a value that the view lacks is an error.
 * @throws {Error} when the package has no templates
 */
export function templates(): Templates {
  loaded ??= load(join(packageRoot(), 'templates'));
  return loaded;
}

function load(directory: string): Templates {
  const handlebars = Handlebars.create();
  const read = (file: string): string => readFileSync(join(directory, file), 'utf8');
  const compile = (file: string) => handlebars.compile(withoutIdleSpace(read(file)), options);
  const options = { strict: true, noEscape: false, knownHelpersOnly: true, preventIndent: true };
  for (const file of readdirSync(directory))
    if (file.endsWith('.hbs')) handlebars.registerPartial(file.slice(0, -'.hbs'.length), compile(file));
  return {
    page: compile('page.hbs'),
    end: compile('page-end.hbs'),
    history: compile('history.hbs'),
    style: read('report.css'),
    script: pageScript(join(directory, 'script')),
  };
}

/**
 * The line ends and indents beside tags of blocks are never seen, yet in the page each would be a node of its own, half
 * of all there are.
 */
const withoutIdleSpace = (template: string): string =>
  template.replace(
    new RegExp(`\\s*\\n\\s*(?=</?(?:${blocks})\\b)|(?<=</?(?:${blocks})\\b[^<>]*>)\\s*\\n\\s*`, 'g'),
    '',
  );

const blocks =
  'address|article|dd|defs|details|div|dl|dt|footer|g|h[1-6]|header|li|main|nav|noscript|ol|p|path|pattern|rect|section|summary|svg|table|tbody|td|text|th|thead|tr|ul';

/** This module runs from `src/` and, built, from `dist/src/`; the templates are beside package.json. */
function packageRoot(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'package.json'))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Error('blindspot was not started from its package: no package.json above it');
    directory = parent;
  }
  return directory;
}

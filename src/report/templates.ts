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
  const options = { strict: true, noEscape: false, knownHelpersOnly: true, preventIndent: true };
  for (const file of readdirSync(directory))
    if (file.endsWith('.hbs'))
      handlebars.registerPartial(file.slice(0, -'.hbs'.length), handlebars.compile(read(file), options));
  return {
    page: handlebars.compile(read('page.hbs'), options),
    end: handlebars.compile(read('page-end.hbs'), options),
    history: handlebars.compile(read('history.hbs'), options),
    style: read('report.css'),
    script: pageScript(join(directory, 'script')),
  };
}

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

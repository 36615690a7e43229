import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Starts the system's Chromium, without its sandbox, which containers do not have. */
export const launchChromium = (): Promise<Browser> => chromium.launch({ executablePath: chromiumPath() });

/**
 * The file that CHROMIUM names, or the first of the usual names on the PATH.
 * @throws {Error} when there is none
 */
export function chromiumPath(): string {
  const named = process.env['CHROMIUM'];
  const candidates = named
    ? [named]
    : (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const found = candidates.find(isExecutable);
  if (found === undefined)
    throw new Error(
      named
        ? `CHROMIUM names ${named}, which cannot be run.`
        : `There is no Chromium on the PATH (${names.join(', ')}). Install one (Debian: apt-get install chromium) or name it: CHROMIUM=/path/to/chromium.`,
    );
  return found;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

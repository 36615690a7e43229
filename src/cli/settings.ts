import { stringify } from 'yaml';
import { checksWith } from '../catalog/own-checks.ts';
import { schemaText, settingsTitle } from '../catalog/schema-text.ts';
import { settingsSchema } from '../core/settings.ts';
import type { ChecksDirFlags } from './choose-checks.ts';
import { settingsExample } from './settings-example.ts';
import { readSettings, type SettingsFlags } from './settings-file.ts';

/** `blindspot settings`: the settings in force, checked, or what helps to write them. @returns the exit status */
export async function settingsCommand(
  flags: SettingsFlags & ChecksDirFlags & { readonly schema?: true; readonly example?: true },
): Promise<number> {
  if (flags.schema) process.stdout.write(schemaText(settingsSchema, settingsTitle, 'input'));
  else if (flags.example) process.stdout.write(settingsExample);
  else process.stdout.write(stringify(await readSettings(flags, new Date(), await checksWith(flags.checksDir))));
  return 0;
}

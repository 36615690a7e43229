import { stringify } from 'yaml';
import { schemaText, settingsTitle } from '../catalog/schema-text.ts';
import { settingsSchema } from '../core/settings.ts';
import { settingsExample } from './settings-example.ts';
import { readSettings, type SettingsFlags } from './settings-file.ts';

/** `blindspot settings`: the settings in force, checked, or what helps to write them. @returns the exit status */
export async function settingsCommand(
  flags: SettingsFlags & { readonly schema?: true; readonly example?: true },
): Promise<number> {
  if (flags.schema) process.stdout.write(schemaText(settingsSchema, settingsTitle, 'input'));
  else if (flags.example) process.stdout.write(settingsExample);
  else process.stdout.write(stringify(await readSettings(flags, new Date())));
  return 0;
}

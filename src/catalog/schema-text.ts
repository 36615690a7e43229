import { z } from 'zod';

/**
 * A JSON Schema as it is published.
 * @param io `input` for what people write, with all that may be left out
 */
export const schemaText = (schema: z.ZodType, title: string, io: 'input' | 'output' = 'output'): string =>
  `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io }) }, null, 2)}\n`;

/** What the published schema of the settings file is called. */
export const settingsTitle = 'blindspot settings';

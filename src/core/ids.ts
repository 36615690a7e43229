import { z } from 'zod';

/** A twelve-digit AWS account id. */
export const accountIdSchema = z
  .string()
  .regex(/^\d{12}$/, 'an AWS account id has twelve digits')
  .brand<'AccountId'>();
export type AccountId = z.infer<typeof accountIdSchema>;

/** A Region name such as `eu-west-1`. Only the shape is checked: AWS adds Regions faster than lists are kept. */
export const regionNameSchema = z
  .string()
  .regex(/^[a-z]{2,}(-[a-z]+)+-\d+$/, 'a Region name looks like eu-west-1')
  .brand<'RegionName'>();
export type RegionName = z.infer<typeof regionNameSchema>;

/** @throws {z.ZodError} when `text` is not a twelve-digit account id. */
export const accountId = (text: string): AccountId => accountIdSchema.parse(text);

/** @throws {z.ZodError} when `text` does not look like a Region name. */
export const regionName = (text: string): RegionName => regionNameSchema.parse(text);

import { z } from 'zod';
import { sources } from './source.ts';

/** What somebody could do to a store of evidence. */
const custodyVerdicts = ['can', 'cannot', 'unknown'] as const;

/** Whether somebody could do one thing to evidence. */
const powerSchema = z.object({
  verdict: z.enum(custodyVerdicts),
  /** `cannot`: not before this moment; absent where what stops it has no end. ISO 8601, UTC. */
  until: z.iso.datetime().optional(),
  /** The IAM actions that would do it. */
  acts: z.array(z.string()),
  /** What leaves it open, what stops it, or what is not known, in one sentence. */
  because: z.string(),
});

/** The kinds of things that keep or make evidence. */
const storeKinds = ['bucket', 'log-group', 'trail', 'event-data-store', 'detector', 'recorder'] as const;

/** Whose credentials an intruder is taken to have: what such a person may do by default, or as an account's root user. */
const adversaries = [
  'source-administrator',
  'owner-administrator',
  'owner-root',
  'delegated-administrator',
  'management-administrator',
] as const;

const storeSchema = z.object({
  /** The ARN; for detectors and recorders that are answered alike, a name of the group. */
  id: z.string(),
  kind: z.enum(storeKinds),
  /** Where it is, and the findings that bear on its custody there; several for detectors and recorders answered alike. */
  places: z.array(
    z.object({ account: z.string().nullable(), regions: z.array(z.string()), findings: z.array(z.string()) }),
  ),
  /** What it keeps, and of how many accounts. */
  keeps: z.array(z.object({ source: z.enum(sources), accounts: z.int() })),
  powers: z.array(
    z.object({
      who: z.enum(adversaries),
      /** The accounts meant, where the rest of their kind is answered otherwise. */
      accounts: z.array(z.string()).optional(),
      /** Erase what it holds; absent for what holds nothing. */
      destroy: powerSchema.optional(),
      /** Keep new evidence from coming. */
      silence: powerSchema,
    }),
  ),
});

/** Who could destroy or silence each store of evidence. */
export const custodySchema = z.object({ stores: z.array(storeSchema) });

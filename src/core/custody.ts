import { z } from 'zod';
import { sources } from './source.ts';

/** What somebody could do to a store of evidence. */
export const custodyVerdicts = ['can', 'cannot', 'unknown'] as const;

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

export type CustodyPower = z.infer<typeof powerSchema>;

/** The kinds of things that make or keep evidence. */
const storeKinds = ['bucket', 'log-group', 'trail', 'event-data-store', 'detector', 'recorder'] as const;

/**
 * Whose credentials an intruder is taken to have. `source`: of an account whose evidence comes here from elsewhere;
 * `owner`: of the account that it is in; `key`: of the account of a key that encrypts it; `delegated`: of an account that
 * administers the service for the organization; `management`: of the management account.
 */
const adversaries = ['source', 'owner', 'owner-root', 'key', 'delegated', 'management'] as const;
export type Adversary = (typeof adversaries)[number];

const findingIds = z.array(z.string());

const storeSchema = z.object({
  /** The ARN; for detectors and recorders that are answered alike, a name of the group. */
  id: z.string(),
  kind: z.enum(storeKinds),
  /** Where it is (null: not known), and the findings that bear on its custody there. */
  places: z.array(z.object({ account: z.string().nullable(), regions: z.array(z.string()), findings: findingIds })),
  /** What it keeps, and of how many accounts. */
  keeps: z.array(z.object({ source: z.enum(sources), accounts: z.int() })),
  /** Days after which it lets evidence go by itself; absent when not known. */
  days: z.union([z.int(), z.literal('forever')]).optional(),
  powers: z.array(
    z.object({
      who: z.enum(adversaries),
      /** The accounts meant, where the rest of their kind is answered otherwise, or is elsewhere. */
      accounts: z.array(z.string()).optional(),
      /** Erase what it holds; absent for what holds nothing. */
      destroy: powerSchema.optional(),
      /** Keep new evidence from coming. */
      silence: powerSchema,
    }),
  ),
});
export type CustodyStore = z.infer<typeof storeSchema>;

/** Whether an act of tampering would ring: `partly` where it rings for some of its forms or Regions. */
const alarmStates = ['raised', 'partly', 'silent', 'unknown'] as const;

const telemetrySchema = z.object({
  source: z.enum(sources),
  /** Regions of which all of this is true; empty for all of the account. */
  regions: z.array(z.string()),
  recorded: z.enum(['yes', 'no', 'unknown']),
  /** Whether an intruder in the account could stop the recording; absent where nothing is recorded. */
  stop: powerSchema.optional(),
  alarm: z.object({ state: z.enum(alarmStates), findings: findingIds }).optional(),
  /** Where it is kept, and whether the same intruder could erase it there. */
  kept: z.array(
    z.object({
      store: z.string(),
      erase: z.enum(custodyVerdicts),
      until: z.iso.datetime().optional(),
    }),
  ),
});
export type FallenTelemetry = z.infer<typeof telemetrySchema>;

/** Who could destroy or silence each store of evidence, and what of each account's evidence would survive its fall. */
export const custodySchema = z.object({
  stores: z.array(storeSchema),
  /** For each account: an intruder with its administrators' and its root user's credentials, and its telemetry. */
  accounts: z.array(z.object({ account: z.string(), telemetry: z.array(telemetrySchema) })),
});

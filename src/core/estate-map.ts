import { z } from 'zod';
import { sources } from './source.ts';

/**
 * What an account is for, inferred from where telemetry goes and never from a name.
 * - `management`: the organization's management account, as AWS Organizations says.
 * - `log-archive`: its buckets keep the logs of at least half of the other accounts that send any.
 * - `security`: the GuardDuty findings of other accounts are sent to it.
 * - `siem`: it takes in what log stores of several accounts announce, stream or let it read.
 * - `detections`: metric filters of its log groups watch the events of other accounts.
 */
export const accountRoles = ['management', 'log-archive', 'security', 'siem', 'detections'] as const;
export type AccountRole = (typeof accountRoles)[number];

/**
 * Whether telemetry really takes a way: `delivers` when every check that judges it passes, `broken` when one fails or
 * when it leads nowhere, `unknown` when something that decides it was not seen or not judged.
 */
export const flowStates = ['delivers', 'broken', 'unknown'] as const;
export type FlowState = (typeof flowStates)[number];

/** What telemetry is kept in or collected by; a GuardDuty administrator is an account and has no ARN. */
export const storeTypes = ['bucket', 'log-group', 'stream', 'event-bus', 'guardduty-administrator'] as const;
export type StoreType = (typeof storeTypes)[number];

const storeSchema = z.object({
  type: z.enum(storeTypes),
  arn: z.string().nullable(),
  /** Its owner; null when nobody knows, or when there is no such store. */
  account: z.string().nullable(),
  /** `found` by this scan; `absent`: AWS says that there is none; `elsewhere`: in an account that was not entered. */
  location: z.enum(['found', 'absent', 'elsewhere']),
});
export type Store = z.infer<typeof storeSchema>;

const flowSchema = z.object({
  source: z.enum(sources),
  /** What sends for many places, such as the ARN of a trail; null where each place has a sender of its own. */
  via: z.string().nullable(),
  /** Every one of these accounts sends from every one of these Regions. */
  accounts: z.array(z.string()),
  /** Empty for what belongs to no Region. */
  regions: z.array(z.string()),
  /** null: `broken`, it leads nowhere; `unknown`, where it leads was not seen. */
  destination: storeSchema.nullable(),
  state: z.enum(flowStates),
  why: z.string(),
  /** The failing and unknown findings behind the state; none for what delivers. */
  findings: z.array(z.string()),
});
export type Flow = z.infer<typeof flowSchema>;

/** Who takes in what a store holds, or hears of it. */
export const readerTypes = [
  'queue',
  'topic',
  'function',
  'stream',
  'bucket',
  'event-bridge',
  'principal',
  'metric-filters',
  'endpoint',
  'attested',
  'other',
] as const;
export type ReaderType = (typeof readerTypes)[number];

const readingSchema = z.object({
  /** ARN of the store. */
  store: z.string(),
  /** null: nothing in AWS shows a reader. */
  reader: z
    .object({
      type: z.enum(readerTypes),
      name: z.string(),
      arn: z.string().nullable(),
      account: z.string().nullable(),
    })
    .nullable(),
  state: z.enum(flowStates),
  why: z.string(),
  findings: z.array(z.string()),
});
export type Reading = z.infer<typeof readingSchema>;

export const accountSchema = z.object({
  id: z.string(),
  roles: z.array(z.object({ role: z.enum(accountRoles), why: z.string() })),
});

/** Where telemetry flows: from accounts to stores, and from stores to readers. */
export const estateMapSchema = z.object({
  /** The accounts that have a role, of the organization or not. */
  accounts: z.array(accountSchema),
  flows: z.array(flowSchema),
  readers: z.array(readingSchema),
});
export type EstateMap = z.infer<typeof estateMapSchema>;

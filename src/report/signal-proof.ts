import { z } from 'zod';
import type { Finding } from '../core/finding.ts';

const linkSchema = z.object({
  kind: z.string(),
  resource: z.string(),
  state: z.enum(['ok', 'broken', 'unknown']),
  because: z.string(),
});
const chainSchema = z.object({ route: z.string(), region: z.string().nullable(), links: z.array(linkSchema) });
const idsSchema = z.array(z.string()).nullish();
const proofSchema = z.object({
  verdict: z.enum(['detected', 'partial', 'broken', 'none', 'unknown']),
  chains: z.array(chainSchema),
  moreChains: z.int().nullish(),
  /** `kind resource` of the link that spoils the chain that comes nearest. */
  brokenLink: z.string().nullish(),
  counterExample: z.object({ id: z.string(), event: z.string().optional(), note: z.string().optional() }).nullish(),
  unheard: idsSchema,
  regions: idsSchema,
  falseAlarms: idsSchema,
});

/** What a finding about a signal proves: its chains, and the event that slips through. */
export type SignalProof = z.infer<typeof proofSchema>;
export type ProofChain = SignalProof['chains'][number];
export type ProofLink = ProofChain['links'][number];

/** The proof among the facts of a finding; undefined where it could not be judged so far. */
export const signalProof = ({ facts }: Finding): SignalProof | undefined => proofSchema.safeParse(facts).data;

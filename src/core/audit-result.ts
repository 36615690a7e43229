import { z } from 'zod';
import { changesSchema } from './changes.ts';
import { custodySchema } from './custody.ts';
import { estateMapSchema } from './estate-map.ts';
import { unreadSchema } from './evidence.ts';
import { breadths } from './evidence-kind.ts';
import { findingSchema, outcomes } from './finding.ts';
import { severities } from './severity.ts';
import { sources } from './source.ts';
import { waiverResultSchema } from './waiver.ts';

/** How well one source covers one target, from worst to best; `not-applicable` where there is nothing to cover. */
export const coverageStates = ['missing', 'unsound', 'unknown', 'covered', 'not-applicable'] as const;
export type CoverageState = (typeof coverageStates)[number];

const coverageCountsSchema = z.object({
  covered: z.int(),
  unsound: z.int(),
  missing: z.int(),
  unknown: z.int(),
  notApplicable: z.int(),
});
export type CoverageCounts = z.infer<typeof coverageCountsSchema>;

/**
 * What a scan says of a control, from worst to best: `fail` when a check that serves it fails anywhere, otherwise
 * `unknown` when one is unknown or did not run, `pass` only when all pass, `not-applicable` when none found its matter.
 */
export const controlVerdicts = ['fail', 'unknown', 'pass', 'not-applicable'] as const;
export type ControlVerdict = (typeof controlVerdicts)[number];

/** A goal of the settings that is below what a control demands. */
const shortfallSchema = z.object({
  /** The key below `goals`. */
  goal: z.enum(['archiveDays', 'hotDays', 'configDays']),
  /** In days, as the other. */
  asked: z.int(),
  demanded: z.int(),
  /** Whether the settings put it below what is asked without a word. */
  lowered: z.boolean(),
});
export type Shortfall = z.infer<typeof shortfallSchema>;

const frameworkSchema = z.object({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  controls: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      verdict: z.enum(controlVerdicts),
      /** Every check of the catalogue that serves it; those below are among them. */
      checks: z.array(z.string()),
      failing: z.array(z.string()),
      unknown: z.array(z.string()),
      notRun: z.array(z.string()),
      /**
       * There where the checks measured less than the control demands: then it does not pass. It fails where the settings
       * lowered the measure, and is unknown where they only did not raise it.
       */
      shortfalls: z.array(shortfallSchema).optional(),
    }),
  ),
});
export type FrameworkResult = z.infer<typeof frameworkSchema>;

/** What a report needs to know of a check. */
export const checkSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  failureTitle: z.string(),
  severity: z.enum(severities),
  source: z.enum(sources),
  breadth: z.enum(breadths),
  version: z.int(),
  why: z.string(),
  remedy: z.object({ text: z.string(), cli: z.string().optional(), terraform: z.string().optional() }),
  controls: z.record(z.string(), z.array(z.string())),
  requirements: z.array(z.string()),
  operations: z.array(z.string()),
});
export type CheckSummary = z.infer<typeof checkSummarySchema>;

/** `audit.json`, the contract: every other format is a pure function of it. */
export const auditResultSchema = z.object({
  schemaVersion: z.literal('1.0'),
  tool: z.object({ name: z.literal('blindspot'), version: z.string() }),
  run: z.object({
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    /** Whether the scan read all that it had planned. */
    complete: z.boolean(),
    caller: z.string(),
    settings: z.record(z.string(), z.json()),
    calls: z.object({ made: z.int(), throttled: z.int() }),
    bundleSha256: z.string(),
    /** Told when another version of the tool gathered the evidence than judged it. */
    gatheredBy: z
      .object({
        version: z.string(),
        /** Checks whose verdict may differ for that alone: their version is another, or they were not there. */
        changedChecks: z.array(z.string()),
      })
      .optional(),
  }),
  organization: z.object({
    /** null for a single account. */
    id: z.string().nullable(),
    managementAccountId: z.string().nullable(),
    accounts: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        state: z.string(),
        ou: z.array(z.string()),
        scanned: z.boolean(),
        unreachable: z.object({ code: z.string(), message: z.string() }).optional(),
        /** There on accounts of production, as the settings have it. `assumed`: they go by what could not be read. */
        inProduction: z.enum(['stated', 'assumed']).optional(),
      }),
    ),
  }),
  scope: z.object({
    targets: z.array(z.object({ account: z.string(), region: z.string() })),
    skipped: z.array(z.object({ account: z.string(), region: z.string().optional(), reason: z.string() })),
  }),
  summary: z.object({
    byOutcome: z.record(z.enum(outcomes), z.int()),
    /** Failing findings by severity, without the waived ones. */
    bySeverity: z.record(z.enum(severities), z.int()),
    /** Waived findings, failing or unknown; `byOutcome` counts them as what they are. */
    waived: z.int().default(0),
    coverage: z.partialRecord(z.enum(sources), coverageCountsSchema),
  }),
  coverage: z.array(
    z.object({
      account: z.string(),
      region: z.string(),
      source: z.enum(sources),
      state: z.enum(coverageStates),
      /** The failing, unknown and broken findings behind the state. */
      findings: z.array(z.string()),
    }),
  ),
  checks: z.array(checkSummarySchema),
  /** Those of which a check ran. Results of versions before this was told have none. */
  frameworks: z.array(frameworkSchema).default([]),
  findings: z.array(findingSchema),
  /** null when it was not worked out: in results of versions before it was told. */
  custody: custodySchema.nullable().default(null),
  /** The waivers of the settings, in their order. */
  waivers: z.array(waiverResultSchema).default([]),
  /** Where telemetry flows; null in results of versions before this was told. */
  estate: estateMapSchema.nullable().default(null),
  /** null when the scan was not asked for it. */
  changes: changesSchema.nullable().default(null),
  /**
   * The IAM actions by which evidence is read, by its kind, where it takes several: behind the first that is denied the
   * others are not tried. Results of versions before this was told have none.
   */
  readBy: z.record(z.string(), z.array(z.string())).default({}),
  unread: z.array(
    z.object({
      account: z.string().nullable(),
      region: z.string().nullable(),
      kind: z.string(),
      resource: z.string().nullable(),
      ...unreadSchema.omit({ kind: true }).shape,
      reason: unreadSchema.shape.kind,
    }),
  ),
});
export type AuditResult = z.infer<typeof auditResultSchema>;

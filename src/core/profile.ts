/**
 * Retention by profile, in days. `pci`: PCI DSS 4.0.1, 10.5.1, twelve months kept and three at hand. `federal`: OMB M-21-31,
 * twelve months at hand and eighteen more in the archive. `hipaa`: 45 CFR 164.316(b)(2)(i), six years. `minimal`: what
 * CIS Controls v8, 8.10 asks for. The history of AWS Config is kept as the archive is.
 */
export const profiles = {
  pci: { archiveDays: 365, hotDays: 90, configDays: 365 },
  federal: { archiveDays: 912, hotDays: 365, configDays: 912 },
  hipaa: { archiveDays: 2190, hotDays: 90, configDays: 2190 },
  minimal: { archiveDays: 90, hotDays: 30, configDays: 90 },
} as const satisfies Readonly<Record<string, Retention>>;

/** Days for which records are kept, and at hand. */
export interface Retention {
  readonly archiveDays: number;
  readonly hotDays: number;
  readonly configDays: number;
}
export type Profile = keyof typeof profiles;

/** `pci` first: it is in force where none is named. */
export const profileNames = ['pci', 'federal', 'hipaa', 'minimal'] as const satisfies readonly Profile[];

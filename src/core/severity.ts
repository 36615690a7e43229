/** From worst to mildest; the order is the sort order of every report. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof severities)[number];

/** 0 is worst. */
export const severityRank = (severity: Severity): number => severities.indexOf(severity);

/** Whether `severity` is as bad as `threshold` or worse. */
export const atLeast = (severity: Severity, threshold: Severity): boolean =>
  severityRank(severity) <= severityRank(threshold);

/** What is to be scanned on a schedule, and from where. */
export interface ScheduleRequest {
  /** Of the auditor, whom the pipeline becomes. A variable of the pipeline where left out. */
  readonly auditorArn?: string | undefined;
  /** Where STS is asked and, on AWS, where all is built. */
  readonly region: string;
  /** UTC. */
  readonly at: { readonly hour: number; readonly minute: number };
  /** The npm package with its exact version: what runs tomorrow is what was looked at today. */
  readonly package: string;
  /** Further flags of the scan, as they stand on its command line: `--role-name Audit`. */
  readonly scanFlags: readonly string[];
  /** The severity from which on a finding fails the run. */
  readonly failOn: string;
}

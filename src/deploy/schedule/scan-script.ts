import type { ScheduleRequest } from './schedule-request.ts';

/** Files of a result that pipelines keep, show or compare; the evidence stays below `reports/`. */
const kept = 'audit.json report.html summary.md blindspot.sarif junit.xml';

/**
 * The lines of a POSIX shell that scan, and leave the exit status in `$status` and the files in `result/`. A run is held
 * against `baseline/audit.json` where there is one. Without one every finding counts, so that a baseline that was lost
 * is noticed; `BLINDSPOT_ACCEPT=true` takes the estate as it is.
 */
export const scanScript = ({ scanFlags, failOn }: ScheduleRequest): readonly string[] => [
  'if [ "$' + '{BLINDSPOT_ACCEPT:-}" = true ]; then',
  '  set -- --fail-on none',
  'elif [ -f baseline/audit.json ]; then',
  `  set -- --fail-on ${failOn} --baseline baseline/audit.json`,
  'else',
  `  set -- --fail-on ${failOn}`,
  'fi',
  'status=0',
  `blindspot scan ${[...scanFlags, '--external-id "$BLINDSPOT_EXTERNAL_ID"'].join(' ')} \\`,
  '  --format html,json,markdown,sarif,junit "$@" || status=$?',
  'mkdir -p result',
  `for file in ${kept}; do cp reports/*/latest/"$file" result/ 2>/dev/null || true; done`,
];

/** The lines that say in words what the status means and end with it. */
export const verdictScript: readonly string[] = [
  'case "$status" in',
  "  0) echo 'Blindspot: nothing new, nothing worse, nothing newly unknown.' ;;",
  "  1) echo 'Blindspot: findings. Mend them, or accept them by running once with BLINDSPOT_ACCEPT=true.' ;;",
  "  3) echo 'Blindspot: incomplete. What could not be read leaves the answer open; the report names the permission.' ;;",
  "  *) echo 'Blindspot: the scan could not run; see its last lines above.' ;;",
  'esac',
  'exit "$status"',
];

/** Installs the scanner without running anybody's install scripts. */
export const installCommand = (request: ScheduleRequest): string =>
  `npm install --global --ignore-scripts ${request.package}`;

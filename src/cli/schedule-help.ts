/** How a schedule is set up, for the help of `blindspot schedule`. */
export const scheduleHelp = `
Prints one ready file; its first lines say where it goes and what else it needs.
  github          a GitHub Actions workflow: OIDC role, baseline, SARIF upload, job summary
  gitlab          a GitLab CI job: OIDC role, baseline, JUnit report
  cloudformation  EventBridge Scheduler and CodeBuild in the account that runs scans, with the auditor's role, a locked
                  bucket for the results, and a topic that hears of findings, of failures and of days without a scan

Each run is held against the last that passed: it fails (exit 1) on what is new, worse or newly unknown, and on what
could not be read (exit 3). The first run has nothing to be held against: start it by hand and accept what it finds.
The roles come first: \`blindspot policy --help\`.

  blindspot schedule --format github --region eu-west-1 > .github/workflows/blindspot.yml
  blindspot schedule --format cloudformation --organization-id o-a1b2c3d4e5 --external-id NAME > blindspot.yaml`;

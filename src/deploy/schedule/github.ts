import { stringify } from 'yaml';
import { installCommand, scanScript, verdictScript } from './scan-script.ts';
import type { ScheduleRequest } from './schedule-request.ts';

/** Actions by commit: a tag can be moved. The comment is the release of the commit. */
const actions = {
  checkout: 'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2',
  setupNode: 'actions/setup-node@53b83947a5a98c8d113130e565377fae1a50d02f # v6.3.0',
  awsCredentials: 'aws-actions/configure-aws-credentials@8df5847569e6427dd6c4fb1cf565c83acfa8afa7 # v6.0.0',
  restoreCache: 'actions/cache/restore@55cc8345863c7cc4c66a329aec7e433d2d1c52a9 # v6.1.0',
  saveCache: 'actions/cache/save@55cc8345863c7cc4c66a329aec7e433d2d1c52a9 # v6.1.0',
  uploadArtifact: 'actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1',
  uploadSarif: 'github/codeql-action/upload-sarif@89a39a4e59826350b863aa6b6252a07ad50cf83e # v4.32.4',
} as const;

const heading = `# Blindspot every day. Put this file at .github/workflows/blindspot.yml of a PRIVATE repository: what it keeps tells where
# your organization is blind.
# - AWS lets the default branch in as the role that \`blindspot policy --for auditor --principal github:OWNER/REPO\` makes;
#   its ARN goes into the repository variable BLINDSPOT_ROLE_ARN where it does not stand below.
# - The external id goes into the secret BLINDSPOT_EXTERNAL_ID.
# - Run it by hand with "accept" once: what it finds then is the baseline. Later runs fail on what is new, worse or newly
#   unknown, until it is mended or accepted. Each run that passes is the next baseline.
# - The SARIF upload needs code scanning (GitHub Advanced Security in private repositories); else delete that step.
`;

const expression = (text: string): string => `\${{ ${text} }}`;

/** A GitHub Actions workflow. */
export function githubWorkflow(request: ScheduleRequest): string {
  const { at, region, auditorArn = expression('vars.BLINDSPOT_ROLE_ARN') } = request;
  const cacheKey = 'blindspot-baseline-';
  const thisRun = `${cacheKey}${expression('github.run_id')}-${expression('github.run_attempt')}`;
  const hasResult = "!cancelled() && hashFiles('result/audit.json') != ''";
  const workflow = {
    name: 'Blindspot',
    on: {
      schedule: [{ cron: `${at.minute} ${at.hour} * * *` }],
      workflow_dispatch: {
        inputs: {
          accept: { description: 'Take what this run finds as the new baseline', type: 'boolean', default: false },
        },
      },
    },
    permissions: {},
    // A second run at the same time would only share AWS's rate limits with the first.
    concurrency: { group: 'blindspot', 'cancel-in-progress': false },
    jobs: {
      scan: {
        name: 'Scan',
        'runs-on': 'ubuntu-24.04',
        'timeout-minutes': 60,
        permissions: { actions: 'read', contents: 'read', 'id-token': 'write', 'security-events': 'write' },
        steps: [
          { name: 'Take the settings', uses: actions.checkout, with: { 'persist-credentials': false } },
          {
            name: 'Set up Node',
            uses: actions.setupNode,
            with: { 'node-version': 22, 'package-manager-cache': false },
          },
          { name: 'Install', run: installCommand(request) },
          {
            name: 'Become the auditor',
            uses: actions.awsCredentials,
            with: {
              'role-to-assume': auditorArn,
              'role-session-name': `blindspot-${expression('github.run_id')}`,
              'role-duration-seconds': 3600,
              'aws-region': region,
            },
          },
          {
            name: 'Take the baseline',
            uses: actions.restoreCache,
            with: { path: 'baseline', key: thisRun, 'restore-keys': cacheKey },
          },
          {
            name: 'Scan',
            id: 'scan',
            env: {
              BLINDSPOT_EXTERNAL_ID: expression('secrets.BLINDSPOT_EXTERNAL_ID'),
              BLINDSPOT_ACCEPT: expression('inputs.accept'),
            },
            run: lines([...scanScript(request), 'echo "status=$status" >> "$GITHUB_OUTPUT"']),
          },
          {
            name: 'Summarize',
            if: hasResult,
            // GitHub refuses a summary over 1 MiB.
            run: 'head -c 1000000 result/summary.md >> "$GITHUB_STEP_SUMMARY"',
          },
          {
            name: 'Show the findings in code scanning',
            if: hasResult,
            uses: actions.uploadSarif,
            with: { sarif_file: 'result/blindspot.sarif', category: 'blindspot' },
          },
          {
            name: 'Keep the report',
            if: hasResult,
            uses: actions.uploadArtifact,
            with: { name: 'blindspot', path: 'result', 'retention-days': 90 },
          },
          {
            name: 'Make it the baseline',
            id: 'baseline',
            if: "steps.scan.outputs.status == '0'",
            run: lines(['mkdir -p baseline', 'cp result/audit.json baseline/audit.json']),
          },
          {
            name: 'Keep the baseline',
            if: "steps.baseline.outcome == 'success'",
            uses: actions.saveCache,
            with: { path: 'baseline', key: thisRun },
          },
          {
            name: 'Judge',
            env: { status: expression('steps.scan.outputs.status') },
            run: lines(verdictScript),
          },
        ],
      },
    },
  };
  return heading + withReleases(stringify(workflow, { lineWidth: 0 }));
}

const lines = (script: readonly string[]): string => `${script.join('\n')}\n`;

/** The text after `#` in the list of actions is a comment of the file, not part of the name. */
const withReleases = (text: string): string => text.replace(/uses: "?([^"\n]+@[0-9a-f]{40} # [^"\n]+)"?/g, 'uses: $1');

import { stringify } from 'yaml';
import { installCommand, scanScript, verdictScript } from './scan-script.ts';
import type { ScheduleRequest } from './schedule-request.ts';

const heading = ({
  at,
}: ScheduleRequest): string => `# Blindspot on a schedule. Put this job into .gitlab-ci.yml of a PRIVATE project: what it keeps tells where your
# organization is blind.
# - AWS lets the default branch in as the role that \`blindspot policy --for auditor --principal gitlab:GROUP/PROJECT\`
#   makes; its ARN goes into the CI/CD variable BLINDSPOT_ROLE_ARN where it does not stand below.
# - The external id goes into the masked CI/CD variable BLINDSPOT_EXTERNAL_ID.
# - Add a pipeline schedule (Build > Pipeline schedules) of the default branch, such as ${at.minute} ${at.hour} * * *.
# - Run it by hand with BLINDSPOT_ACCEPT=true once: what it finds then is the baseline. Later runs fail on what is new,
#   worse or newly unknown, until it is mended or accepted. The cache holds the baseline of the last run that passed
#   (the API for artifacts of earlier pipelines takes a job's token in the paid tiers only).
`;

/** A job of GitLab CI. */
export function gitlabJob(request: ScheduleRequest): string {
  const { region, auditorArn = '$BLINDSPOT_ROLE_ARN' } = request;
  const onDefaultBranch = '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH';
  return (
    heading(request) +
    stringify(
      {
        blindspot: {
          image: 'node:22-bookworm-slim',
          rules: ['schedule', 'web'].map((source) => ({
            if: `$CI_PIPELINE_SOURCE == "${source}" && ${onDefaultBranch}`,
          })),
          timeout: '1h',
          resource_group: 'blindspot',
          id_tokens: { BLINDSPOT_ID_TOKEN: { aud: 'https://gitlab.com' } },
          variables: {
            AWS_REGION: region,
            AWS_ROLE_ARN: auditorArn,
            AWS_ROLE_SESSION_NAME: 'blindspot-$CI_JOB_ID',
            AWS_WEB_IDENTITY_TOKEN_FILE: '/tmp/blindspot-id-token',
          },
          cache: { key: 'blindspot-baseline', paths: ['baseline/'], when: 'on_success' },
          before_script: [
            installCommand(request),
            `(umask 077 && printf '%s' "$BLINDSPOT_ID_TOKEN" > "$AWS_WEB_IDENTITY_TOKEN_FILE")`,
          ],
          script: [
            [
              ...scanScript(request),
              'if [ "$status" = 0 ]; then mkdir -p baseline && cp result/audit.json baseline/audit.json; fi',
              ...verdictScript,
              '',
            ].join('\n'),
          ],
          artifacts: {
            when: 'always',
            access: 'developer',
            expire_in: '90 days',
            paths: ['result/'],
            reports: { junit: 'result/junit.xml' },
          },
        },
      },
      { lineWidth: 0 },
    )
  );
}

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { faultsOf, propertiesOf, templateOf } from '../deploy/template.ts';
import { run } from './run.ts';

const schedule = async (...args: string[]) => (await run('schedule', '--format', ...args)).stdout;

interface Step {
  readonly name: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

describe('a GitHub Actions workflow', () => {
  const workflow = async (...args: string[]) => {
    const text = await schedule('github', ...args);
    const parsed = parse(text) as {
      on: object;
      permissions: object;
      jobs: { scan: { permissions: object; steps: Step[] } };
    };
    const step = (name: string) => {
      const found = parsed.jobs.scan.steps.find((one) => one.name === name);
      if (!found) throw new Error(`there is no step ${name}`);
      return found;
    };
    return { text, ...parsed, step };
  };

  test('runs daily at the time given, and by hand to accept what is there', async () => {
    expect((await workflow('--at', '23:05')).on).toEqual({
      schedule: [{ cron: '5 23 * * *' }],
      workflow_dispatch: { inputs: { accept: expect.objectContaining({ type: 'boolean', default: false }) } },
    });
  });

  test('has no permission but those of its job, and takes each action by commit, with its release', async () => {
    const { text, permissions, jobs } = await workflow();
    expect(permissions).toEqual({});
    expect(jobs.scan.permissions).toEqual({
      actions: 'read',
      contents: 'read',
      'id-token': 'write',
      'security-events': 'write',
    });
    const uses = [...text.matchAll(/^ +uses: (.*)$/gm)].map(([, action]) => action);
    expect(uses).toHaveLength(7);
    expect(uses.filter((action) => !/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action ?? ''))).toEqual([]);
  });

  test('becomes the auditor by OIDC, and gives the external id in the environment alone', async () => {
    const auditor = 'arn:aws:iam::111122223333:role/BlindspotAuditor';
    const { text, step } = await workflow('--auditor-arn', auditor, '--region', 'eu-central-1');
    expect(step('Become the auditor').with).toMatchObject({ 'role-to-assume': auditor, 'aws-region': 'eu-central-1' });
    expect((await workflow()).step('Become the auditor').with).toMatchObject({
      'role-to-assume': '$' + '{{ vars.BLINDSPOT_ROLE_ARN }}',
    });
    // An expression in a script would let its value be run.
    expect(
      [...text.matchAll(/^ +run: \|-?\n((?: {10}.*\n)+)/gm)].filter(([, script]) => script?.includes('$' + '{{')),
    ).toEqual([]);
  });

  test('keeps a run that passed as the baseline, and shows the others without keeping them', async () => {
    const { step } = await workflow();
    expect(step('Make it the baseline').if).toBe("steps.scan.outputs.status == '0'");
    expect(step('Keep the baseline').with?.['key']).toBe(step('Take the baseline').with?.['key']);
    for (const shown of ['Summarize', 'Show the findings in code scanning', 'Keep the report'])
      expect(step(shown).if).toBe("!cancelled() && hashFiles('result/audit.json') != ''");
  });
});

test('a GitLab job takes the role by its own token and reports JUnit', async () => {
  const { blindspot } = parse(await schedule('gitlab', '--region', 'eu-west-1')) as {
    blindspot: Record<string, unknown>;
  };
  expect(blindspot).toMatchObject({
    id_tokens: { BLINDSPOT_ID_TOKEN: { aud: 'https://gitlab.com' } },
    variables: { AWS_REGION: 'eu-west-1', AWS_ROLE_ARN: '$BLINDSPOT_ROLE_ARN' },
    cache: { paths: ['baseline/'], when: 'on_success' },
    artifacts: { when: 'always', reports: { junit: 'result/junit.xml' } },
  });
});

describe('a schedule in AWS', () => {
  const template = async (...args: string[]) => templateOf(await schedule('cloudformation', ...args));

  test('is whole: each reference is to something, each parameter is used', async () => {
    expect(faultsOf(await template('--organization-id', 'o-a1b2c3d4e5', '--external-id', 'acme'))).toEqual([]);
  });

  test('starts one project daily, as a role that only this project may take', async () => {
    const given = await template('--at', '4:05');
    expect(propertiesOf(given, 'Schedule')).toMatchObject({
      ScheduleExpression: 'cron(5 4 * * ? *)',
      Target: { Input: { 'Fn::Sub': '{"ProjectName":"$' + '{Project}"}' } },
    });
    expect(propertiesOf(given, 'AuditorRole').AssumeRolePolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'codebuild.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
          ArnEquals: {
            'aws:SourceArn': {
              'Fn::Sub':
                'arn:$' + '{AWS::Partition}:codebuild:$' + '{AWS::Region}:$' + '{AWS::AccountId}:project/blindspot',
            },
          },
        },
      },
    ]);
    expect(propertiesOf(given, 'Project').Name).toBe('blindspot');
  });

  test('keeps results locked, versioned, encrypted and closed, and hears of failures and of silence', async () => {
    const given = await template();
    expect(propertiesOf(given, 'Results')).toMatchObject({
      ObjectLockEnabled: true,
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
    });
    const denials = propertiesOf(given, 'ResultsPolicy').PolicyDocument.Statement as { Sid: string; Effect: string }[];
    expect(denials.map(({ Sid, Effect }) => `${Effect} ${Sid}`)).toEqual([
      'Deny OnlyOverTls',
      'Deny OnlyForTheOrganization',
      'Deny NobodyLiftsTheLock',
      'Deny OnlyTheAuditorWrites',
    ]);
    expect(propertiesOf(given, 'ScanFailed').EventPattern.detail['build-status']).toEqual([
      'FAILED',
      'FAULT',
      'STOPPED',
      'TIMED_OUT',
    ]);
    expect(propertiesOf(given, 'NoScan').TreatMissingData).toBe('breaching');
  });
});

test.each(['github', 'gitlab', 'cloudformation'])('%s scans as it is told', async (format) => {
  const flags = [
    '--role-name',
    'Auditing',
    '--regions',
    'eu-west-1,us-east-1',
    '--checks',
    'cloudtrail/*',
    '--fail-on',
    'medium',
  ];
  const text = await schedule(format, ...flags, '--allow-incomplete');
  expect(text).toContain(
    `blindspot scan --role-name Auditing --regions eu-west-1,us-east-1 --checks 'cloudtrail/*' --allow-incomplete --external-id "$BLINDSPOT_EXTERNAL_ID" \\`,
  );
  expect(text).toContain('set -- --fail-on medium --baseline baseline/audit.json');
  expect(text).toMatch(/npm install --global --ignore-scripts blindspot@\d+\.\d+\.\d+\n/);
});

test.each([
  [['--at', '25:00'], /--at takes a time of day/],
  [['--region', 'europe'], /--region takes one Region/],
  [['--regions', 'europe'], /--regions: europe/],
  [['--auditor-arn', 'arn:aws:iam::111122223333:root'], /--auditor-arn takes the ARN of a role/],
  [['--checks', "x'; rm -rf /"], /There is no check/],
])('refuses %j', async (args, refusal) => {
  expect(await run('schedule', '--format', 'github', ...args)).toMatchObject({
    status: 2,
    refusal: expect.stringMatching(refusal),
  });
});

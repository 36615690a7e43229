import { describe, expect, test } from 'vitest';
import { checks } from '../../src/catalog/generated/checks.ts';
import { operationsOfCheck } from '../../src/cli/checks.ts';
import { exitCodeFor } from '../../src/cli/exit.ts';
import { AuditError, type AuditErrorCode } from '../../src/core/audit-error.ts';
import { toolVersion } from '../../src/core/version.ts';
import { run } from './run.ts';

describe('the program', () => {
  test('explains itself', async () => {
    const { status, stdout } = await run('--help');
    expect(status).toBe(0);
    for (const command of [
      'scan',
      'collect',
      'evaluate',
      'report',
      'verify',
      'checks',
      'explain',
      'plan',
      'policy',
      'pattern',
      'demo',
      'simulate',
    ])
      expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    expect(stdout).toContain('Exit status: 0');
  });

  test('explains each command', async () => {
    const { status, stdout } = await run('scan', '--help');
    expect(status).toBe(0);
    for (const flag of [
      '--profile',
      '--role-name',
      '--external-id',
      '--accounts',
      '--ous',
      '--regions',
      '--checks',
      '--fail-on',
      '--allow-incomplete',
    ])
      expect(stdout).toContain(flag);
  });

  test('tells its version', async () => {
    expect(await run('--version')).toMatchObject({ status: 0, stdout: `${toolVersion}\n` });
  });

  test('without a command cannot run', async () => {
    const { status, stdout, stderr } = await run();
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: blindspot');
  });
});

describe('a wrong command line is refused in one sentence', () => {
  test.each<[string, string[], RegExp]>([
    ['a command that is not there', ['scna'], /^usage: unknown command 'scna' \(Did you mean scan\?\)\. Try --help\.$/],
    [
      'a flag that is not there',
      ['scan', '--account', '1'],
      /^usage: unknown option '--account' \(Did you mean --accounts\?\)\. Try --help\.$/,
    ],
    [
      'a flag without its value',
      ['scan', '--accounts'],
      /^usage: option '--accounts <ids>' argument missing\. Try --help\.$/,
    ],
    [
      'a severity that is not there',
      ['scan', '--fail-on', 'hgih'],
      /^usage: option '--fail-on <severity>' argument 'hgih' is invalid\. Allowed choices are .*\. Try --help\.$/,
    ],
    [
      'a format that is not there',
      ['scan', '--format', 'html,jsno'],
      /^usage: --format: jsno is no format\. There are /,
    ],
    ['no format', ['scan', '--format', ','], /^usage: --format: nothing is no format/],
    ['something left over', ['verify', 'a', 'b'], /^usage: .*[Tt]oo many arguments/],
    [
      'a malformed account',
      ['scan', '--accounts', '111111111111,1234'],
      /^usage: --accounts: 1234 is wrong: an AWS account id has twelve digits\.$/,
    ],
    ['an empty list of accounts', ['scan', '--accounts', ''], /^usage: --accounts names nothing\.$/],
    ['a malformed account to leave out', ['scan', '--exclude-accounts', 'x'], /^usage: --exclude-accounts: x is wrong/],
    [
      'a malformed Region',
      ['scan', '--regions', 'Ireland'],
      /^usage: --regions: Ireland is wrong: a Region name looks like eu-west-1\.$/,
    ],
    [
      'a role name with a space',
      ['scan', '--role-name', 'my role'],
      /^usage: --role-name: my role is not a role name\.$/,
    ],
    ['an empty role name', ['scan', '--role-name', ''], /^usage: --role-name: nothing is not a role name\.$/],
    [
      'accounts of a single account',
      ['scan', '--single-account', '--ous', 'Root'],
      /^usage: --single-account leaves no accounts to choose/,
    ],
    ['an empty list of OUs', ['scan', '--ous', ''], /^usage: --ous names nothing\.$/],
    [
      'a check that is not there',
      ['scan', '--checks', 'cloudtrail/log-files-are-valid'],
      /^usage: There is no check cloudtrail\/log-files-are-valid; did you mean cloudtrail\/log-files-are-validated\?/,
    ],
    ['no check at all', ['scan', '--checks', ','], /^usage: --checks names nothing\.$/],
    [
      'a framework that is not there',
      ['checks', '--framework', 'pci-dss-4.0.1,pci'],
      /^usage: There is no framework pci\. There are cis-aws-1\.4, .*, mitre-attack-19\.$/,
    ],
    ['no framework', ['plan', '--framework', ''], /^usage: --framework names nothing\. There are cis-aws-1\.4, /],
    [
      'a framework that no chosen check serves',
      ['checks', '--framework', 'cis-aws-7.0', '--checks', 'cloudtrail/insights-are-enabled'],
      /^usage: None of the chosen checks serves cis-aws-7\.0\.$/,
    ],
    [
      'a check that cannot be explained',
      ['explain', 'guardduty/detector'],
      /^usage: There is no check guardduty\/detector; did you mean guardduty\//,
    ],
    [
      'too much at a time',
      ['scan', '--concurrency', '0'],
      /^usage: --concurrency takes a whole number from 1 to 4096, not 0\.$/,
    ],
    ['an endpoint that is no URL', ['scan', '--endpoint-url', 'localhost:4566'], /^usage: --endpoint-url takes a URL/],
    [
      'a settings file that is not there',
      ['scan', '--settings', '/nowhere.yaml'],
      /^settings: Cannot read the settings file \/nowhere\.yaml/,
    ],
    [
      'a bundle that is not there',
      ['verify', '/nowhere'],
      /^bundle: Cannot read \/nowhere\/manifest\.json: there is no such file\.$/,
    ],
    [
      'an audit that is not there',
      ['report', '/nowhere.json'],
      /^bundle: Cannot read the audit result \/nowhere\.json/,
    ],
  ])('%s', async (_, args, said) => {
    const { status, refusal, stdout } = await run(...args);
    expect(refusal).toMatch(said);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});

test.each<[AuditErrorCode, number]>([
  ['usage', 2],
  ['settings', 2],
  ['credentials', 2],
  ['organization', 2],
  ['bundle', 2],
  ['output', 2],
  ['checks', 2],
  ['interrupted', 3],
])('a run that ends for want of %s exits %i', (code, status) => {
  expect(exitCodeFor(new AuditError(code, ''))).toBe(status);
});

test('a bug in blindspot exits 2', () => expect(exitCodeFor(new TypeError('oops'))).toBe(2));

describe('checks', () => {
  test('--json lists the catalogue for other programs', async () => {
    const { status, stdout } = await run('checks', '--json');
    const list = JSON.parse(stdout) as Record<string, unknown>[];
    expect(status).toBe(0);
    expect(list.map(({ id }) => id)).toEqual(checks.map(({ id }) => id));
    for (const check of list) {
      expect(Object.keys(check)).toEqual([
        'id',
        'title',
        'severity',
        'breadth',
        'controls',
        'requirements',
        'operations',
      ]);
      expect(check['operations']).toEqual(
        [...(check['operations'] as string[])].filter((name) => /^[a-z0-9-]+:[A-Z]/.test(name)),
      );
    }
  });

  test('each name the operations that prove them', () => {
    expect(checks.filter((check) => operationsOfCheck(check).length === 0).map(({ id }) => id)).toEqual([]);
  });

  test('each name the controls of NIST SP 800-53 and PCI DSS that they serve', () => {
    const lacking = checks.filter(
      ({ controls }) => !controls['nist-800-53-r5']?.length || !controls['pci-dss-4.0.1']?.length,
    );
    expect(lacking.map(({ id }) => id)).toEqual([]);
  });

  test('are chosen by globs, in the order of the catalogue', async () => {
    const { stdout } = await run(
      'checks',
      '--json',
      '--checks',
      'log-keys/*,cloudtrail/log-files-are-validated,log-keys/key-is-rotated',
    );
    expect((JSON.parse(stdout) as { id: string }[]).map(({ id }) => id)).toEqual([
      'cloudtrail/log-files-are-validated',
      ...checks.map(({ id }) => id).filter((id) => id.startsWith('log-keys/')),
    ]);
  });

  test('are chosen by frameworks: those that serve one of them', async () => {
    const { stdout } = await run(
      'checks',
      '--json',
      '--framework',
      'cis-aws-7.0,aws-fsbp',
      '--checks',
      'log-keys/*,guardduty/*',
    );
    expect((JSON.parse(stdout) as { id: string }[]).map(({ id }) => id)).toEqual(
      checks
        .filter(({ id }) => /^(log-keys|guardduty)\//.test(id))
        .filter(({ controls }) => controls['cis-aws-7.0'] || controls['aws-fsbp'])
        .map(({ id }) => id),
    );
  });

  test('are listed for people, one a line', async () => {
    const { stdout } = await run('checks');
    expect(stdout.trimEnd().split('\n')).toHaveLength(checks.length + 1);
    expect(stdout).toMatch(/^cloudtrail\/log-files-are-validated +\w+ +Log files are validated$/m);
  });

  test('dots in a glob are dots', async () => {
    expect((await run('checks', '--checks', 'cloudtrail.log-files-are-validated')).status).toBe(2);
  });
});

test('explain tells one check in full', async () => {
  const { status, stdout } = await run('explain', 'cloudtrail/log-files-are-validated');
  expect(status).toBe(0);
  for (const part of [
    'Log files are validated',
    'What it says',
    'What it reads\n  cloudtrail:DescribeTrails',
    'Remedy\n  Turn on log file validation for the trail.\n  AWS CLI\n    aws cloudtrail update-trail',
    'NIST SP 800-53 r5: AU-9',
    'Requirements: S65, S94 (see checks/README.md)',
    'Changed by: cloudtrail:UpdateTrail',
  ])
    expect(stdout).toContain(part);
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../cli/run.ts';
import { lint } from './linters.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'blindspot-deploy-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** What a command prints, as a file. */
async function fileOf(name: string, args: readonly string[]): Promise<string> {
  const { stdout, refusal } = await run(...args);
  if (refusal !== undefined) throw new Error(refusal);
  const path = join(directory, name);
  await writeFile(path, stdout);
  return path;
}

const auditor = 'arn:aws:iam::111122223333:role/BlindspotAuditor';
const roles = [
  ['one role for all', []],
  ['the role of an account', ['--for', 'account', '--deep']],
  ['the roles of an organization', ['--for', 'organization', '--principal', auditor, '--ous', 'r-a1b2']],
  ['the auditor', ['--for', 'auditor', '--organization-id', 'o-a1b2c3d4e5', '--principal', auditor]],
  ['the auditor in GitHub', ['--for', 'auditor', '--principal', 'github:acme/security']],
  ['the auditor in GitLab', ['--for', 'auditor', '--principal', 'gitlab:acme/security@audit']],
] as const;

describe('linters that nobody here wrote have nothing to say of', () => {
  test.each(roles)('%s in CloudFormation', async (_, args) => {
    const path = await fileOf('roles.yaml', ['policy', '--format', 'cloudformation', ...args]);
    expect(await lint('cfn-lint', path)).toBe('');
  });

  test.each(roles)('%s in Terraform', async (_, args) => {
    const path = await fileOf('roles.tf', ['policy', '--format', 'terraform', ...args]);
    const parse = 'import sys, hcl2; hcl2.load(open(sys.argv[1], encoding="utf-8"))';
    expect(await lint('python', '-c', parse, path)).toBe('');
  });

  test('the schedule in AWS', async () => {
    const path = await fileOf('schedule.yaml', ['schedule', '--format', 'cloudformation']);
    expect(await lint('cfn-lint', path)).toBe('');
  });

  test('the workflow of GitHub', async () => {
    const path = await fileOf('blindspot.yml', ['schedule', '--format', 'github']);
    expect(await lint('check-jsonschema', '--builtin-schema', 'vendor.github-workflows', path)).toBe('');
    // It would have a lock file for the one package that the workflow installs, which stands there by its version.
    expect(await lint('zizmor', '--offline', '--no-progress', '--min-severity', 'medium', path)).toBe('');
  });

  test('the job of GitLab', async () => {
    const path = await fileOf('gitlab-ci.yml', ['schedule', '--format', 'gitlab']);
    const schema = ['--builtin-schema', 'vendor.gitlab-ci', '--data-transform', 'gitlab-ci'];
    expect(await lint('check-jsonschema', ...schema, path)).toBe('');
  });

  test('and they would have something to say', async () => {
    const path = join(directory, 'broken.yaml');
    await writeFile(path, 'Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketNam: x\n');
    expect(await lint('cfn-lint', path)).toContain('BucketNam');
    expect(await lint('zizmor', '--offline', '--no-progress', path)).not.toBe('');
    expect(await lint('check-jsonschema', '--builtin-schema', 'vendor.gitlab-ci', path)).not.toBe('');
  });
});

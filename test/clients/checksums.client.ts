import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { signedRun } from '../bundle/a-run.ts';

test('sha256sum and openssl verify what a run wrote', async () => {
  const { directory, open } = await signedRun();
  const told = (program: string, ...args: string[]) =>
    execFileSync(program, args, { cwd: directory, encoding: 'utf8' });
  expect(told('sha256sum', '--check', 'SHA256SUMS')).toBe('audit.json: OK\nevidence/manifest.json: OK\n');
  const files = ['-rawin', '-in', 'SHA256SUMS', '-sigfile', 'SHA256SUMS.sig'];
  expect(told('openssl', 'pkeyutl', '-verify', '-pubin', '-inkey', open, ...files)).toContain('Verified Successfully');
});

import { vi } from 'vitest';
import { exitCodeFor } from '../../src/cli/exit.ts';
import { program } from '../../src/cli/program.ts';
import { AuditError } from '../../src/core/audit-error.ts';

/** Runs the program in this process. @returns what it wrote, its exit status, and why it could not run */
export async function run(...args: readonly string[]) {
  let stdout = '';
  let stderr = '';
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
  let status: number;
  let refusal: string | undefined;
  try {
    status = await program(['node', 'blindspot', ...args]);
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    status = exitCodeFor(error);
    refusal = `${error.code}: ${error.message}`;
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
  return { status, stdout, stderr, refusal };
}

#!/usr/bin/env node
import { register } from 'node:module';
import { AuditError } from '../core/audit-error.ts';
import { exitCodeFor } from './exit.ts';
import { program } from './program.ts';
import { thriftyHeap } from './thrifty-heap.ts';

thriftyHeap();

// The SDK would print a notice about coming Node versions on stderr, in the middle of the progress.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
// Only who brings checks pays for the thread of a resolver.
if (process.argv.some((argument) => argument.startsWith('--checks-dir'))) register('./own-package.js', import.meta.url);
// A reader that has seen enough (`blindspot checks | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await program(process.argv);
} catch (error) {
  if (error instanceof AuditError) process.stderr.write(`blindspot: ${error.message}\n`);
  else process.stderr.write(`blindspot: a bug in blindspot: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = exitCodeFor(error);
}
// Aborted back-offs of the SDK keep timers alive for up to twenty seconds; everything has been written by now.
process.stdout.write('', () => process.exit());

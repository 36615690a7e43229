import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { virtualEnvironment } from '../emulator/moto/virtual-environment.ts';
import { type Answer, type AwsClient, cleanEnvironment } from './aws-client.ts';

/** boto3 in one Python process, from the virtual environment that the moto suite uses too (moto brings boto3). */
export async function startBoto3(): Promise<AwsClient> {
  const python = await boto3Python();
  const script = new URL('./python/ask.py', import.meta.url).pathname;
  const child = spawn(python, [script], { env: cleanEnvironment(), stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting: { resolve(answer: Answer): void; reject(error: Error): void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.resolve(JSON.parse(line) as Answer));
  child.once('exit', (code) => {
    for (const { reject } of waiting) reject(new Error(`the Python process ended with ${code}`));
  });
  return {
    name: 'boto3',
    call(as, service, operation, parameters = {}) {
      child.stdin.write(`${JSON.stringify({ ...as, service, operation, parameters })}\n`);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    close: () => child.stdin.end(),
  };
}

/** The Python that has boto3; installed when it is not there. */
export function boto3Python(): Promise<string> {
  return virtualEnvironment(new URL('../../.moto', import.meta.url).pathname);
}

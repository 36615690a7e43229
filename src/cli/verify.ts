import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { checksumsFile, readPublicKey, verifyChecksums } from '../bundle/checksums.ts';
import { Bundle } from '../bundle/read.ts';
import { kinds } from '../catalog/generated/collectors.ts';
import { AuditError } from '../core/audit-error.ts';
import { counted } from '../core/counted.ts';
import type { Manifest } from '../core/manifest.ts';
import { openStore } from './open-store.ts';
import { evidenceDirectory } from './run-place.ts';

/** `blindspot verify`. @returns 0 for a whole run or bundle, 3 for a sound one that is incomplete */
export async function verifyCommand(directory: string, flags: { readonly publicKey?: string }): Promise<number> {
  const key = flags.publicKey === undefined ? null : await readPublicKey(flags.publicKey);
  const isRun = await isThere(join(directory, checksumsFile));
  if (!isRun && key)
    throw new AuditError('bundle', `${directory} has no ${checksumsFile}: a signature is of a run, not of a bundle.`);
  if (!isRun) return verifyBundle(directory);
  const files = await verifyChecksums(directory, key);
  process.stdout.write(
    `${directory}: ${counted(files.length, 'file is', 'files are')} as the run wrote them${key ? ', and signed with this key' : ''}\n`,
  );
  const evidence = join(directory, evidenceDirectory);
  return (await isThere(evidence)) ? verifyBundle(evidence) : 0;
}

async function verifyBundle(place: string): Promise<number> {
  const bundle = await Bundle.open(await openStore(place), kinds);
  await bundle.verify();
  const { manifest, digest } = bundle;
  const planned = manifest.accounts.filter(({ skipped }) => !skipped).length;
  process.stdout.write(
    `${place}: every file is as the scan of ${manifest.startedAt} wrote it\n` +
      `${bundle.accounts().length} of ${counted(planned, 'account')}, ${counted(Object.keys(manifest.files).length, 'file')}, sha256 of the manifest ${digest}\n`,
  );
  process.stdout.write(callsText(manifest.calls));
  if (manifest.complete) return 0;
  process.stdout.write('the scan did not finish: go on with --resume\n');
  return 3;
}

/** How often AWS was asked, and for what: a line for each operation. */
function callsText({ made, throttled, byOperation = {} }: Manifest['calls']): string {
  const often = Object.entries(byOperation).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return [
    `${made} calls, ${throttled} of them throttled`,
    ...often.map(([name, count]) => `  ${count}  ${name}`),
    '',
  ].join('\n');
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

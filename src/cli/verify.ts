import { Bundle } from '../bundle/read.ts';
import { kinds } from '../catalog/generated/collectors.ts';

/** `blindspot verify`. @returns 0 for a whole bundle, 3 for a sound one that is incomplete */
export async function verifyCommand(directory: string): Promise<number> {
  const bundle = await Bundle.open(directory, kinds);
  await bundle.verify();
  const { manifest, digest } = bundle;
  const planned = manifest.accounts.filter(({ skipped }) => !skipped).length;
  process.stdout.write(
    `${directory}: every file is as the scan of ${manifest.startedAt} wrote it\n` +
      `${bundle.accounts().length} of ${planned} accounts, ${Object.keys(manifest.files).length} files, sha256 of the manifest ${digest}\n`,
  );
  if (manifest.complete) return 0;
  process.stdout.write('the scan did not finish: go on with --resume\n');
  return 3;
}

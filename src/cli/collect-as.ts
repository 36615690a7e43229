import { Bundle } from '../bundle/read.ts';
import { directoryStore } from '../bundle/store.ts';
import { manifestFile } from '../bundle/write.ts';
import { checks as wholeCatalogue } from '../catalog/generated/checks.ts';
import { kinds } from '../catalog/generated/collectors.ts';
import { AuditError } from '../core/audit-error.ts';
import type { CollectRequest } from '../library.ts';
import { chooseChecks } from './choose-checks.ts';
import { collectBundle } from './collect-bundle.ts';
import { startAws } from './start-aws.ts';

/** Collects as the library asks, not as flags do. See `collect` of the library. */
export async function collectAs(request: CollectRequest): Promise<Bundle> {
  const { directory, checks, signal = new AbortController().signal, credentials } = request;
  const store = directoryStore(directory);
  const earlier = (await store.find(manifestFile)) ? await Bundle.open(store, kinds) : null;
  if (earlier && !request.resume)
    throw new AuditError('bundle', `${directory} already holds a bundle: resume it, or name another place.`);
  if (earlier?.manifest.complete) return earlier;
  const startedAt = new Date();
  const catalogue = [...new Set([...wholeCatalogue, ...(checks ?? [])])];
  const options = {
    roleName: 'BlindspotAudit',
    managementRoleName: null,
    accounts: null,
    excludeAccounts: [],
    ous: null,
    regions: null,
    singleAccount: false,
    ...request.scope,
    checks: checks?.map(({ id }) => id) ?? null,
  };
  const { concurrency = 256, endpoint, externalId } = request;
  const started = await startAws({
    connection: { concurrency, endpoint, externalId },
    options,
    checks: checks ?? chooseChecks({}),
    signal,
    now: startedAt,
    ...(credentials && { credentials }),
  });
  const view = { start: () => request.onProgress ?? (() => undefined), stop: () => undefined };
  return collectBundle({ store, started, options, catalogue, resume: earlier, startedAt, signal, view });
}
